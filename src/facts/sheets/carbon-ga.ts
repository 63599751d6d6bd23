import { fact } from "../fact.ts";
import type { Sheet } from "../kinds.ts";

export const entry: Sheet = {
  kind: "sheet",
  id: "carbon-ga",
  topic: "carbon",
  title: "Grid carbon, Georgia",
  facts: {
    intensity: fact("carbonIntensity", "305 g/kWh", {
      source: "l7-campus-state-carbon-source-notes",
      at: "state page, data of 2024",
      grade: "vendor",
      on: "2024-12-31",
      note: "CO2",
    }),
  },
};
