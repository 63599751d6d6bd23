import { fact } from "../fact.ts";
import type { Assumption } from "../kinds.ts";

export const entry: Assumption<"share"> = {
  kind: "assumption",
  id: "region-share-us",
  title: "Share of requests: United States",
  dimension: "share",
  given: fact("share", "13 %", {
    source: "axios-daily-prompts",
    at: "330 M of 2.5 B daily prompts",
    grade: "reported",
    interval: ["11 %", "20 %"],
    on: "2025-07-21",
  }),
  shape: "straight",
  feeds: "hour profile",
};
