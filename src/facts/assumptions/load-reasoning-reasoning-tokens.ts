import { fact } from "../fact.ts";
import type { Assumption } from "../kinds.ts";

export const entry: Assumption<"count"> = {
  kind: "assumption",
  id: "load-reasoning-reasoning-tokens",
  title: "Hidden tokens per reasoning message",
  dimension: "count",
  given: fact("count", "1077", {
    source: "servegen",
    at: "DeepSeek-R1 service, mean output 1527",
    grade: "derived",
    interval: ["500", "5000"],
    formula: "1527 mean output tokens − 450 visible = 1077",
    note: "another service stands in; the interval is ours",
  }),
  shape: "lognormal",
  feeds: "reasoning decode",
};
