import { fact } from "../fact.ts";
import type { Assumption } from "../kinds.ts";

export const entry: Assumption<"count"> = {
  kind: "assumption",
  id: "load-chat-requests-per-user-week",
  title: "Chat messages per weekly user and week",
  dimension: "count",
  given: fact("count", "25.7", {
    source: "nber-34255",
    at: "July 2025 totals",
    grade: "derived",
    interval: ["20", "32"],
    on: "2025-07-01",
    formula: "18 B messages a week ÷ 700 M weekly users = 25.7",
    note: "the interval is ours",
  }),
  shape: "straight",
  feeds: "chat requests",
};
