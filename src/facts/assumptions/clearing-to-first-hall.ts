import { fact } from "../fact.ts";
import type { Assumption } from "../kinds.ts";

export const entry: Assumption<"duration"> = {
  kind: "assumption",
  id: "clearing-to-first-hall",
  title: "Land clearing to first hall live",
  dimension: "duration",
  given: fact("duration", "24 months", {
    source: "ampacity-judgement",
    at: "sheet durations-observed",
    grade: "guess",
    interval: ["16 months", "33 months"],
    note: "low: Abilene building 1; base: Shackelford building 1; high: Fairwater Wisconsin",
  }),
  shape: "straight",
  feeds: "dates of sites that state only when they were cleared",
};
