import { fact } from "../fact.ts";
import type { Series } from "../kinds.ts";

export const entry: Series = {
  kind: "series",
  id: "openai-arr",
  title: "OpenAI annualised revenue",
  quantity: "run-rate",
  dimension: "moneyRate",
  points: [
    fact("moneyRate", "2 GUSD/year", {
      source: "the-decoder-openai-compute",
      at: "CFO post",
      grade: "reported",
      on: "2023-12-31",
    }),
    fact("moneyRate", "6 GUSD/year", {
      source: "the-decoder-openai-compute",
      at: "CFO post",
      grade: "reported",
      on: "2024-12-31",
    }),
    fact("moneyRate", "20 GUSD/year", {
      source: "the-decoder-openai-compute",
      at: "CFO post",
      grade: "reported",
      on: "2025-12-31",
      bound: "at least",
    }),
    fact("moneyRate", "25 GUSD/year", {
      source: "vortx-openai-2026",
      at: "page",
      grade: "reported",
      on: "2026-03-31",
    }),
  ],
};
