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
};
