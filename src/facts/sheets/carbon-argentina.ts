import { fact } from "../fact.ts";
import type { Sheet } from "../kinds.ts";

export const entry: Sheet = {
  kind: "sheet",
  id: "carbon-argentina",
  topic: "carbon",
  title: "Grid carbon, Argentina",
  facts: {
    intensity: fact("carbonIntensity", "354 g/kWh", {
      source: "s109-carbon-intensity",
      at: "table",
      grade: "reported",
      on: "2023-12-31",
    }),
  },
};
