import { fact } from "../fact.ts";
import type { Assumption } from "../kinds.ts";

export const entry: Assumption<"ratio"> = {
  kind: "assumption",
  id: "facility-per-it-design-day",
  title: "Facility over IT power on the design day",
  dimension: "ratio",
  given: {
    chosen: fact("ratio", "1.35", {
      source: "epoch-ai-data-centers",
      at: "Fairwater Atlanta, Colossus 2",
      grade: "derived",
      interval: ["1.20", "1.44"],
      formula: "859 MW ÷ 636 MW = 1.35",
      note: "the interval runs from Fairwater Wisconsin to Port Washington; peak overhead as modelled, not an annual PUE",
    }),
    rivals: [
      fact("ratio", "1.25", {
        source: "ampacity-judgement",
        at: "judgement on the rows named",
        grade: "guess",
        interval: ["1.15", "1.40"],
        note: "warm-water platforms at 45 C supply need little trim cooling",
      }),
      fact("ratio", "1.40", {
        source: "epoch-gpu-power-share",
        at: "summary",
        grade: "estimate",
        note: "peak, and Epoch’s ratio for Stargate sites",
      }),
    ],
    choice: {
      on: "2026-11-24",
      reason:
        "the middle of the sites registered, 1.20 to 1.44; no design of a 45 C campus has been measured on its hottest day",
    },
  },
  shape: "straight",
  feeds: "IT power that fits under a facility limit, where a site states neither",
};
