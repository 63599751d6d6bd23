import { fact } from "../fact.ts";
import type { Platform } from "../kinds.ts";

export const entry: Platform = {
  kind: "platform",
  id: "mi355x-server",
  name: "8 × AMD Instinct MI355X server",
  vendor: "amd",
  family: "amd",
  accelerator: "amd-mi355x",
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
  vendorLabel: "MI355X platform",
  unitPower: fact("power", "15.6 kW", {
    source: "inferencex-constants",
    at: "constants",
    grade: "derived",
    formula: "2.65 kW ÷ 1.73 kW of all-in power per GPU × 10.2 kW of DGX H100 = 15.6 kW",
    note: "no rating of the server is in hand",
  }),
  volumeFrom: {
    on: "2025-10-01",
    source: "ampacity-judgement",
    at: "judgement",
    grade: "guess",
    note: "recalled, not looked up: second half of 2025",
  },
};
