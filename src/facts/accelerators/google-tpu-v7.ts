import { fact } from "../fact.ts";
import type { Accelerator } from "../kinds.ts";

export const entry: Accelerator = {
  kind: "accelerator",
  id: "google-tpu-v7",
  name: "Google TPU v7 Ironwood",
  vendor: "google",
  family: "tpu",
  computeDies: fact("count", "2", {
    source: "ml-engineering-tables",
    at: "accelerator table",
    grade: "vendor",
  }),
  peakBf16: fact("computeRate", "2307 TFLOP/s", {
    source: "ml-engineering-tables",
    at: "accelerator table",
    grade: "vendor",
  }),
  peakFp8: fact("computeRate", "4614 TFLOP/s", {
    source: "ml-engineering-tables",
    at: "accelerator table",
    grade: "vendor",
  }),
  hbmCapacity: fact("data", "192 GB", {
    source: "ml-engineering-tables",
    at: "accelerator table",
    grade: "vendor",
  }),
  hbmBandwidth: fact("dataRate", "7.37 TB/s", {
    source: "ml-engineering-tables",
    at: "accelerator table",
    grade: "vendor",
  }),
  maxPower: fact("power", "1085 W", {
    source: "ironwood-press",
    at: "article",
    grade: "derived",
    formula: "10 MW ÷ 9,216 chips = 1,085 W",
    note: "per chip at the level of the pod, host and links within",
  }),
  scaleUpBandwidth: fact("dataRate", "600 GB/s", {
    source: "ml-engineering-tables",
    at: "network table",
    grade: "vendor",
    note: "1,200 both ways, 3D torus",
  }),
  scaleOutBandwidth: fact("dataRate", "100 Gb/s", {
    source: "ampacity-judgement",
    at: "judgement",
    grade: "guess",
    note: "data-centre network per chip is not in hand; four chips on one 400 Gb/s host",
  }),
};
