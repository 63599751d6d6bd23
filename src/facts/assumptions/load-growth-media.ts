import { fact } from "../fact.ts";
import type { Assumption } from "../kinds.ts";

export const entry: Assumption<"share"> = {
  kind: "assumption",
  id: "load-growth-media",
  title: "Growth of media requests per user a year",
  dimension: "share",
  given: fact("share", "30 %", {
    source: "ampacity-judgement",
    at: "no dated series of this load",
    grade: "guess",
    interval: ["0 %", "80 %"],
    note: "no figure published",
  }),
  shape: "straight",
  feeds: "media intensity",
};
