import { fact } from "../fact.ts";
import type { Assumption } from "../kinds.ts";

export const entry: Assumption<"share"> = {
  kind: "assumption",
  id: "draw-training",
  title: "Mean draw of IT over its rating, training",
  dimension: "share",
  given: fact("share", "85 %", {
    source: "ampacity-judgement",
    at: "judgement on the rows named",
    grade: "guess",
    interval: ["76 %", "95 %"],
    note: "8-GPU H100 nodes peak at 82 % and run compute-heavy training at 76 % of rating (Latif, Newkirk); large GEMM holds 97 to 99 % of a GPU’s limit",
  }),
  shape: "straight",
  feeds: "energy of training",
};
