import { fact } from "../fact.ts";
import type { Accelerator } from "../kinds.ts";

export const entry: Accelerator = {
  kind: "accelerator",
  id: "nvidia-b300-sxm",
  name: "NVIDIA B300 SXM",
  system: "b300_sxm",
  vendor: "nvidia",
  family: "nvidia-blackwell",
  computeDies: fact("count", "2", {
    source: "gtc-2025-roadmap-report",
    at: "article",
    grade: "vendor",
    note: "reticle-size compute dies in one package",
  }),
  peakBf16: fact("computeRate", "2250 TFLOP/s", {
    source: "aiconfigurator-systems",
    at: "system description",
    grade: "vendor",
  }),
  peakFp8: fact("computeRate", "4500 TFLOP/s", {
    source: "aiconfigurator-systems",
    at: "system description",
    grade: "vendor",
  }),
  peakFp4: {
    chosen: fact("computeRate", "13500 TFLOP/s", {
      source: "inferencex-gpu-specs",
      at: "specifications",
      grade: "vendor",
    }),
    rivals: [
      fact("computeRate", "12600 TFLOP/s", {
        source: "ml-engineering-tables",
        at: "accelerator table",
        grade: "vendor",
      }),
      fact("computeRate", "14000 TFLOP/s", {
        source: "aiconfigurator-systems",
        at: "system description",
        grade: "vendor",
      }),
      fact("computeRate", "15000 TFLOP/s", {
        source: "ml-engineering-tables",
        at: "accelerator table",
        grade: "vendor",
        note: "a second figure in the same tables",
      }),
    ],
    choice: {
      on: "2026-11-24",
      reason: "stands to 15,000 of GB300 as 2,250 stands to 2,500 in BF16",
    },
  },
  hbmCapacity: {
    chosen: fact("data", "288 GB", {
      source: "ml-engineering-tables",
      at: "accelerator table",
      grade: "vendor",
      note: "275,040 MiB reported by the driver is 288.4 GB",
    }),
    rivals: [
      fact("data", "268 GB", {
        source: "inferencex-gpu-specs",
        at: "specifications",
        grade: "vendor",
      }),
    ],
    choice: { on: "2026-11-24", reason: "the driver’s count agrees" },
  },
  hbmBandwidth: {
    chosen: fact("dataRate", "8.0 TB/s", {
      source: "ml-engineering-tables",
      at: "accelerator table",
      grade: "vendor",
    }),
    rivals: [
      fact("dataRate", "7.75 TB/s", {
        source: "aiconfigurator-systems",
        at: "system description",
        grade: "vendor",
      }),
    ],
    choice: { on: "2026-11-24", reason: "same memory as GB300" },
  },
  maxPower: {
    chosen: fact("power", "1100 W", {
      source: "aiconfigurator-systems",
      at: "system description",
      grade: "vendor",
    }),
    rivals: [
      fact("power", "1000 W", {
        source: "ml-engineering-tables",
        at: "accelerator table",
        grade: "vendor",
        note: "and the DGX manual: a DGX B300 is rated 14.5 kW beside 14.3 kW with B200 at 1,000 W",
      }),
    ],
    choice: {
      on: "2026-11-24",
      reason:
        "the vendor’s description of the part; the lower figure is what one system sets it to",
    },
  },
  scaleUpBandwidth: fact("dataRate", "900 GB/s", {
    source: "aiconfigurator-systems",
    at: "system description",
    grade: "vendor",
    note: "1,800 both ways",
  }),
  scaleOutBandwidth: fact("dataRate", "800 Gb/s", {
    source: "ml-engineering-tables",
    at: "network table",
    grade: "vendor",
    note: "CX-8",
  }),
};
