import { fact } from "../fact.ts";
import type { Assumption } from "../kinds.ts";

export const entry: Assumption<"share"> = {
  kind: "assumption",
  id: "senior-debt-share",
  title: "Senior debt in a campus’s capital",
  dimension: "share",
  given: fact("share", "75 %", {
    source: "ampacity-judgement",
    at: "sheet finance-debt",
    grade: "guess",
    interval: ["60 %", "90 %"],
    note: "Abilene 63, Saline 87.5; loans set against headline budgets run higher",
  }),
  shape: "straight",
  feeds: "debt of the campus company",
};
