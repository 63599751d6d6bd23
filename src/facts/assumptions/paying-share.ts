import { fact } from "../fact.ts";
import type { Assumption } from "../kinds.ts";

export const entry: Assumption<"share"> = {
  kind: "assumption",
  id: "paying-share",
  title: "Paying share of weekly users",
  dimension: "share",
  given: fact("share", "5.6 %", {
    source: "findarticles-900m",
    at: "50 M subscribers of 900 M",
    grade: "derived",
    interval: ["5 %", "8 %"],
    formula: "50 ÷ 900 = 5.6 %",
    on: "2026-02-27",
    note: "the interval is ours",
  }),
  shape: "straight",
  feeds: "revenue",
};
