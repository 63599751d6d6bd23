import { fact } from "../fact.ts";
import type { Accelerator } from "../kinds.ts";

export const entry: Accelerator = {
  kind: "accelerator",
  id: "nvidia-gb300",
  name: "NVIDIA GB300, one Blackwell Ultra package",
  system: "gb300",
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
  peakFp4: fact("computeRate", "15000 TFLOP/s", {
    source: "aiconfigurator-systems",
    at: "system description",
    grade: "vendor",
  }),
  hbmCapacity: {
    chosen: fact("data", "284208 MiB", {
      source: "aiconfigurator-systems",
      at: "system description",
      grade: "vendor",
      note: "reported by the driver; 298.0 GB",
    }),
    rivals: [
      fact("data", "288 GB", {
        source: "ml-engineering-tables",
        at: "accelerator table",
        grade: "vendor",
        note: "marketed",
      }),
    ],
    choice: { on: "2026-11-24", reason: "what the driver hands out decides what fits" },
  },
  hbmBandwidth: fact("dataRate", "8.0 TB/s", {
    source: "aiconfigurator-systems",
    at: "system description",
    grade: "vendor",
  }),
  maxPower: fact("power", "1400 W", {
    source: "aiconfigurator-systems",
    at: "system description",
    grade: "vendor",
  }),
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
