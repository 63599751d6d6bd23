import { fact } from "../fact.ts";
import type { Sheet } from "../kinds.ts";

export const entry: Sheet = {
  kind: "sheet",
  id: "carbon-norway",
  topic: "carbon",
  title: "Grid carbon, Norway",
  facts: {
    intensity: fact("carbonIntensity", "28 g/kWh", {
      source: "s108-grid-factors-by-country",
      at: "table",
      grade: "reported",
      on: "2025-01-01",
    }),
  },
};
