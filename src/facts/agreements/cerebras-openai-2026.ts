import { fact } from "../fact.ts";
import type { AgreementEntry } from "../kinds.ts";

export const entry: AgreementEntry = {
  kind: "agreement",
  id: "cerebras-openai-2026",
  title: "Cerebras–OpenAI inference capacity",
  instrument: "supply",
  parties: { from: "cerebras", to: "openai" },
  status: [{ from: "2026-01-14", is: "signed", kind: "reported", source: "s42-openai-cerebras" }],
  terms: {
    amount: fact("money", "10 GUSD", {
      source: "s42-openai-cerebras",
      at: "page",
      grade: "vendor",
      bound: "at least",
    }),
    capacity: fact("power", "750 MW", {
      source: "s42-openai-cerebras",
      at: "page",
      grade: "vendor",
      bound: "at most",
      note: "frame not stated",
    }),
    term: fact("duration", "3 years", {
      source: "s42-openai-cerebras",
      at: "page",
      grade: "vendor",
      note: "to 2028",
    }),
  },
  statements: [
    {
      says: "Low-latency inference, in phases to 2028.",
      source: "s42-openai-cerebras",
      grade: "vendor",
    },
  ],
};
