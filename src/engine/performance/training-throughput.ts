/**
 * Sustained training arithmetic of one package, for plans that need one number and its range.
 *
 * A share of the dense peak (MFU) that large published runs reach, by the widest format of the
 * products; the share falls gently with scale as exposed communication grows.
 *
 * Units   FLOP/s per package, model FLOP only (recomputation not counted)
 * Valid   runs of 64 to 100,000 packages with a sensible placement
 * From    bf16: Llama 3 405B on 16,384 H100, 38–43 % (Dubey et al. 2024, table 4); fp8 and fp4:
 *         public framework summaries, 2025 and 2026, dense and MoE
 * Checked docs/residuals-training.md judges the step-time model, which replaces this where a
 *         placement is known
 */

import { ln } from "../kernel/math.ts";
import { layerCounts } from "./llm-counts.ts";
import { type AcceleratorSpec, type LlmShape, type Precision, peakFlopPerS } from "./types.ts";

export interface TrainingThroughput {
  readonly sustainedFlopPerSPerPackage: number;
  readonly mfuFraction: number;
  /** An 80 % interval of the sustained rate. */
  readonly interval: { readonly low: number; readonly high: number };
}

/** Model FLOP utilisation at 1,024 packages: dense LLMs, and MoE LLMs. Assumptions with a band. */
const MFU = {
  bf16: { dense: 0.43, experts: 0.28 },
  fp8: { dense: 0.36, experts: 0.19 },
  fp4: { dense: 0.24, experts: 0.13 },
} as const;

/** Share lost with each doubling of packages beyond 1,024. */
const LOSS_PER_DOUBLING = 0.02;

export function trainingThroughput(given: {
  readonly llm: LlmShape;
  readonly accelerator: AcceleratorSpec;
  readonly precision: Precision;
  readonly packages: number;
}): TrainingThroughput {
  const { llm, accelerator, precision, packages } = given;
  const narrow =
    precision.dense === "fp4"
      ? "fp4"
      : precision.dense === "fp8" || precision.dense === "fp8Block"
        ? "fp8"
        : "bf16";
  const peak = peakFlopPerS(accelerator, narrow);
  const kind = layerCounts(llm).expert > 0 ? "experts" : "dense";
  const doublings = Math.max(0, ln(packages / 1024) / ln(2));
  const mfuFraction = MFU[narrow][kind] * (1 - Math.min(0.5, LOSS_PER_DOUBLING * doublings));
  const sustained = peak * mfuFraction;
  const band = kind === "dense" ? { low: 0.8, high: 1.2 } : { low: 0.65, high: 1.4 };
  return {
    sustainedFlopPerSPerPackage: sustained,
    mfuFraction,
    interval: { low: sustained * band.low, high: sustained * band.high },
  };
}
