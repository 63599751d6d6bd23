import { fact } from "../fact.ts";
import type { Assumption } from "../kinds.ts";

export const entry: Assumption<"carbonIntensity"> = {
  kind: "assumption",
  id: "grid-carbon-default",
  title: "Grid carbon where none is known",
  dimension: "carbonIntensity",
  given: fact("carbonIntensity", "420 g/kWh", {
    source: "l7-campus-state-carbon-source-notes",
    at: "sheets carbon-tx to carbon-la",
    grade: "derived",
    interval: ["305 g/kWh", "494 g/kWh"],
    formula: "median of 305, 373, 420, 456, 494 = 420",
    note: "five states, data of 2024; the US average is 350 to 373",
  }),
  shape: "straight",
  feeds: "emissions of sites without a grid figure and of unassigned blocks",
};
