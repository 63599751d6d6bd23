import { fact } from "../fact.ts";
import type { Assumption } from "../kinds.ts";

export const entry: Assumption<"share"> = {
  kind: "assumption",
  id: "region-share-europe",
  title: "Share of requests: Europe",
  dimension: "share",
  given: fact("share", "24 %", {
    source: "ampacity-judgement",
    at: "the rest, by judgement",
    grade: "guess",
    interval: ["18 %", "30 %"],
  }),
  shape: "straight",
  feeds: "hour profile",
};
