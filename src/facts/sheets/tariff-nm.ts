import { fact } from "../fact.ts";
import type { Sheet } from "../kinds.ts";

export const entry: Sheet = {
  kind: "sheet",
  id: "tariff-nm",
  topic: "tariff",
  title: "Industrial electricity, New Mexico",
  facts: {
    price: fact("energyPrice", "53.7 USD/MWh", {
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
    {
      says: "Project Jupiter is islanded: its power is its own fuel cells’, not this tariff.",
      source: "l4-project-jupiter-site-report",
      grade: "vendor",
    },
  ],
};
