import { fact } from "../fact.ts";
import type { Assumption } from "../kinds.ts";

export const entry: Assumption<"duration"> = {
  kind: "assumption",
  id: "hall-spacing",
  title: "From one hall to the next",
  dimension: "duration",
  given: fact("duration", "2 months", {
    source: "ampacity-judgement",
    at: "timelines of abilene-tx and shackelford-tx",
    grade: "guess",
    interval: ["1 months", "6 months"],
    note: "Shackelford files one to two months apart, Abilene up to six",
  }),
  shape: "straight",
  feeds: "dates of later halls when only the first is dated",
};
