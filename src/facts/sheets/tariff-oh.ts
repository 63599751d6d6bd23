import { fact } from "../fact.ts";
import type { Sheet } from "../kinds.ts";

export const entry: Sheet = {
  kind: "sheet",
  id: "tariff-oh",
  topic: "tariff",
  title: "Industrial electricity, Ohio",
  facts: {
    price: fact("energyPrice", "79.0 USD/MWh", {
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
    {
      says: "PORTS-Pike brings its own generation; this tariff is a stand-in.",
      source: "s27-openai-joins-ports-pike-project",
      grade: "vendor",
    },
  ],
};
