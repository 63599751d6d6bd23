import { fact } from "../fact.ts";
import type { Assumption } from "../kinds.ts";

export const entry: Assumption<"count"> = {
  kind: "assumption",
  id: "load-agents-output-tokens",
  title: "Visible tokens per agent request",
  dimension: "count",
  given: fact("count", "400", {
    source: "ampacity-judgement",
    at: "tool calls and edits",
    grade: "guess",
    interval: ["150", "1500"],
  }),
  shape: "lognormal",
  feeds: "agent decode",
};
