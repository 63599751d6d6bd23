import { fact } from "../fact.ts";
import type { Assumption } from "../kinds.ts";

export const entry: Assumption<"count"> = {
  kind: "assumption",
  id: "load-reasoning-input-tokens",
  title: "Tokens read per reasoning message",
  dimension: "count",
  given: fact("count", "1268", {
    source: "servegen",
    at: "DeepSeek-R1 service, mean prompt",
    grade: "measured",
    interval: ["500", "4000"],
    note: "another service stands in; the interval is ours",
  }),
  shape: "lognormal",
  feeds: "reasoning prefill",
};
