import { fact } from "../fact.ts";
import type { Assumption } from "../kinds.ts";

export const entry: Assumption<"count"> = {
  kind: "assumption",
  id: "load-media-requests-per-user-week",
  title: "Image, video and voice requests per weekly user and week",
  dimension: "count",
  given: fact("count", "1", {
    source: "ampacity-judgement",
    at: "no figure published",
    grade: "guess",
    interval: ["0.3", "3"],
  }),
  shape: "lognormal",
  feeds: "media requests",
};
