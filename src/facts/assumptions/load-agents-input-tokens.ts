import { fact } from "../fact.ts";
import type { Assumption } from "../kinds.ts";

export const entry: Assumption<"count"> = {
  kind: "assumption",
  id: "load-agents-input-tokens",
  title: "Tokens read per agent request",
  dimension: "count",
  given: fact("count", "20000", {
    source: "a16z-state-of-ai",
    at: "programming prompts often above 20K",
    grade: "reported",
    interval: ["8000", "60000"],
    note: "the interval is ours",
  }),
  shape: "lognormal",
  feeds: "agent prefill",
};
