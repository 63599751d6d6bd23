import { fact } from "../fact.ts";
import type { Sheet } from "../kinds.ts";

export const entry: Sheet = {
  kind: "sheet",
  id: "carbon-uk",
  topic: "carbon",
  title: "Grid carbon, United Kingdom",
  facts: {
    intensity: fact("carbonIntensity", "177 g/kWh", {
      source: "s108-grid-factors-by-country",
      at: "table",
      grade: "reported",
      on: "2025-01-01",
    }),
  },
};
