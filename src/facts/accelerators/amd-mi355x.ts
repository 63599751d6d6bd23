import { fact } from "../fact.ts";
import type { Accelerator } from "../kinds.ts";

export const entry: Accelerator = {
  kind: "accelerator",
  id: "amd-mi355x",
  name: "AMD Instinct MI355X",
  system: "mi355x",
  vendor: "amd",
  family: "amd",
  computeDies: fact("count", "8", {
    source: "ampacity-judgement",
    at: "judgement",
    grade: "guess",
    note: "recalled, not looked up: accelerator dies (XCD) in one package",
  }),
  peakBf16: fact("computeRate", "2516 TFLOP/s", {
    source: "ml-engineering-tables",
    at: "accelerator table",
    grade: "vendor",
  }),
  peakFp8: fact("computeRate", "5033 TFLOP/s", {
    source: "ml-engineering-tables",
    at: "accelerator table",
    grade: "vendor",
  }),
  peakFp4: fact("computeRate", "10066 TFLOP/s", {
    source: "ml-engineering-tables",
    at: "accelerator table",
    grade: "vendor",
  }),
  hbmCapacity: fact("data", "288 GB", {
    source: "ml-engineering-tables",
    at: "accelerator table",
    grade: "vendor",
  }),
  hbmBandwidth: fact("dataRate", "8.0 TB/s", {
    source: "ml-engineering-tables",
    at: "accelerator table",
    grade: "vendor",
  }),
  maxPower: fact("power", "1400 W", {
    source: "ml-engineering-tables",
    at: "accelerator table",
    grade: "vendor",
    note: "board power",
  }),
  scaleUpBandwidth: {
    chosen: fact("dataRate", "535.5 GB/s", {
      source: "ml-engineering-tables",
      at: "network table",
      grade: "vendor",
    }),
    rivals: [
      fact("dataRate", "576 GB/s", {
        source: "inferencex-gpu-specs",
        at: "specifications",
        grade: "vendor",
      }),
    ],
    choice: {
      on: "2026-11-24",
      reason: "the tables its other figures come from: 76.5 to each of seven peers",
    },
  },
  scaleOutBandwidth: fact("dataRate", "400 Gb/s", {
    source: "inferencex-gpu-specs",
    at: "specifications, scale out per GPU",
    grade: "vendor",
  }),
};
