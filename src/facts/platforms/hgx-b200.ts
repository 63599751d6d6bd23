import { fact } from "../fact.ts";
import type { Platform } from "../kinds.ts";

export const entry: Platform = {
  kind: "platform",
  id: "hgx-b200",
  name: "NVIDIA HGX B200",
  vendor: "nvidia",
  family: "nvidia-blackwell",
  accelerator: "nvidia-b200-sxm",
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
  vendorLabel: "HGX B200",
  unitPower: fact("power", "14.3 kW", {
    source: "blackwell-dgx-power",
    at: "article, citing manuals",
    grade: "vendor",
  }),
  volumeFrom: {
    on: "2025-02-01",
    source: "ampacity-judgement",
    at: "judgement",
    grade: "guess",
    note: "recalled, not looked up: volume in the first quarter of 2025",
  },
  note: "Power is that of DGX B200.",
};
