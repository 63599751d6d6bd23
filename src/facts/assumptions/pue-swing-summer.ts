import { fact } from "../fact.ts";
import type { Assumption } from "../kinds.ts";

export const entry: Assumption<"ratio"> = {
  kind: "assumption",
  id: "pue-swing-summer",
  title: "Overhead of a summer afternoon over the mean overhead",
  dimension: "ratio",
  given: fact("ratio", "1.5", {
    source: "ampacity-judgement",
    at: "judgement on the rows named",
    grade: "guess",
    interval: ["1.2", "2.5"],
    note: "no measured curve of PUE against weather at 45 C supply was found; design-day figures of 1.3 to 1.4 over an annual 1.12 bound it",
  }),
  shape: "straight",
  feeds: "PUE hour by hour",
};
