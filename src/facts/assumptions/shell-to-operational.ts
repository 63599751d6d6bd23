import { fact } from "../fact.ts";
import type { Assumption } from "../kinds.ts";

export const entry: Assumption<"duration"> = {
  kind: "assumption",
  id: "shell-to-operational",
  title: "Shell complete to operational",
  dimension: "duration",
  given: fact("duration", "6 months", {
    source: "ampacity-judgement",
    at: "sheet durations-observed",
    grade: "guess",
    interval: ["5 months", "9 months"],
    note: "150 days and six months are the trackers’ defaults; seven months seen at Abilene",
  }),
  shape: "straight",
  feeds: "in-service dates of shells already up",
};
