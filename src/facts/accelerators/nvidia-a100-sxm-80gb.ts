import { fact } from "../fact.ts";
import type { Accelerator } from "../kinds.ts";

export const entry: Accelerator = {
  kind: "accelerator",
  id: "nvidia-a100-sxm-80gb",
  name: "NVIDIA A100 SXM 80 GB",
  system: "a100_sxm",
  vendor: "nvidia",
  family: "nvidia-ampere",
  computeDies: fact("count", "1", {
    source: "ampacity-judgement",
    at: "judgement",
    grade: "guess",
    note: "recalled, not looked up: one monolithic die",
  }),
  peakBf16: fact("computeRate", "312 TFLOP/s", {
    source: "aiconfigurator-systems",
    at: "system description",
    grade: "vendor",
  }),
  hbmCapacity: fact("data", "80 GB", {
    source: "aiconfigurator-systems",
    at: "system description",
    grade: "vendor",
  }),
  hbmBandwidth: fact("dataRate", "2.04 TB/s", {
    source: "aiconfigurator-systems",
    at: "system description",
    grade: "vendor",
  }),
  maxPower: fact("power", "400 W", {
    source: "ml-engineering-tables",
    at: "accelerator table",
    grade: "vendor",
    note: "custom parts up to 500 W",
  }),
  idlePower: fact("power", "53 W", {
    source: "plus-lab-gpu-log",
    at: "log",
    grade: "measured",
    interval: ["52 W", "54 W"],
  }),
  scaleUpBandwidth: fact("dataRate", "300 GB/s", {
    source: "ml-engineering-tables",
    at: "network table",
    grade: "vendor",
    note: "600 both ways",
  }),
  scaleOutBandwidth: fact("dataRate", "200 Gb/s", {
    source: "ml-engineering-tables",
    at: "network table",
    grade: "vendor",
  }),
};
