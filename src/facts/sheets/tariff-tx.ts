import { fact } from "../fact.ts";
import type { Sheet } from "../kinds.ts";

export const entry: Sheet = {
  kind: "sheet",
  id: "tariff-tx",
  topic: "tariff",
  title: "Industrial electricity, Texas",
  facts: {
    price: {
      chosen: fact("energyPrice", "72.5 USD/MWh", {
        source: "s106-eia-rates-by-state-jan",
        at: "state industrial average",
        grade: "vendor",
        on: "2026-01-01",
      }),
      rivals: [
        fact("energyPrice", "66.3 USD/MWh", {
          source: "s105-eia-rates-by-state-nov",
          at: "state industrial average",
          grade: "vendor",
          on: "2025-11-01",
        }),
      ],
      choice: { on: "2026-11-24", reason: "the later month" },
    },
  },
  statements: [
    {
      says: "The average of a state’s industrial customers; contract prices of these campuses are not published.",
      source: "ampacity-judgement",
      grade: "guess",
    },
  ],
};
