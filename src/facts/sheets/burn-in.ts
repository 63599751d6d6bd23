import { fact } from "../fact.ts";
import type { Sheet } from "../kinds.ts";

export const entry: Sheet = {
  kind: "sheet",
  id: "burn-in",
  topic: "reliability",
  title: "Burn-in before release",
  facts: {
    soakLow: fact("duration", "24 h", {
      source: "s75-burn-testing",
      at: "glossary",
      grade: "reported",
      note: "typical, a node",
    }),
    soakHigh: fact("duration", "72 h", {
      source: "s75-burn-testing",
      at: "glossary",
      grade: "reported",
      note: "typical, a node",
    }),
    strictLow: fact("duration", "72 h", {
      source: "s76-gpu-node-burn",
      at: "chapter",
      grade: "reported",
      note: "minimum of the strict practice",
    }),
    strictHigh: fact("duration", "168 h", {
      source: "s76-gpu-node-burn",
      at: "chapter",
      grade: "reported",
      note: "strict",
    }),
    crusoeTests: fact("count", "30", {
      source: "crusoe-burn-in",
      at: "post",
      grade: "vendor",
      bound: "at most",
      note: "over node, GPU and fabric, before release",
    }),
  },
  statements: [
    {
      says: "Acceptance testing is needed because clusters arrive with misassembled or dead parts.",
      source: "together-cluster-testing",
      grade: "reported",
    },
    {
      says: "A numeric multiplier for early failures in the first weeks was not found.",
      source: "ampacity-judgement",
      grade: "guess",
    },
  ],
};
