import { fact } from "../fact.ts";
import type { Assumption } from "../kinds.ts";

export const entry: Assumption<"duration"> = {
  kind: "assumption",
  id: "facility-life",
  title: "Economic life of the facility",
  dimension: "duration",
  given: {
    chosen: fact("duration", "14 years", {
      source: "epoch-data-centre-cost-breakdown",
      at: "summary",
      grade: "estimate",
      interval: ["12 years", "20 years"],
      note: "the interval is ours, up to the longest lease",
    }),
    rivals: [
      fact("duration", "39 years", {
        source: "s117-three-year-clock",
        at: "article",
        grade: "vendor",
        note: "buildings in the accounts",
      }),
      fact("duration", "15 years", {
        source: "s62-oracle-40b-chips-abilene",
        at: "article",
        grade: "vendor",
        note: "lease at Abilene",
      }),
    ],
    choice: {
      on: "2026-11-24",
      reason:
        "mechanical and electrical works outweigh the building, and it goes with the cost model used for capital",
    },
  },
  shape: "straight",
  feeds: "recovery of campus capital",
};
