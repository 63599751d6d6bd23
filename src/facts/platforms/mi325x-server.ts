import { fact } from "../fact.ts";
import type { Platform } from "../kinds.ts";

export const entry: Platform = {
  kind: "platform",
  id: "mi325x-server",
  name: "8 × AMD Instinct MI325X server",
  vendor: "amd",
  family: "amd",
  accelerator: "amd-mi325x",
  unit: "server",
  packagesPerUnit: fact("count", "8", {
    source: "ml-engineering-tables",
    at: "network table",
    grade: "vendor",
  }),
  scaleUpSize: fact("count", "8", {
    source: "ml-engineering-tables",
    at: "network table",
    grade: "vendor",
  }),
  vendorLabel: "MI325X platform",
  unitPower: fact("power", "12.9 kW", {
    source: "inferencex-constants",
    at: "constants",
    grade: "derived",
    formula: "2.18 kW ÷ 1.73 kW of all-in power per GPU × 10.2 kW of DGX H100 = 12.9 kW",
    note: "no rating of the server is in hand",
  }),
  volumeFrom: {
    on: "2025-02-01",
    source: "ampacity-judgement",
    at: "judgement",
    grade: "guess",
    note: "recalled, not looked up: volume in the first quarter of 2025",
  },
};
