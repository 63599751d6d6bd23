import { fact } from "../fact.ts";
import type { Assumption } from "../kinds.ts";

export const entry: Assumption<"share"> = {
  kind: "assumption",
  id: "region-share-india",
  title: "Share of requests: India",
  dimension: "share",
  given: fact("share", "14 %", {
    source: "similarweb-chatgpt-2026",
    at: "9.8 % of web visitors, more on phones",
    grade: "guess",
    interval: ["9 %", "18 %"],
  }),
  shape: "straight",
  feeds: "hour profile",
};
