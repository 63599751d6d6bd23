import { fact } from "../fact.ts";
import type { Sheet } from "../kinds.ts";

export const entry: Sheet = {
  kind: "sheet",
  id: "carbon-tx",
  topic: "carbon",
  title: "Grid carbon, Texas",
  facts: {
    intensity: {
      chosen: fact("carbonIntensity", "373 g/kWh", {
        source: "l7-campus-state-carbon-source-notes",
        at: "state page, data of 2024",
        grade: "vendor",
        on: "2024-12-31",
        note: "CO2",
      }),
      rivals: [
        fact("carbonIntensity", "335 g/kWh", {
          source: "l7-campus-state-carbon-source-notes",
          at: "eGRID, ERCOT sub-region",
          grade: "derived",
          formula: "738 lb/MWh × 0.4536 kg/lb = 335 g/kWh",
        }),
      ],
      choice: {
        on: "2026-11-24",
        reason:
          "one basis for all states; the sub-region leaves out the parts of Texas outside ERCOT",
      },
    },
  },
};
