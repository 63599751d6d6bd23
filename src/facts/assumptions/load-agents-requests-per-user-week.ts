import { fact } from "../fact.ts";
import type { Assumption } from "../kinds.ts";

export const entry: Assumption<"count"> = {
  kind: "assumption",
  id: "load-agents-requests-per-user-week",
  title: "Agent requests per weekly user and week, over all users",
  dimension: "count",
  given: fact("count", "2.1", {
    source: "codex-keynote-2026-04",
    at: "weekly Codex users, mid-April 2026",
    grade: "guess",
    interval: ["0.5", "10"],
    on: "2026-04-16",
    formula:
      "3 M Codex users × 25.7 messages × 5 (messages per user grew about five-fold) × 5 LLM calls a message ÷ 900 M weekly users = 2.1",
    note: "calls a message is a guess, and so is the interval",
  }),
  shape: "lognormal",
  feeds: "agent requests",
};
