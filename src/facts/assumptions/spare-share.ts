import { fact } from "../fact.ts";
import type { Assumption } from "../kinds.ts";

export const entry: Assumption<"share"> = {
  kind: "assumption",
  id: "spare-share",
  title: "Packages held spare",
  dimension: "share",
  given: fact("share", "4 %", {
    source: "ampacity-judgement",
    at: "judgement on the rows named",
    grade: "guess",
    interval: ["2 %", "6 %"],
    note: "5 % advised on NCSA Delta; BLOOM held 8 %",
  }),
  shape: "straight",
  feeds: "packages available to work",
};
