import { fact } from "../fact.ts";
import type { Assumption } from "../kinds.ts";

export const entry: Assumption<"share"> = {
  kind: "assumption",
  id: "region-share-asia-pacific",
  title: "Share of requests: Asia-Pacific without India",
  dimension: "share",
  given: fact("share", "24 %", {
    source: "similarweb-chatgpt-2026",
    at: "Japan alone 4.2 % of web visitors",
    grade: "guess",
    interval: ["18 %", "30 %"],
  }),
  shape: "straight",
  feeds: "hour profile",
};
