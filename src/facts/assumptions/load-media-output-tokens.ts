import { fact } from "../fact.ts";
import type { Assumption } from "../kinds.ts";

export const entry: Assumption<"count"> = {
  kind: "assumption",
  id: "load-media-output-tokens",
  title: "Token equivalents made per media request",
  dimension: "count",
  given: fact("count", "5000", {
    source: "ampacity-judgement",
    at: "no figure published",
    grade: "guess",
    interval: ["1000", "50000"],
    note: "a diffusion pass is not a token; this counts its arithmetic as if it were",
  }),
  shape: "lognormal",
  feeds: "media decode",
};
