import { fact } from "../fact.ts";
import type { Assumption } from "../kinds.ts";

export const entry: Assumption<"duration"> = {
  kind: "assumption",
  id: "slip-first-power",
  title: "Slip of first power behind its promise",
  dimension: "duration",
  given: fact("duration", "5 months", {
    source: "ampacity-judgement",
    at: "sheet slips-observed",
    grade: "guess",
    interval: ["0 months", "13 months"],
    note: "low: on time; base: Abilene and UAE; high: Shackelford",
  }),
  shape: "straight",
  feeds: "every planned or projected date after the as-of date, one slip for all of a draw",
};
