import { fact } from "../fact.ts";
import type { Series } from "../kinds.ts";

export const entry: Series = {
  kind: "series",
  id: "chatgpt-messages",
  title: "ChatGPT messages a day",
  quantity: "messages a day",
  dimension: "count",
  points: [
    fact("count", "1 B", {
      source: "samaa-altman-1b",
      at: "remark",
      grade: "reported",
      on: "2024-12-31",
    }),
    fact("count", "2.6 B", {
      source: "nber-daily-messages",
      at: "pages",
      grade: "estimate",
      on: "2025-06-30",
      note: "weak source",
    }),
    fact("count", "2.5 B", {
      source: "nber-34255",
      at: "18 B a week",
      grade: "reported",
      on: "2025-07-31",
    }),
  ],
  note: "No message total after July 2025 was found.",
};
