import { fact } from "../fact.ts";
import type { Sheet } from "../kinds.ts";

export const entry: Sheet = {
  kind: "sheet",
  id: "tariff-ga",
  topic: "tariff",
  title: "Industrial electricity, Georgia",
  facts: {
    price: fact("energyPrice", "68.3 USD/MWh", {
      source: "s105-eia-rates-by-state-nov",
      at: "state industrial average",
      grade: "vendor",
      on: "2025-11-01",
    }),
  },
  statements: [
    {
      says: "The average of a state’s industrial customers; contract prices of these campuses are not published.",
      source: "ampacity-judgement",
      grade: "guess",
    },
  ],
};
