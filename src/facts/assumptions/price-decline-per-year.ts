import { fact } from "../fact.ts";
import type { Assumption } from "../kinds.ts";

export const entry: Assumption<"share"> = {
  kind: "assumption",
  id: "price-decline-per-year",
  title: "Fall of price at constant capability, a year",
  dimension: "share",
  given: fact("share", "90 %", {
    source: "epoch-inference-price-trends",
    at: "median 40 to 50 times a year; a16z 10 times",
    grade: "estimate",
    interval: ["80 %", "97.5 %"],
    note: "10 times a year is 90 %; flagship list prices did not fall",
  }),
  shape: "straight",
  feeds: "price path",
};
