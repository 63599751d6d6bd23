import { fact } from "../fact.ts";
import type { Assumption } from "../kinds.ts";

export const entry: Assumption<"count"> = {
  kind: "assumption",
  id: "load-media-input-tokens",
  title: "Token equivalents read per media request",
  dimension: "count",
  given: fact("count", "500", {
    source: "ampacity-judgement",
    at: "no figure published",
    grade: "guess",
    interval: ["200", "2000"],
  }),
  shape: "lognormal",
  feeds: "media prefill",
};
