import { fact } from "../fact.ts";
import type { Assumption } from "../kinds.ts";

export const entry: Assumption<"share"> = {
  kind: "assumption",
  id: "load-growth-intensity-chat",
  title: "Growth of chat requests per user a year",
  dimension: "share",
  given: fact("share", "10 %", {
    source: "ampacity-judgement",
    at: "no dated series of this load",
    grade: "guess",
    interval: ["0 %", "30 %"],
    note: "no message total after July 2025 was published",
  }),
  shape: "straight",
  feeds: "chat intensity",
};
