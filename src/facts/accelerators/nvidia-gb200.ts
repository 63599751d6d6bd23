import { fact } from "../fact.ts";
import type { Accelerator } from "../kinds.ts";

export const entry: Accelerator = {
  kind: "accelerator",
  id: "nvidia-gb200",
  name: "NVIDIA GB200, one Blackwell package",
  system: "gb200",
  vendor: "nvidia",
  family: "nvidia-blackwell",
  computeDies: fact("count", "2", {
    source: "gtc-2025-roadmap-report",
    at: "article",
    grade: "vendor",
    note: "reticle-size compute dies in one package",
  }),
  peakBf16: fact("computeRate", "2500 TFLOP/s", {
    source: "aiconfigurator-systems",
    at: "system description",
    grade: "vendor",
  }),
  peakFp8: fact("computeRate", "5000 TFLOP/s", {
    source: "aiconfigurator-systems",
    at: "system description",
    grade: "vendor",
  }),
  peakFp4: fact("computeRate", "10000 TFLOP/s", {
    source: "aiconfigurator-systems",
    at: "system description",
    grade: "vendor",
  }),
  hbmCapacity: {
    chosen: fact("data", "189471 MiB", {
      source: "aiconfigurator-systems",
      at: "system description",
      grade: "vendor",
      note: "reported by the driver; 198.7 GB",
    }),
    rivals: [
      fact("data", "186 GB", {
        source: "ml-engineering-tables",
        at: "accelerator table",
        grade: "vendor",
        note: "marketed; in binary units",
      }),
    ],
    choice: { on: "2026-11-24", reason: "what the driver hands out decides what fits" },
  },
  hbmBandwidth: fact("dataRate", "8.0 TB/s", {
    source: "aiconfigurator-systems",
    at: "system description",
    grade: "vendor",
  }),
  maxPower: fact("power", "1200 W", {
    source: "dynamic-power-devices",
    at: "device specifications",
    grade: "vendor",
  }),
  idlePower: fact("power", "200 W", {
    source: "dynamic-power-devices",
    at: "device specifications",
    grade: "vendor",
    note: "assumed by the vendor’s control software; no meter reading was found",
  }),
  scaleUpBandwidth: fact("dataRate", "900 GB/s", {
    source: "aiconfigurator-systems",
    at: "system description",
    grade: "vendor",
    note: "1,800 both ways",
  }),
  scaleOutBandwidth: {
    chosen: fact("dataRate", "400 Gb/s", {
      source: "dgx-gb200-user-guide",
      at: "hardware",
      grade: "vendor",
      note: "CX-7",
    }),
    rivals: [
      fact("dataRate", "800 Gb/s", {
        source: "aiconfigurator-systems",
        at: "system description",
        grade: "vendor",
        note: "assumed there",
      }),
    ],
    choice: { on: "2026-11-24", reason: "what the vendor’s own system carries" },
  },
};
