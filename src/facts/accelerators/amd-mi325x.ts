import { fact } from "../fact.ts";
import type { Accelerator } from "../kinds.ts";

export const entry: Accelerator = {
  kind: "accelerator",
  id: "amd-mi325x",
  name: "AMD Instinct MI325X",
  system: "mi325x",
  vendor: "amd",
  family: "amd",
  computeDies: fact("count", "8", {
    source: "ampacity-judgement",
    at: "judgement",
    grade: "guess",
    note: "recalled, not looked up: accelerator dies (XCD) in one package",
  }),
  peakBf16: fact("computeRate", "1307 TFLOP/s", {
    source: "ml-engineering-tables",
    at: "accelerator table",
    grade: "vendor",
  }),
  peakFp8: fact("computeRate", "2615 TFLOP/s", {
    source: "ml-engineering-tables",
    at: "accelerator table",
    grade: "vendor",
  }),
  hbmCapacity: fact("data", "256 GB", {
    source: "ml-engineering-tables",
    at: "accelerator table",
    grade: "vendor",
  }),
  hbmBandwidth: fact("dataRate", "6.0 TB/s", {
    source: "ml-engineering-tables",
    at: "accelerator table",
    grade: "vendor",
  }),
  maxPower: fact("power", "1000 W", {
    source: "ml-engineering-tables",
    at: "accelerator table",
    grade: "vendor",
    note: "peak board power",
  }),
  scaleUpBandwidth: fact("dataRate", "448 GB/s", {
    source: "ml-engineering-tables",
    at: "network table",
    grade: "vendor",
    note: "64 to each of seven peers",
  }),
  scaleOutBandwidth: fact("dataRate", "400 Gb/s", {
    source: "inferencex-gpu-specs",
    at: "specifications, scale out per GPU",
    grade: "vendor",
  }),
};
