import { fact } from "../fact.ts";
import type { Sheet } from "../kinds.ts";

export const entry: Sheet = {
  kind: "sheet",
  id: "carbon-india",
  topic: "carbon",
  title: "Grid carbon, India",
  facts: {
    intensity: {
      chosen: fact("carbonIntensity", "670 g/kWh", {
        source: "s108-grid-factors-by-country",
        at: "table",
        grade: "reported",
        on: "2025-01-01",
      }),
      rivals: [
        fact("carbonIntensity", "713 g/kWh", {
          source: "s109-carbon-intensity",
          at: "table",
          grade: "reported",
          on: "2023-12-31",
        }),
      ],
      choice: { on: "2026-11-24", reason: "the later year" },
    },
  },
};
