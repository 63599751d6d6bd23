import { fact } from "../fact.ts";
import type { Sheet } from "../kinds.ts";

export const entry: Sheet = {
  kind: "sheet",
  id: "carbon-us",
  topic: "carbon",
  title: "Grid carbon, United States",
  facts: {
    intensity: {
      chosen: fact("carbonIntensity", "350 g/kWh", {
        source: "s108-grid-factors-by-country",
        at: "table, eGRID 2023",
        grade: "vendor",
        on: "2023-12-31",
        note: "CO2e",
      }),
      rivals: [
        fact("carbonIntensity", "373 g/kWh", {
          source: "l7-campus-state-carbon-source-notes",
          at: "eGRID 2022",
          grade: "vendor",
          on: "2022-12-31",
        }),
      ],
      choice: { on: "2026-11-24", reason: "the later edition" },
    },
  },
};
