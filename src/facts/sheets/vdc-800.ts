import { fact } from "../fact.ts";
import type { Sheet } from "../kinds.ts";

export const entry: Sheet = {
  kind: "sheet",
  id: "vdc-800",
  topic: "power",
  title: "800 V direct current",
  facts: {
    efficiencyGain: fact("share", "5 %", {
      source: "premium-psu-800vdc",
      at: "corrected figures",
      grade: "vendor",
      bound: "at most",
      note: "end to end",
    }),
    copperCut: {
      chosen: fact("share", "45 %", {
        source: "premium-psu-800vdc",
        at: "corrected figures",
        grade: "vendor",
      }),
      rivals: [
        fact("share", "93 %", {
          source: "premium-psu-800vdc",
          at: "corrected figures, quoting the earlier one",
          grade: "vendor",
          note: "withdrawn",
        }),
      ],
      choice: { on: "2026-11-24", reason: "the page corrects the earlier figure" },
    },
    copperPerGw: {
      chosen: fact("mass", "200 t", {
        source: "okx-copper-correction",
        at: "correction",
        grade: "vendor",
        note: "about, per GW",
      }),
      rivals: [
        fact("mass", "500000 t", {
          source: "okx-copper-correction",
          at: "correction, quoting the earlier figure",
          grade: "vendor",
          note: "per GW; withdrawn",
        }),
      ],
      choice: { on: "2026-11-24", reason: "the vendor corrected its own figure" },
    },
    chainEfficiencyDc: fact("share", "92 %", {
      source: "ai-datacenter-guide",
      at: "register",
      grade: "estimate",
      bound: "at least",
    }),
    chainEfficiencyLegacyLow: fact("share", "61 %", {
      source: "ai-datacenter-guide",
      at: "register",
      grade: "estimate",
      note: "wide; boundary unclear",
    }),
    chainEfficiencyLegacyHigh: fact("share", "87.5 %", {
      source: "ai-datacenter-guide",
      at: "register",
      grade: "estimate",
      note: "wide; boundary unclear",
    }),
    busbarLimit: fact("power", "200 kW", {
      source: "premium-psu-800vdc",
      at: "page",
      grade: "estimate",
      note: "about; practical limit of a 48 to 54 V busbar, per rack",
    }),
  },
  statements: [
    {
      says: "Optional with Vera Rubin from the third quarter of 2026; grows with Rubin Ultra in the second half of 2027; common in 2028.",
      source: "trendforce-800v-racks",
      grade: "estimate",
    },
    {
      says: "A SemiAnalysis note, unseen, is said to call it delayed.",
      source: "forum-800vdc",
      grade: "estimate",
    },
  ],
};
