import { fact } from "../fact.ts";
import type { Platform } from "../kinds.ts";

export const entry: Platform = {
  kind: "platform",
  id: "dgx-a100",
  name: "NVIDIA DGX A100",
  vendor: "nvidia",
  family: "nvidia-ampere",
  accelerator: "nvidia-a100-sxm-80gb",
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
  vendorLabel: "DGX A100 640GB",
  unitPower: fact("power", "6.5 kW", {
    source: "ampacity-judgement",
    at: "judgement",
    grade: "guess",
    note: "recalled, not looked up: maximum of the system",
  }),
  volumeFrom: {
    on: "2020-11-16",
    source: "ampacity-judgement",
    at: "judgement",
    grade: "guess",
    note: "recalled, not looked up: the 80 GB part was announced that day",
  },
};
