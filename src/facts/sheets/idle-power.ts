import { fact } from "../fact.ts";
import type { Sheet } from "../kinds.ts";

export const entry: Sheet = {
  kind: "sheet",
  id: "idle-power",
  topic: "power",
  title: "Measured and assumed draw against rating",
  facts: {
    h100NodePeak: fact("power", "8.4 kW", {
      source: "latif-h100-node",
      at: "abstract",
      grade: "measured",
      note: "8 × H100 node, highest seen in training",
    }),
    h100NodeRated: fact("power", "10.2 kW", {
      source: "latif-h100-node",
      at: "abstract",
      grade: "vendor",
    }),
    h100NodePeakShare: fact("share", "82 %", {
      source: "latif-h100-node",
      at: "abstract",
      grade: "derived",
      formula: "8.4 ÷ 10.2 = 82 %",
    }),
    h100NodeComputeHeavy: fact("share", "76 %", {
      source: "newkirk-power-models",
      at: "abstract",
      grade: "measured",
      note: "of rating, compute-heavy training",
    }),
    ratingModelErrorLow: fact("share", "27 %", {
      source: "newkirk-power-models",
      at: "abstract",
      grade: "measured",
      note: "energy model from ratings",
    }),
    ratingModelErrorHigh: fact("share", "37 %", {
      source: "newkirk-power-models",
      at: "abstract",
      grade: "measured",
      note: "energy model from ratings",
    }),
    calibratedModelError: fact("share", "11.4 %", {
      source: "newkirk-power-models",
      at: "abstract",
      grade: "measured",
    }),
    b200Speed: fact("share", "15 %", {
      source: "h100-b200-training-energy",
      at: "abstract",
      grade: "measured",
      bound: "at most",
      note: "8 × B200 faster than 8 × H100 in training, with fewer tokens per kJ",
    }),
    a100Idle: fact("power", "53 W", {
      source: "plus-lab-gpu-log",
      at: "log",
      grade: "measured",
      interval: ["52 W", "54 W"],
      note: "A100 SXM; middle of the log’s 52 to 54 W",
    }),
    h200Idle: fact("power", "74 W", {
      source: "conservemode-cases",
      at: "case study",
      grade: "measured",
      note: "about; dormant, vendor blog",
    }),
    gb200TrayIdle: fact("power", "1.0 kW", {
      source: "dynamic-power-devices",
      at: "device table, GB200 tray",
      grade: "vendor",
      note: "assumed by the control software, 4 GPUs",
    }),
    gb200TrayMax: fact("power", "6.667 kW", {
      source: "dynamic-power-devices",
      at: "device table, GB200 tray",
      grade: "vendor",
    }),
    gb200GpuMin: fact("power", "200 W", {
      source: "dynamic-power-devices",
      at: "device table, GB200 GPU",
      grade: "vendor",
    }),
    gb200GpuMax: fact("power", "1200 W", {
      source: "dynamic-power-devices",
      at: "device table, GB200 GPU",
      grade: "vendor",
    }),
    graceMin: fact("power", "50 W", {
      source: "dynamic-power-devices",
      at: "device table, Grace CPU",
      grade: "vendor",
    }),
    graceMax: fact("power", "420 W", {
      source: "dynamic-power-devices",
      at: "device table, Grace CPU",
      grade: "vendor",
    }),
    h100InferenceLow: fact("power", "400 W", {
      source: "neuralbase-h100-tdp",
      at: "page",
      grade: "estimate",
      note: "sustained, of 700",
    }),
    h100InferenceHigh: fact("power", "550 W", {
      source: "neuralbase-h100-tdp",
      at: "page",
      grade: "estimate",
      note: "sustained, of 700",
    }),
    h200FleetInference: fact("power", "475 W", {
      source: "inference-power-fallback",
      at: "fallback table",
      grade: "estimate",
    }),
    mi300xFleetInference: fact("power", "525 W", {
      source: "inference-power-fallback",
      at: "fallback table",
      grade: "estimate",
    }),
    polcaServers: fact("share", "30 %", {
      source: "polca",
      at: "abstract",
      grade: "measured",
      note: "more servers in the same power with small loss; measured traces and simulation",
    }),
    decodeTimeLow: fact("share", "77 %", {
      source: "llm-inference-dvfs",
      at: "results",
      grade: "measured",
      note: "of inference time",
    }),
    decodeTimeHigh: fact("share", "91 %", {
      source: "llm-inference-dvfs",
      at: "results",
      grade: "measured",
      note: "of inference time",
    }),
    lowClockEnergyCut: fact("share", "42 %", {
      source: "llm-inference-dvfs",
      at: "results",
      grade: "measured",
      note: "mean, at very low clock",
    }),
    lowClockLatencyLow: fact("share", "1 %", {
      source: "llm-inference-dvfs",
      at: "results",
      grade: "measured",
      note: "latency added",
    }),
    lowClockLatencyHigh: fact("share", "6 %", {
      source: "llm-inference-dvfs",
      at: "results",
      grade: "measured",
      note: "latency added",
    }),
  },
  statements: [
    {
      says: "Decode is nearly insensitive to the accelerator’s clock.",
      source: "llm-inference-dvfs",
      grade: "measured",
    },
    {
      says: "Idle power of B200, and of a GB200 rack as a meter reading, was not found.",
      source: "ampacity-judgement",
      grade: "guess",
    },
  ],
};
