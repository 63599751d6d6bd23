import { fact } from "../fact.ts";
import type { Series } from "../kinds.ts";

export const entry: Series = {
  kind: "series",
  id: "google-tokens",
  title: "Google tokens, all surfaces",
  quantity: "tokens a month",
  dimension: "tokenRate",
  points: [
    fact("tokenRate", "9.7 Ttok/month", {
      source: "google-io-tokens",
      at: "statement",
      grade: "reported",
      on: "2024-05-14",
    }),
    fact("tokenRate", "480 Ttok/month", {
      source: "google-io-tokens",
      at: "statement",
      grade: "reported",
      on: "2025-05-20",
    }),
    fact("tokenRate", "980 Ttok/month", {
      source: "google-io-tokens",
      at: "statement",
      grade: "reported",
      on: "2025-07-23",
    }),
    fact("tokenRate", "1300 Ttok/month", {
      source: "google-io-tokens",
      at: "statement",
      grade: "reported",
      on: "2025-10-29",
    }),
    fact("tokenRate", "3200 Ttok/month", {
      source: "google-io-tokens",
      at: "statement",
      grade: "reported",
      on: "2026-05-19",
      bound: "at least",
    }),
  ],
  note: "Every surface, not only chat; no split of input and output was published.",
};
