import { fact } from "../fact.ts";
import type { Sheet } from "../kinds.ts";

export const entry: Sheet = {
  kind: "sheet",
  id: "tariff-mi",
  topic: "tariff",
  title: "Industrial electricity, Michigan",
  facts: {
    price: fact("energyPrice", "85.3 USD/MWh", {
      source: "s107-eia-electric-power-monthly-5",
      at: "state industrial average",
      grade: "vendor",
      on: "2025-04-01",
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
