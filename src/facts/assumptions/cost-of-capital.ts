import { fact } from "../fact.ts";
import type { Assumption } from "../kinds.ts";

export const entry: Assumption<"share"> = {
  kind: "assumption",
  id: "cost-of-capital",
  title: "Cost of capital",
  dimension: "share",
  given: {
    chosen: fact("share", "6.8 %", {
      source: "epoch-data-centre-cost-breakdown",
      at: "summary",
      grade: "derived",
      on: "2026-05-14",
      interval: ["5.9 %", "10 %"],
      formula:
        "the rate at which 25.5 GUSD over 3, 5 and 7 years and 12.5 GUSD over 14 years, with 0.9 a year, return 12, 8.5 and 7",
      note: "implied; the interval is ours, from CoreWeave’s fixed tranche to high-yield campus bonds",
    }),
    rivals: [
      fact("share", "6.15 %", {
        source: "l1-stargate-consolidated-capital-stack-model",
        at: "construction loans",
        grade: "derived",
        formula: "SOFR 3.65 % + 2.5 %",
      }),
      fact("share", "7.5 %", {
        source: "l1-stargate-consolidated-capital-stack-model",
        at: "Saline",
        grade: "reported",
        on: "2026-04-01",
        note: "bonds to 2045",
      }),
      fact("share", "10 %", {
        source: "s114-applied-digital-bonds-at-7",
        at: "article",
        grade: "reported",
        on: "2025-11-01",
        note: "Applied Digital bonds, before",
      }),
      fact("share", "17 %", {
        source: "s115-gpu-cost-capital",
        at: "article",
        grade: "reported",
        on: "2025-12-01",
        note: "private GPU loans, upper end",
      }),
    ],
    choice: {
      on: "2026-11-24",
      reason:
        "a blended rate must lie above senior debt (5.9 to 7.5 %) since equity asks more; 6.8 % is what a published cost model closes on, for a hyperscaler; weaker credits pay more",
    },
  },
  shape: "straight",
  feeds: "capital recovery of every layer",
};
