import { fact } from "../fact.ts";
import type { Assumption } from "../kinds.ts";

export const entry: Assumption<"count"> = {
  kind: "assumption",
  id: "load-reasoning-output-tokens",
  title: "Visible tokens per reasoning message",
  dimension: "count",
  given: fact("count", "450", {
    source: "ampacity-judgement",
    at: "as chat",
    grade: "guess",
    interval: ["300", "1000"],
  }),
  shape: "lognormal",
  feeds: "reasoning decode",
};
