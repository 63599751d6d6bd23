import { fact } from "../fact.ts";
import type { Accelerator } from "../kinds.ts";

export const entry: Accelerator = {
  kind: "accelerator",
  id: "aws-trainium3",
  name: "AWS Trainium3",
  vendor: "aws",
  family: "trainium",
  computeDies: fact("count", "2", {
    source: "ampacity-judgement",
    at: "judgement",
    grade: "guess",
    note: "the makeup of the package is not in hand",
  }),
  peakBf16: fact("computeRate", "1258.5 TFLOP/s", {
    source: "ampacity-judgement",
    at: "judgement",
    grade: "guess",
    note: "no BF16 figure was found: half of the FP8 rate, 2,517 ÷ 2",
  }),
  peakFp8: fact("computeRate", "2517 TFLOP/s", {
    source: "trainium3-launch",
    at: "article",
    grade: "vendor",
  }),
  peakFp4: fact("computeRate", "2517 TFLOP/s", {
    source: "trainium3-launch",
    at: "article",
    grade: "vendor",
    note: "FP4 runs at the FP8 rate",
  }),
  hbmCapacity: fact("data", "144 GB", {
    source: "awesomeagents-trainium3",
    at: "specifications",
    grade: "vendor",
  }),
  hbmBandwidth: fact("dataRate", "4.9 TB/s", {
    source: "awesomeagents-trainium3",
    at: "specifications",
    grade: "vendor",
  }),
  maxPower: fact("power", "1000 W", {
    source: "trainium3-liquid",
    at: "article",
    grade: "estimate",
    bound: "at least",
    note: "inferred: its maker says chips above 1 kW need liquid",
  }),
  scaleUpBandwidth: fact("dataRate", "1000 GB/s", {
    source: "ampacity-judgement",
    at: "judgement",
    grade: "guess",
    note: "NeuronLink-v4 is given as 2 TB/s without a direction; read as both ways and halved",
  }),
  scaleOutBandwidth: fact("dataRate", "200 Gb/s", {
    source: "ampacity-judgement",
    at: "judgement",
    grade: "guess",
    note: "network per chip is not in hand",
  }),
};
