import { fact } from "../fact.ts";
import type { Assumption } from "../kinds.ts";

export const entry: Assumption<"ratio"> = {
  kind: "assumption",
  id: "serving-speed-factor",
  title: "Real over predicted serving speed",
  dimension: "ratio",
  given: fact("ratio", "1", {
    source: "ampacity-judgement",
    at: "error of the fitted step model on hardware nobody has measured",
    grade: "guess",
    interval: ["0.55", "1.6"],
    note: "on measured systems left out of the fit, nine in ten decode times lie within about 37 %; disaggregated rack-scale rows, never fitted, err alike; transfer to a new generation is wider",
  }),
  shape: "lognormal",
  feeds: "serving capacity",
};
