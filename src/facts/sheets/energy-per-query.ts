import { fact } from "../fact.ts";
import type { Sheet } from "../kinds.ts";

export const entry: Sheet = {
  kind: "sheet",
  id: "energy-per-query",
  topic: "energy",
  title: "Energy of one query",
  facts: {
    chatGptAverage: fact("energy", "0.34 Wh", {
      source: "altman-gentle-singularity",
      at: "essay",
      grade: "vendor",
      note: "no method",
    }),
    geminiMedian: fact("energy", "0.24 Wh", {
      source: "google-energy-paper",
      at: "median text prompt, full stack",
      grade: "measured",
    }),
    geminiActiveTpu: fact("energy", "0.10 Wh", {
      source: "google-energy-paper",
      at: "active TPU alone",
      grade: "measured",
    }),
    gpt4oTypical: fact("energy", "0.3 Wh", {
      source: "epoch-energy-chatgpt",
      at: "typical",
      grade: "estimate",
    }),
    gpt4o10k: fact("energy", "2.5 Wh", {
      source: "epoch-energy-chatgpt",
      at: "10K input tokens",
      grade: "estimate",
    }),
    gpt4o100k: fact("energy", "40 Wh", {
      source: "epoch-energy-chatgpt",
      at: "100K input tokens",
      grade: "estimate",
    }),
    older: fact("energy", "3 Wh", {
      source: "epoch-energy-chatgpt",
      at: "older figure, about ten times too high",
      grade: "estimate",
    }),
    geminiPue: fact("ratio", "1.09", {
      source: "google-energy-paper",
      at: "median text prompt",
      grade: "vendor",
    }),
    geminiYear: fact("ratio", "33 x", {
      source: "google-energy-paper",
      at: "median text prompt",
      grade: "vendor",
      note: "lower in twelve months",
    }),
    gpt5Outside: fact("energy", "40 Wh", {
      source: "gpt-5-energy-estimate",
      at: "article",
      grade: "estimate",
      bound: "at most",
      note: "medium answer of about 1,000 tokens; hardware and power inferred from outside",
    }),
  },
};
