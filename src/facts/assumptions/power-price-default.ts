import { fact } from "../fact.ts";
import type { Assumption } from "../kinds.ts";

export const entry: Assumption<"energyPrice"> = {
  kind: "assumption",
  id: "power-price-default",
  title: "Electricity where no tariff is known",
  dimension: "energyPrice",
  given: fact("energyPrice", "75.8 USD/MWh", {
    source: "s107-eia-electric-power-monthly-5",
    at: "sheets tariff-tx to tariff-in",
    grade: "derived",
    interval: ["53.7 USD/MWh", "90.1 USD/MWh"],
    formula: "median of 53.7, 58.8, 68.3, 72.5, 79.0, 82.9, 85.3, 90.1 = (72.5 + 79.0) ÷ 2 = 75.75",
    note: "industrial averages of eight states between April 2025 and January 2026; the interval is their range. Also: EIA rates by state, Nov 2025; EIA rates by state, Jan 2026",
  }),
  shape: "straight",
  feeds: "energy cost of sites without a tariff and of unassigned blocks",
};
