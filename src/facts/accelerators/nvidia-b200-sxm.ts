import { fact } from "../fact.ts";
import type { Accelerator } from "../kinds.ts";

export const entry: Accelerator = {
  kind: "accelerator",
  id: "nvidia-b200-sxm",
  name: "NVIDIA B200 SXM",
  system: "b200_sxm",
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
    chosen: fact("computeRate", "9000 TFLOP/s", {
      source: "aiconfigurator-systems",
      at: "system description",
      grade: "vendor",
    }),
    rivals: [
      fact("computeRate", "10000 TFLOP/s", {
        source: "ml-engineering-tables",
        at: "accelerator table",
        grade: "vendor",
        note: "one table, for NVFP4",
      }),
    ],
    choice: {
      on: "2026-11-24",
      reason: "twice FP8, as on every other Blackwell part; 10,000 is the GB200 rating",
    },
  },
  hbmCapacity: {
    chosen: fact("data", "192 GB", {
      source: "ml-engineering-tables",
      at: "accelerator table",
      grade: "vendor",
      note: "marketed",
    }),
    rivals: [
      fact("data", "180 GB", {
        source: "inferencex-gpu-specs",
        at: "specifications",
        grade: "vendor",
        note: "usable",
      }),
    ],
    choice: {
      on: "2026-11-24",
      reason:
        "the smaller figure counts binary units, as GB200’s 186 does beside its driver’s 189,471 MiB: 180 GiB are 193 GB",
    },
  },
  hbmBandwidth: {
    chosen: fact("dataRate", "8.0 TB/s", {
      source: "ml-engineering-tables",
      at: "accelerator table",
      grade: "vendor",
    }),
    rivals: [
      fact("dataRate", "7.7 TB/s", {
        source: "aiconfigurator-systems",
        at: "system description",
        grade: "vendor",
      }),
    ],
    choice: { on: "2026-11-24", reason: "two tables of three" },
  },
  maxPower: fact("power", "1000 W", {
    source: "aiconfigurator-systems",
    at: "system description",
    grade: "vendor",
    note: "default set point in DGX B200 reported as 700 W",
  }),
  scaleUpBandwidth: fact("dataRate", "900 GB/s", {
    source: "aiconfigurator-systems",
    at: "system description",
    grade: "vendor",
    note: "1,800 both ways",
  }),
  scaleOutBandwidth: {
    chosen: fact("dataRate", "400 Gb/s", {
      source: "ml-engineering-tables",
      at: "network table",
      grade: "vendor",
      note: "as deployed",
    }),
    rivals: [
      fact("dataRate", "800 Gb/s", {
        source: "aiconfigurator-systems",
        at: "system description",
        grade: "vendor",
      }),
    ],
    choice: { on: "2026-11-24", reason: "what is deployed" },
  },
};
