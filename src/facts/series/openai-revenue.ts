import { fact } from "../fact.ts";
import type { Series } from "../kinds.ts";

export const entry: Series = {
  kind: "series",
  id: "openai-revenue",
  title: "OpenAI revenue of a period, as yearly rate",
  quantity: "revenue",
  dimension: "moneyRate",
  points: [
    fact("moneyRate", "13 GUSD/year", {
      source: "vortx-openai-2026",
      at: "year 2025",
      grade: "reported",
      on: "2025-12-31",
    }),
    fact("moneyRate", "24 GUSD/year", {
      source: "bitsminds-s1",
      at: "first quarter 2026",
      grade: "derived",
      on: "2026-03-31",
      formula: "nearly 6 B a quarter × 4 = 24",
    }),
  ],
};
