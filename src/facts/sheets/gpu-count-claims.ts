import { fact } from "../fact.ts";
import type { Sheet } from "../kinds.ts";

export const entry: Sheet = {
  kind: "sheet",
  id: "gpu-count-claims",
  topic: "claim",
  title: "Is 10 GW four to five million GPUs?",
  facts: {
    statedLow: fact("count", "4 M", {
      source: "talkmarkets-10gw",
      at: "statement of September 2025",
      grade: "vendor",
      on: "2025-09-22",
      note: "GPUs in 10 GW, equal to a year’s shipments",
    }),
    statedHigh: fact("count", "5 M", {
      source: "talkmarkets-10gw",
      at: "statement of September 2025",
      grade: "vendor",
      on: "2025-09-22",
      note: "GPUs in 10 GW, equal to a year’s shipments",
    }),
    impliedPowerLow: fact("power", "2.0 kW", {
      source: "talkmarkets-10gw",
      at: "statement of September 2025",
      grade: "derived",
      formula: "10 GW ÷ 5 M = 2.0 kW",
    }),
    impliedPowerHigh: fact("power", "2.5 kW", {
      source: "talkmarkets-10gw",
      at: "statement of September 2025",
      grade: "derived",
      formula: "10 GW ÷ 4 M = 2.5 kW",
    }),
    vrMaxPPackages: fact("count", "2.75 M", {
      source: "dsx-maxlps-article",
      at: "1 GW dashboard, no MaxLPS",
      grade: "derived",
      formula: "10 × 274,968 = 2.75 M",
      note: "per 10 GW",
    }),
    overstatementLow: fact("ratio", "1.5 x", {
      source: "dsx-maxlps-article",
      at: "1 GW dashboard, no MaxLPS",
      grade: "derived",
      formula: "4 M ÷ 2.75 M = 1.45, printed 1.5",
    }),
    overstatementHigh: fact("ratio", "1.8 x", {
      source: "dsx-maxlps-article",
      at: "1 GW dashboard, no MaxLPS",
      grade: "derived",
      formula: "5 M ÷ 2.75 M = 1.8",
    }),
    vrMaxlpsPackages: fact("count", "3.99 M", {
      source: "dsx-maxlps-article",
      at: "1 GW dashboard, with MaxLPS",
      grade: "derived",
      formula: "10 × 399,096 = 3.99 M",
      note: "per 10 GW; meets the low end",
    }),
    perPackageIfDiesLow: fact("power", "4.0 kW", {
      source: "talkmarkets-10gw",
      at: "statement of September 2025",
      grade: "derived",
      formula: "2 dies × 10 GW ÷ 5 M = 4.0 kW a package",
    }),
    perPackageIfDiesHigh: fact("power", "5.0 kW", {
      source: "talkmarkets-10gw",
      at: "statement of September 2025",
      grade: "derived",
      formula: "2 dies × 10 GW ÷ 4 M = 5.0 kW a package",
    }),
    plannerLow: fact("count", "2.7 M", {
      source: "ampacity-judgement",
      at: "rows beside it",
      grade: "guess",
      note: "VR packages per 10 GW of utility power, no oversubscription",
    }),
    plannerHigh: fact("count", "3.1 M", {
      source: "ampacity-judgement",
      at: "rows beside it",
      grade: "guess",
      note: "VR packages per 10 GW of utility power, no oversubscription",
    }),
  },
  statements: [
    {
      says: "Read as packages of the GB200 and GB300 class, the claim fits GB200 on IT power and is tight on utility power.",
      source: "ampacity-judgement",
      grade: "estimate",
    },
    {
      says: "Read as dies, which was the vendor’s counting at the time, it fits VR Max-P within about 10 to 25 %.",
      source: "ampacity-judgement",
      grade: "estimate",
    },
  ],
};
