import { fact } from "../fact.ts";
import type { Assumption } from "../kinds.ts";

export const entry: Assumption<"waterIntensity"> = {
  kind: "assumption",
  id: "water-use",
  title: "Water per unit of IT energy",
  dimension: "waterIntensity",
  given: {
    chosen: fact("waterIntensity", "0.1 L/kWh", {
      source: "ampacity-judgement",
      at: "judgement on the rows named",
      grade: "guess",
      interval: ["0 L/kWh", "1.12 L/kWh"],
      note: "closed loops evaporate nothing and reach 0; below the 0.15 of AWS because a fleet holds older halls; the upper end is the 2.6 million gallons per MW-year of evaporative cooling",
    }),
    rivals: [
      fact("waterIntensity", "0.15 L/kWh", {
        source: "cloud-sustainability",
        at: "article",
        grade: "reported",
        note: "AWS",
      }),
      fact("waterIntensity", "0.27 L/kWh", {
        source: "cloud-sustainability",
        at: "article",
        grade: "reported",
        note: "Microsoft, financial year 2025",
      }),
      fact("waterIntensity", "1.12 L/kWh", {
        source: "vera-rubin-water",
        at: "article",
        grade: "derived",
        formula: "2.6 M gallons × 3.785 L ÷ 8,766 MWh = 1.12 L/kWh",
        note: "evaporative cooling, before",
      }),
    ],
    choice: {
      on: "2026-11-24",
      reason: "the campuses planned are closed loops; fleets reported hold older halls",
    },
  },
  shape: "straight",
  feeds: "water of the cooling, on IT energy",
};
