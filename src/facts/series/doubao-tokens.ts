import { fact } from "../fact.ts";
import type { Series } from "../kinds.ts";

export const entry: Series = {
  kind: "series",
  id: "doubao-tokens",
  title: "Doubao tokens",
  quantity: "tokens a day",
  dimension: "tokenRate",
  points: [
    fact("tokenRate", "12.7 Ttok/day", {
      source: "doubao-tokens-press",
      at: "articles",
      grade: "reported",
      on: "2025-03-31",
    }),
    fact("tokenRate", "30 Ttok/day", {
      source: "doubao-tokens-press",
      at: "articles",
      grade: "reported",
      on: "2025-09-30",
    }),
    fact("tokenRate", "120 Ttok/day", {
      source: "doubao-tokens-press",
      at: "articles",
      grade: "reported",
      on: "2026-04-02",
    }),
    fact("tokenRate", "180 Ttok/day", {
      source: "doubao-tokens-press",
      at: "articles",
      grade: "reported",
      on: "2026-06-23",
    }),
  ],
};
