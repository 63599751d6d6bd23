import { fact } from "../fact.ts";
import type { Assumption } from "../kinds.ts";

export const entry: Assumption<"ratio"> = {
  kind: "assumption",
  id: "serving-speed-factor",
  title: "Real over predicted serving speed",
  dimension: "ratio",
  given: fact("ratio", "1", {
    source: "ampacity-judgement",
    at: "error of a roofline on hardware nobody has measured",
    grade: "guess",
    interval: ["0.55", "1.6"],
    note: "an eleven-constant roofline showed 21 % mean error on measured systems; transfer to a new generation is wider",
  }),
  shape: "lognormal",
  feeds: "serving capacity",
};
