/** MLPerf Training, Llama 3.1 405B, from result logs, and what carries over between platforms. */
import { ln, pow } from "../../src/engine/kernel/math.ts";
import type { Model } from "./model.ts";
import type { Reader } from "./read.ts";
import { calibrated, predicted, type Relation, uncovered } from "./relation.ts";

/** 512 packages of the benchmark's Llama 3.1 405B: batch and sequence of its rules. */
const benchmark = {
  llm: "llama-3.1-405b",
  packages: 512,
  globalBatch: 1152,
  sequenceTokens: 8192,
} as const;
/** Rounds v5.0 and v5.1, years after mid-2024. */
const round50 = 0.9;
const round51 = 1.4;

export function trainingLogs(read: Reader, model: Model): Relation[] {
  const minutes = (key: string) => read.sheet("mlperf-405b", key) / 60;
  const anchor = (key: string) => read.sheet("training-anchors", key);
  const claim = (key: string) => read.sheet("relation-generations", key);
  const h100 = minutes("h100x512");
  const gb200 = minutes("gb200x512");
  const gb200Later = minutes("gb200x512v51");
  const gb300 = minutes("gb300x512v51");
  const fp8 = (accelerator: string) => read.peak(accelerator, "peakFp8");
  const fp4 = (accelerator: string) => read.peak(accelerator, "peakFp4");
  // One quadrupling of the cluster kept this share of its speed; the next is assumed to as well.
  const kept = h100 / minutes("h100x2048") / 4;
  const doublings = (from: number, to: number) => ln(to / from) / ln(2);
  const keptGb200 = minutes("gb200x2560v51") / minutes("gb200x5120v51") / 2;
  const ratio = "ratio";
  const step = (accelerator: string, precision: "fp8" | "nvfp4", releaseYears: number) =>
    model.stepS({ ...benchmark, accelerator, precision, releaseYears }) ?? 0;
  const steps = {
    h100: step("nvidia-h100-sxm", "fp8", round50),
    gb200: step("nvidia-gb200", "fp8", round50),
    gb200Later: step("nvidia-gb200", "nvfp4", round51),
    gb300: step("nvidia-gb300", "nvfp4", round51),
  };
  const byStep = (
    id: string,
    title: string,
    frame: string,
    published: number,
    value: number,
    sharesPredictionOf?: string,
  ) =>
    predicted({
      ...(sharesPredictionOf === undefined ? {} : { sharesPredictionOf }),
      id: `training/${id}`,
      title,
      frame,
      unit: ratio,
      published,
      predicted: value,
      why: "step times of the best usual placement at one batch, samples to target held equal; constants fitted without this LLM on these parts",
    });
  const v6 = claim("v6Gpus");
  const carry = (
    id: string,
    title: string,
    published: number,
    value: number,
    why: string,
  ): Relation =>
    predicted({
      id: `training/${id}`,
      title,
      frame: "TFLOP/s a package, Llama 3.1 405B, 256 packages",
      unit: "TFLOP/s",
      published: published / 1e12,
      predicted: value / 1e12,
      why,
    });
  return [
    predicted({
      id: "training/gb300-press",
      title: "GB300 over H100, 512 packages: press says more than 4 times",
      frame: "minutes to target, FP4 against FP8",
      unit: ratio,
      published: claim("gb300OverH100Press"),
      bound: "at least",
      predicted: h100 / gb300,
      tolerance: 0,
      why: "minutes in the result logs, best and worst run dropped; the press figure is cited, the log is used",
    }),
    predicted({
      id: "training/gb200-over-h100",
      title: "GB200 over H100, 512 packages, v5.0, from FP8 peaks",
      frame: "minutes to target, FP8 on both",
      unit: ratio,
      published: h100 / gb200,
      predicted: fp8("nvidia-gb200") / fp8("nvidia-h100-sxm"),
      why: "a share of peak carried over from H100 flatters GB200",
    }),
    byStep(
      "gb200-over-h100-step",
      "GB200 over H100, 512 packages, v5.0, by the step model",
      "minutes to target, FP8 on both",
      h100 / gb200,
      steps.h100 / steps.gb200,
    ),
    byStep(
      "gb200-over-h100-later",
      "GB200 v5.1 over H100 v5.0, 512 packages, by the step model",
      "minutes to target, NVFP4 against FP8",
      h100 / gb200Later,
      steps.h100 / steps.gb200Later,
    ),
    byStep(
      "gb300-over-h100-step",
      "GB300 v5.1 over H100 v5.0, 512 packages, by the step model",
      "minutes to target, NVFP4 against FP8",
      h100 / gb300,
      steps.h100 / steps.gb300,
    ),
    byStep(
      "gb300-over-gb200-step",
      "GB300 over GB200, 512 packages, v5.1, by the step model",
      "minutes to target, NVFP4 on both",
      gb200Later / gb300,
      steps.gb200Later / steps.gb300,
      "training/gb300-over-h100-step",
    ),
    predicted({
      id: "training/gb300-over-gb200",
      title: "GB300 over GB200, 512 packages, v5.1, from FP4 peaks",
      frame: "minutes to target, FP4 by the implied rate",
      unit: ratio,
      published: gb200Later / gb300,
      predicted: fp4("nvidia-gb300") / fp4("nvidia-gb200"),
      why: "peaks alone flatter the newer package: not every step runs at FP4",
    }),
    carry(
      "gb300-fp8",
      "GB300 at FP8 from GB200's share of peak",
      anchor("bridgeGb300Fp8"),
      (anchor("bridgeGb200Fp8") / fp8("nvidia-gb200")) * fp8("nvidia-gb300"),
      "one FP8 peak on both, yet GB300 is faster: power and memory, which a share of peak does not see",
    ),
    carry(
      "gb300-fp4",
      "GB300 at FP4 from GB200's share of peak",
      anchor("bridgeGb300Nvfp4"),
      (anchor("bridgeGb200Nvfp4") / fp4("nvidia-gb200")) * fp4("nvidia-gb300"),
      "a share of the FP4 peak does not carry over: the same transfer to Rubin deserves a wide interval",
    ),
    predicted({
      id: "training/h100-8192",
      title: "H100, 8,192 packages, from 512 and 2,048",
      frame: "minutes to target",
      unit: "min",
      published: minutes("h100x8192"),
      predicted: minutes("h100x2048") / 4 / kept,
      why: `the first quadrupling keeps ${(100 * kept).toFixed(0)} %, the second ${(100 * (minutes("h100x2048") / minutes("h100x8192") / 4)).toFixed(0)} %: bigger batches need more samples, and steps lose more`,
    }),
    predicted({
      id: "training/gb200-1024",
      title: "GB200, 1,024 packages, v5.0, from 512 and H100's loss per doubling",
      frame: "minutes to target",
      unit: "min",
      published: minutes("gb200x1024"),
      predicted: gb200 / 2 / Math.sqrt(kept),
      why: "half the minutes, over what H100 keeps in a doubling",
    }),
    calibrated({
      id: "training/software-round",
      title: "GB200, 512 packages, v5.0 to v5.1: gain of one round",
      frame: "minutes to target, one platform",
      unit: ratio,
      published: gb200 / gb200Later,
      predicted: 1 + read.assumption("software-gain-per-year"),
      tolerance: 0.1,
      why: "the planner's gain of a whole year is taken from this one round of half a year, and v5.1's rate fits FP4 where v5.0's fits FP8, so precision is in it",
    }),
    uncovered({
      id: "training/v6-405b",
      title: "MLPerf v6.0: 405B in 7.07 minutes on 8,192 GPUs",
      frame: "package not stated",
      unit: "min",
      published: claim("v6Minutes") / 60,
      why: `GB200 as in v5.1 would take ${(
        (minutes("gb200x5120v51") * 5120) / v6 / pow(keptGb200, doublings(5120, v6))
      ).toFixed(1)}; the headline does not say which package ran`,
    }),
  ];
}
