import { fact } from "../fact.ts";
import type { Assumption } from "../kinds.ts";

export const entry: Assumption<"share"> = {
  kind: "assumption",
  id: "software-gain-per-year",
  title: "Speed from software alone, a year",
  dimension: "share",
  given: fact("share", "20 %", {
    source: "mlcommons-training-results",
    at: "same machines, v5.0 to v5.1",
    grade: "guess",
    interval: ["0 %", "45 %"],
    formula: "105.52 ÷ 84.94 = 1.24 in one round of about half a year: 54 % a year if it went on",
    note: "it does not go on for the life of a platform: base and interval are ours",
  }),
  shape: "straight",
  feeds: "serving speed over the years",
};
