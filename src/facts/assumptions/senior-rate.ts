import { fact } from "../fact.ts";
import type { Assumption } from "../kinds.ts";

export const entry: Assumption<"share"> = {
  kind: "assumption",
  id: "senior-rate",
  title: "Rate of senior debt",
  dimension: "share",
  given: fact("share", "6.2 %", {
    source: "ampacity-judgement",
    at: "sheet finance-debt",
    grade: "guess",
    interval: ["5.9 %", "7.5 %"],
    note: "CoreWeave’s fixed tranche, SOFR plus 250 bp, Saline’s bonds",
  }),
  shape: "straight",
  feeds: "interest of the campus company",
};
