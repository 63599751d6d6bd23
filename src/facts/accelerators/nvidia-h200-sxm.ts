import { fact } from "../fact.ts";
import type { Accelerator } from "../kinds.ts";

export const entry: Accelerator = {
  kind: "accelerator",
  id: "nvidia-h200-sxm",
  name: "NVIDIA H200 SXM",
  system: "h200_sxm",
  vendor: "nvidia",
  family: "nvidia-hopper",
  computeDies: fact("count", "1", {
    source: "ampacity-judgement",
    at: "judgement",
    grade: "guess",
    note: "recalled, not looked up: one monolithic die",
  }),
  peakBf16: fact("computeRate", "989 TFLOP/s", {
    source: "aiconfigurator-systems",
    at: "system description",
    grade: "vendor",
  }),
  peakFp8: fact("computeRate", "1979 TFLOP/s", {
    source: "aiconfigurator-systems",
    at: "system description",
    grade: "vendor",
  }),
  hbmCapacity: fact("data", "141 GB", {
    source: "aiconfigurator-systems",
    at: "system description",
    grade: "vendor",
  }),
  hbmBandwidth: fact("dataRate", "4.8 TB/s", {
    source: "aiconfigurator-systems",
    at: "system description",
    grade: "vendor",
  }),
  maxPower: fact("power", "700 W", {
    source: "aiconfigurator-systems",
    at: "system description",
    grade: "vendor",
  }),
  idlePower: fact("power", "74 W", {
    source: "conservemode-cases",
    at: "case study",
    grade: "measured",
    note: "about; a vendor’s blog",
  }),
  scaleUpBandwidth: fact("dataRate", "450 GB/s", {
    source: "ml-engineering-tables",
    at: "network table",
    grade: "vendor",
    note: "900 both ways",
  }),
  scaleOutBandwidth: fact("dataRate", "400 Gb/s", {
    source: "ml-engineering-tables",
    at: "network table",
    grade: "vendor",
  }),
};
