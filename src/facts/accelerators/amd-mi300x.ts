import { fact } from "../fact.ts";
import type { Accelerator } from "../kinds.ts";

export const entry: Accelerator = {
  kind: "accelerator",
  id: "amd-mi300x",
  name: "AMD Instinct MI300X",
  system: "mi300x",
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
  hbmCapacity: fact("data", "192 GB", {
    source: "ml-engineering-tables",
    at: "accelerator table",
    grade: "vendor",
  }),
  hbmBandwidth: fact("dataRate", "5.3 TB/s", {
    source: "ml-engineering-tables",
    at: "accelerator table",
    grade: "vendor",
  }),
  maxPower: fact("power", "750 W", {
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
