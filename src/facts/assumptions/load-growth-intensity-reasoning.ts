import { fact } from "../fact.ts";
import type { Assumption } from "../kinds.ts";

export const entry: Assumption<"share"> = {
  kind: "assumption",
  id: "load-growth-intensity-reasoning",
  title: "Growth of reasoning requests per user a year",
  dimension: "share",
  given: fact("share", "40 %", {
    source: "ampacity-judgement",
    at: "no dated series of this load",
    grade: "guess",
    interval: ["10 %", "100 %"],
    note: "reasoning tokens of enterprises rose 320-fold in a year from near nothing; what lasts is a guess",
  }),
  shape: "straight",
  feeds: "reasoning intensity",
};
