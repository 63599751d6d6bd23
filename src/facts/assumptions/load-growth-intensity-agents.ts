import { fact } from "../fact.ts";
import type { Assumption } from "../kinds.ts";

export const entry: Assumption<"share"> = {
  kind: "assumption",
  id: "load-growth-intensity-agents",
  title: "Growth of agents requests per user a year",
  dimension: "share",
  given: fact("share", "60 %", {
    source: "ampacity-judgement",
    at: "no dated series of this load",
    grade: "guess",
    interval: ["10 %", "150 %"],
    note: "weekly Codex users grew six-fold in four months of 2026; what lasts is a guess",
  }),
  shape: "straight",
  feeds: "agents intensity",
};
