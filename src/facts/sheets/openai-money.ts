import { fact } from "../fact.ts";
import type { Sheet } from "../kinds.ts";

export const entry: Sheet = {
  kind: "sheet",
  id: "openai-money",
  topic: "finance",
  title: "OpenAI revenue, margin and compute spend",
  facts: {
    computeSpend2024: fact("money", "7 GUSD", {
      source: "epoch-openai-2024-spend",
      at: "2024",
      grade: "estimate",
    }),
    inference2024: fact("money", "2 GUSD", {
      source: "epoch-openai-2024-spend",
      at: "2024",
      grade: "estimate",
    }),
    commitments: fact("money", "600 GUSD", {
      source: "vortx-openai-2026",
      at: "through 2030",
      grade: "reported",
      on: "2026-02-20",
    }),
    operatingLoss2026: fact("money", "14 GUSD", {
      source: "vortx-openai-2026",
      at: "projected",
      grade: "reported",
    }),
    computeMarginJan2024: fact("share", "35 %", {
      source: "information-compute-margin",
      at: "paying users",
      grade: "reported",
    }),
    computeMarginOct2025: fact("share", "70 %", {
      source: "information-compute-margin",
      at: "paying users",
      grade: "reported",
    }),
    enterpriseShare: fact("share", "40 %", {
      source: "vortx-openai-2026",
      at: "of revenue",
      grade: "reported",
    }),
  },
};
