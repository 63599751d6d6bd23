import { fact } from "../fact.ts";
import type { Sheet } from "../kinds.ts";

export const entry: Sheet = {
  kind: "sheet",
  id: "tariff-wi",
  topic: "tariff",
  title: "Industrial electricity, Wisconsin",
  facts: {
    price: fact("energyPrice", "82.9 USD/MWh", {
      source: "s107-eia-electric-power-monthly-5",
      at: "state industrial average",
      grade: "vendor",
      on: "2025-04-01",
    }),
    creditSupport: fact("money", "7 GUSD", {
      source: "l5-port-washington-lighthouse-site-report",
      at: "large-customer tariff",
      grade: "reported",
      on: "2026-08-06",
      bound: "at least",
      note: "Oracle’s estimate for customers above 100 MW",
    }),
    carry: fact("moneyRate", "100 MUSD/year", {
      source: "l5-port-washington-lighthouse-site-report",
      at: "large-customer tariff",
      grade: "reported",
      bound: "at least",
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
