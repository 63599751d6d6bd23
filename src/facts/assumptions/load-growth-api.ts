import { fact } from "../fact.ts";
import type { Assumption } from "../kinds.ts";

export const entry: Assumption<"share"> = {
  kind: "assumption",
  id: "load-growth-api",
  title: "Growth of API tokens a year",
  dimension: "share",
  given: fact("share", "80 %", {
    source: "vortx-openai-2026",
    at: "6 to 15 Gtok/min in 5.8 months",
    grade: "guess",
    interval: ["20 %", "200 %"],
    formula: "(15 ÷ 6)^(12 ÷ 5.8) − 1 = 566 % a year observed; a decade of it is impossible",
    note: "base and interval are ours, for the mean over the years to 2030",
  }),
  shape: "straight",
  feeds: "API demand",
};
