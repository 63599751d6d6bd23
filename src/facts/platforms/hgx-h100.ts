import { fact } from "../fact.ts";
import type { Platform } from "../kinds.ts";

export const entry: Platform = {
  kind: "platform",
  id: "hgx-h100",
  name: "NVIDIA HGX H100",
  vendor: "nvidia",
  family: "nvidia-hopper",
  accelerator: "nvidia-h100-sxm",
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
  vendorLabel: "HGX H100",
  unitPower: fact("power", "10.2 kW", {
    source: "latif-h100-node",
    at: "quotes the rating",
    grade: "vendor",
    note: "measured peak in training 8.4 kW",
  }),
  volumeFrom: {
    on: "2023-05-01",
    source: "ampacity-judgement",
    at: "judgement",
    grade: "guess",
    note: "recalled, not looked up: DGX H100 systems shipping",
  },
  note: "Power is that of DGX H100.",
};
