import { fact } from "../fact.ts";
import type { Assumption } from "../kinds.ts";

export const entry: Assumption<"count"> = {
  kind: "assumption",
  id: "load-api-request-output-tokens",
  title: "Tokens written per API request",
  dimension: "count",
  given: fact("count", "300", {
    source: "ampacity-judgement",
    at: "between trace means of 155 and 1527",
    grade: "guess",
    interval: ["100", "1000"],
  }),
  shape: "lognormal",
  feeds: "API requests",
};
