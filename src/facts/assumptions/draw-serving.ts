import { fact } from "../fact.ts";
import type { Assumption } from "../kinds.ts";

export const entry: Assumption<"share"> = {
  kind: "assumption",
  id: "draw-serving",
  title: "Mean draw of IT over its rating, serving",
  dimension: "share",
  given: fact("share", "60 %", {
    source: "ampacity-judgement",
    at: "judgement on the rows named",
    grade: "guess",
    interval: ["45 %", "75 %"],
    note: "H100 serving holds 400 to 550 of 700 W; prefill attention draws 56 to 74 % and decode attention 27 to 39 % of a GPU’s limit, expert layers more",
  }),
  shape: "straight",
  feeds: "energy of serving",
};
