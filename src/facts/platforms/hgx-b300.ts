import { fact } from "../fact.ts";
import type { Platform } from "../kinds.ts";

export const entry: Platform = {
  kind: "platform",
  id: "hgx-b300",
  name: "NVIDIA HGX B300",
  vendor: "nvidia",
  family: "nvidia-blackwell",
  accelerator: "nvidia-b300-sxm",
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
  vendorLabel: "HGX B300",
  unitPower: {
    chosen: fact("power", "14.5 kW", {
      source: "blackwell-dgx-power",
      at: "article, citing manuals",
      grade: "vendor",
    }),
    rivals: [
      fact("power", "14 kW", {
        source: "superpod-b300-architecture",
        at: "rack of four",
        grade: "derived",
        formula: "56 kW ÷ 4 systems = 14 kW",
      }),
    ],
    choice: { on: "2026-11-24", reason: "the rating; the other is a rack budget" },
  },
  volumeFrom: {
    on: "2025-10-01",
    source: "ampacity-judgement",
    at: "judgement",
    grade: "guess",
    note: "recalled, not looked up: second half of 2025",
  },
  note: "Power is that of DGX B300.",
};
