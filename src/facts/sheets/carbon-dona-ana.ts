import { fact } from "../fact.ts";
import type { Sheet } from "../kinds.ts";

export const entry: Sheet = {
  kind: "sheet",
  id: "carbon-dona-ana",
  topic: "carbon",
  title: "Carbon of Project Jupiter’s fuel cells",
  facts: {
    intensity: fact("carbonIntensity", "470 g/kWh", {
      source: "l4-project-jupiter-site-report",
      at: "air permit",
      grade: "derived",
      bound: "at most",
      formula: "10.1 Mt CO2e a year ÷ (2.45 GW × 8,766 h = 21.5 TWh) = 470 g/kWh",
      note: "the permit’s ceiling at full output; islanded from the grid",
    }),
  },
};
