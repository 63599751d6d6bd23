import { fact } from "../fact.ts";
import type { Assumption } from "../kinds.ts";

export const entry: Assumption<"share"> = {
  kind: "assumption",
  id: "region-share-middle-east-africa",
  title: "Share of requests: Middle East and Africa",
  dimension: "share",
  given: fact("share", "12 %", {
    source: "ampacity-judgement",
    at: "the rest, by judgement",
    grade: "guess",
    interval: ["8 %", "16 %"],
  }),
  shape: "straight",
  feeds: "hour profile",
};
