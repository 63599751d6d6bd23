import { fact } from "../fact.ts";
import type { Series } from "../kinds.ts";

export const entry: Series = {
  kind: "series",
  id: "openai-api-tokens",
  title: "OpenAI API tokens",
  quantity: "input and output tokens",
  dimension: "tokenRate",
  points: [
    fact("tokenRate", "6 Gtok/min", {
      source: "findarticles-800m",
      at: "DevDay",
      grade: "reported",
      on: "2025-10-06",
      bound: "at least",
    }),
    fact("tokenRate", "15 Gtok/min", {
      source: "vortx-openai-2026",
      at: "page",
      grade: "reported",
      on: "2026-03-31",
      bound: "at least",
    }),
  ],
  note: "An estimate of 260 T tokens a month for ChatGPT and the API together (October 2025, weak) equals the API alone. The split of input and output is unpublished, and no later figure was found.",
};
