import { fact } from "../fact.ts";
import type { Assumption } from "../kinds.ts";

export const entry: Assumption<"share"> = {
  kind: "assumption",
  id: "load-growth-users",
  title: "Growth of weekly users a year, after the last dated point",
  dimension: "share",
  given: fact("share", "20 %", {
    source: "findarticles-900m",
    at: "800 M to 900 M in 4.7 months",
    grade: "guess",
    interval: ["5 %", "35 %"],
    formula:
      "late slope (900 ÷ 800)^(12 ÷ 4.7) − 1 = 35 % a year, taken as the upper end and decaying",
    note: "base and lower end are ours: three announced points after October 2025 show slower growth than before",
  }),
  shape: "straight",
  feeds: "weekly users",
};
