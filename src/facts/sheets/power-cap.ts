import { fact } from "../fact.ts";
import type { Sheet } from "../kinds.ts";

export const entry: Sheet = {
  kind: "sheet",
  id: "power-cap",
  topic: "power",
  title: "Power caps and what they cost",
  facts: {
    blackwellEnergySaved: fact("share", "15 %", {
      source: "nvidia-power-profiles",
      at: "post",
      grade: "measured",
      bound: "at most",
      note: "power profiles; the vendor’s measurement",
    }),
    blackwellPerformanceKept: fact("share", "97 %", {
      source: "nvidia-power-profiles",
      at: "post",
      grade: "measured",
      bound: "at least",
    }),
    blackwellMoreThroughput: fact("share", "13 %", {
      source: "nvidia-power-profiles",
      at: "post",
      grade: "measured",
      bound: "at most",
      note: "under a fixed facility limit",
    }),
    hopperEfficiency: fact("share", "32 %", {
      source: "power-profiles-summary",
      at: "summary",
      grade: "measured",
      bound: "at most",
      note: "better energy efficiency without loss; secondary summary",
    }),
    hopperMaxP: fact("share", "10 %", {
      source: "power-profiles-summary",
      at: "summary",
      grade: "measured",
      bound: "at most",
      note: "faster in Max-P",
    }),
    h100CapShare: fact("share", "86 %", {
      source: "factryze-power-capping",
      at: "page",
      grade: "derived",
      formula: "600 W ÷ 700 W = 86 %",
    }),
    h100TrainingLossLow: fact("share", "10 %", {
      source: "factryze-power-capping",
      at: "page",
      grade: "estimate",
      note: "step time, H100 at 600 W",
    }),
    h100TrainingLossHigh: fact("share", "15 %", {
      source: "factryze-power-capping",
      at: "page",
      grade: "estimate",
      note: "step time, H100 at 600 W",
    }),
    h100Fp8LossLow: fact("share", "15 %", {
      source: "factryze-power-capping-glossary",
      at: "page",
      grade: "estimate",
      note: "FP8 at 600 W",
    }),
    h100Fp8LossHigh: fact("share", "20 %", {
      source: "factryze-power-capping-glossary",
      at: "page",
      grade: "estimate",
      note: "FP8 at 600 W",
    }),
    h100InferenceLossLow: fact("share", "5 %", {
      source: "factryze-power-capping-glossary",
      at: "page",
      grade: "estimate",
      note: "memory-bound inference at 600 W",
    }),
    h100InferenceLossHigh: fact("share", "8 %", {
      source: "factryze-power-capping-glossary",
      at: "page",
      grade: "estimate",
      note: "memory-bound inference at 600 W",
    }),
    dsxBoostLessPower: fact("share", "30 %", {
      source: "toms-omniverse-dsx",
      at: "article",
      grade: "vendor",
      note: "less power, or as many more GPUs per MW; 2025",
    }),
    vrMaxQOverMaxP: fact("ratio", "0.82 x", {
      source: "rack-power-references",
      at: "rack figures",
      grade: "derived",
      formula: "187.5 kW ÷ 227.5 kW = 0.82",
      note: "rack power",
    }),
    memoryPerByteEnergy: fact("energy", "31 MJ", {
      source: "ampacity-judgement",
      at: "judgement",
      grade: "guess",
      interval: ["25 MJ", "45 MJ"],
      note: "per 10¹⁸ bytes read, which is 31 pJ per byte; recalled, not looked up: 3.9 pJ per bit of HBM2 in a paper of 2017",
    }),
    voltageAtHalfClock: fact("ratio", "0.7 x", {
      source: "ampacity-judgement",
      at: "judgement",
      grade: "guess",
      interval: ["0.6 x", "0.85 x"],
      note: "core voltage at half the highest clock over that at the highest; vendors publish no curve, parts of this kind run from about 0.7 to 1.05 V",
    }),
  },
  statements: [
    {
      says: "A cap sweep of H100 and H200 from 200 to 700 W exists (matrix products and bandwidth kernels); its curve’s values were not readable.",
      source: "h100-h200-cap-sweep",
      grade: "measured",
    },
    {
      says: "Measured training at 70, 80 and 90 % caps on Blackwell or Rubin was not found.",
      source: "ampacity-judgement",
      grade: "guess",
    },
  ],
  note: "The two pages on H100 capping disagree by workload. No curve is taken from here: speed under a cap is solved from the chip's draw.",
};
