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
  peakBf16: fact("computeRate", "671 TFLOP/s", {
    source: "aws-neuron-trainium3",
    at: "chip components, compute",
    grade: "vendor",
    note: "dense; 2,517 with sparsity",
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
  scaleUpBandwidth: {
    chosen: fact("dataRate", "1280 GB/s", {
      source: "aws-neuron-trainium3",
      at: "chip components, NeuronLink-v4",
      grade: "derived",
      formula: "2.56 TB/s, its direction not stated, read as both ways: ÷ 2 = 1,280 GB/s",
    }),
    rivals: [
      fact("dataRate", "2.56 TB/s", {
        source: "aws-neuron-trainium3",
        at: "chip components, NeuronLink-v4",
        grade: "vendor",
        note: "direction not stated",
      }),
      fact("dataRate", "2 TB/s", {
        source: "awesomeagents-trainium3",
        at: "specifications",
        grade: "vendor",
        note: "direction not stated",
      }),
    ],
    choice: {
      on: "2026-11-24",
      reason: "the maker’s documentation; links are mostly quoted both ways, so the half is taken",
    },
  },
  scaleOutBandwidth: fact("dataRate", "200 Gb/s", {
    source: "ampacity-judgement",
    at: "judgement",
    grade: "guess",
    note: "network per chip is not in hand",
  }),
};
