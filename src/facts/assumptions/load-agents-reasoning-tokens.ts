import { fact } from "../fact.ts";
import type { Assumption } from "../kinds.ts";

export const entry: Assumption<"count"> = {
  kind: "assumption",
  id: "load-agents-reasoning-tokens",
  title: "Hidden tokens per agent request",
  dimension: "count",
  given: fact("count", "800", {
    source: "ampacity-judgement",
    at: "half of a reasoning message or more",
    grade: "guess",
    interval: ["200", "4000"],
  }),
  shape: "lognormal",
  feeds: "agent decode",
};
