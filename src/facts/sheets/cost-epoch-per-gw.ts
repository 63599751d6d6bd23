import { fact } from "../fact.ts";
import type { Sheet } from "../kinds.ts";

export const entry: Sheet = {
  kind: "sheet",
  id: "cost-epoch-per-gw",
  topic: "cost",
  title: "Cost of a gigawatt by Epoch AI",
  facts: {
    compute: fact("powerPrice", "26.1 GUSD/GW", {
      source: "epoch-ai-data-centers",
      at: "timelines, cost columns",
      grade: "derived",
      formula: "compute cost ÷ IT power, the same for every site: 26.1",
      note: "2025 USD per GW of IT",
    }),
    construction: fact("powerPrice", "11.8 GUSD/GW", {
      source: "epoch-ai-data-centers",
      at: "timelines, cost columns",
      grade: "derived",
      formula: "construction cost ÷ IT power = 11.8",
      note: "2025 USD per GW of IT",
    }),
    total: fact("powerPrice", "37.9 GUSD/GW", {
      source: "epoch-ai-data-centers",
      at: "timelines, cost columns",
      grade: "derived",
      formula: "26.1 + 11.8 = 37.9",
      note: "2025 USD per GW of IT; a fixed rule, not a disclosure",
    }),
    opex: fact("powerRent", "0.90 GUSD/GW/year", {
      source: "epoch-ai-data-centers",
      at: "timelines, cost columns",
      grade: "derived",
      formula: "operating cost ÷ IT power = 0.90",
    }),
    totalPerFacility: fact("powerPrice", "27.1 GUSD/GW", {
      source: "epoch-ai-data-centers",
      at: "timelines, cost columns",
      grade: "derived",
      formula: "37.9 ÷ 1.4 = 27.1",
      note: "per GW of facility",
    }),
    statedPerFacility: fact("powerPrice", "30 GUSD/GW", {
      source: "s73-how-much-is-gigawatt",
      at: "note",
      grade: "estimate",
      note: "per GW of facility, about",
    }),
    statedPerServerPower: fact("powerPrice", "44 GUSD/GW", {
      source: "s73-how-much-is-gigawatt",
      at: "note",
      grade: "estimate",
      note: "per GW of server power, about",
    }),
    modelCapital: fact("powerPrice", "38 GUSD/GW", {
      source: "epoch-data-centre-cost-breakdown",
      at: "summary",
      grade: "estimate",
      on: "2026-05-14",
      note: "per GW of IT, GB200",
    }),
    modelCompute: fact("powerPrice", "25.5 GUSD/GW", {
      source: "epoch-data-centre-cost-breakdown",
      at: "summary",
      grade: "derived",
      formula: "38 − 12.5 = 25.5, the split that returns the published yearly costs",
    }),
    modelFacility: fact("powerPrice", "12.5 GUSD/GW", {
      source: "epoch-data-centre-cost-breakdown",
      at: "summary",
      grade: "derived",
      formula:
        "with 25.5 of IT and a rate of 6.8 %, lives of 3, 5 and 7 years return 12, 8.5 and 7 GUSD a year",
    }),
    modelOpex: fact("powerRent", "0.9 GUSD/GW/year", {
      source: "epoch-data-centre-cost-breakdown",
      at: "summary",
      grade: "estimate",
    }),
    modelEnergy: fact("powerRent", "0.6 GUSD/GW/year", {
      source: "epoch-data-centre-cost-breakdown",
      at: "summary",
      grade: "estimate",
    }),
    modelServers: fact("powerRent", "5 GUSD/GW/year", {
      source: "epoch-data-centre-cost-breakdown",
      at: "summary",
      grade: "estimate",
    }),
    modelTotal: fact("powerRent", "8.5 GUSD/GW/year", {
      source: "epoch-data-centre-cost-breakdown",
      at: "summary",
      grade: "estimate",
    }),
    modelTotalShortLife: fact("powerRent", "12 GUSD/GW/year", {
      source: "epoch-data-centre-cost-breakdown",
      at: "summary",
      grade: "estimate",
      note: "IT life of 3 years",
    }),
    modelTotalLongLife: fact("powerRent", "7 GUSD/GW/year", {
      source: "epoch-data-centre-cost-breakdown",
      at: "summary",
      grade: "estimate",
      note: "IT life of 7 years",
    }),
    itLife: fact("duration", "5 years", {
      source: "epoch-data-centre-cost-breakdown",
      at: "summary",
      grade: "estimate",
    }),
    facilityLife: fact("duration", "14 years", {
      source: "epoch-data-centre-cost-breakdown",
      at: "summary",
      grade: "estimate",
    }),
  },
  statements: [
    {
      says: "Cooling models can be off by 2; checks came within 1.5 as a rule.",
      source: "s72-build-times-summary-with-caveats",
      grade: "vendor",
    },
  ],
};
