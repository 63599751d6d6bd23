import { fact } from "../fact.ts";
import type { Assumption } from "../kinds.ts";

export const entry: Assumption<"tokenRate"> = {
  kind: "assumption",
  id: "load-api-tokens",
  title: "API tokens, input and output",
  dimension: "tokenRate",
  given: fact("tokenRate", "15 Gtok/min", {
    source: "vortx-openai-2026",
    at: "31 March 2026",
    grade: "reported",
    interval: ["12 Gtok/min", "20 Gtok/min"],
    on: "2026-03-31",
    bound: "at least",
    note: "the interval is ours",
  }),
  shape: "straight",
  feeds: "API demand",
};
