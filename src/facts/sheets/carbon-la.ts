import { fact } from "../fact.ts";
import type { Sheet } from "../kinds.ts";

export const entry: Sheet = {
  kind: "sheet",
  id: "carbon-la",
  topic: "carbon",
  title: "Grid carbon, Louisiana",
  facts: {
    intensity: fact("carbonIntensity", "420 g/kWh", {
      source: "l7-campus-state-carbon-source-notes",
      at: "state page, data of 2024",
      grade: "vendor",
      on: "2024-12-31",
      note: "CO2",
    }),
  },
};
