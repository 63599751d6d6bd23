import { fact } from "../fact.ts";
import type { Series } from "../kinds.ts";

export const entry: Series = {
  kind: "series",
  id: "google-api-tokens",
  title: "Google API tokens",
  quantity: "tokens a minute",
  dimension: "tokenRate",
  points: [
    fact("tokenRate", "7 Gtok/min", {
      source: "google-api-earnings",
      at: "call",
      grade: "reported",
      on: "2025-09-30",
    }),
    fact("tokenRate", "10 Gtok/min", {
      source: "google-api-earnings",
      at: "call",
      grade: "reported",
      on: "2025-12-31",
    }),
    fact("tokenRate", "16 Gtok/min", {
      source: "google-api-earnings",
      at: "call",
      grade: "reported",
      on: "2026-03-31",
    }),
    fact("tokenRate", "19 Gtok/min", {
      source: "google-api-earnings",
      at: "call",
      grade: "reported",
      on: "2026-05-19",
    }),
  ],
};
