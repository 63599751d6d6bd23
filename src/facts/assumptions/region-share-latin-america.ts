import { fact } from "../fact.ts";
import type { Assumption } from "../kinds.ts";

export const entry: Assumption<"share"> = {
  kind: "assumption",
  id: "region-share-latin-america",
  title: "Share of requests: Latin America",
  dimension: "share",
  given: fact("share", "13 %", {
    source: "similarweb-chatgpt-2026",
    at: "Brazil alone 5.6 % of web visitors",
    grade: "guess",
    interval: ["9 %", "16 %"],
  }),
  shape: "straight",
  feeds: "hour profile",
};
