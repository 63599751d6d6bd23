import { fact } from "../fact.ts";
import type { Assumption } from "../kinds.ts";

export const entry: Assumption<"count"> = {
  kind: "assumption",
  id: "load-reasoning-requests-per-user-week",
  title: "Messages per weekly user and week that use a thinking LLM",
  dimension: "count",
  given: fact("count", "3", {
    source: "ampacity-judgement",
    at: "no share published",
    grade: "guess",
    interval: ["1", "10"],
    note: "about a tenth of messages; the share of ChatGPT messages that think was not published",
  }),
  shape: "lognormal",
  feeds: "reasoning requests",
};
