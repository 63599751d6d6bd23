/** What a chip's kernels reach alone, as shares of its dense peak: the ground that a step's rates stand on. */

import { pow } from "../kernel/math.ts";
import { trainingKernels } from "./training-kernel-data.ts";
import type { AcceleratorSpec } from "./types.ts";

/** Shares of the dense peak in large products, by format, and in causal attention (of the bf16 peak). */
export interface KernelShares {
  readonly bf16: number;
  readonly fp8: number;
  readonly fp4: number;
  readonly attention: number;
}

/** Watts for each bf16 FLOP/s of a GB200. */
const WATTS_PER_FLOP = 1200 / 2.5e15;

/** The most that watts are taken to give over a GB200: what the best chip of its kind, B300, shows. */
const MOST_BY_WATTS = trainingKernels.b300_sxm.bf16 / trainingKernels.gb200.bf16;

/**
 * A chip that nobody has measured borrows from its kind; with FP4 arithmetic, which power limits,
 * by the square root of its watts for each peak FLOP/s (an assumption), no further than measured.
 */
export function kernelSharesOf(accelerator: AcceleratorSpec): KernelShares {
  const measured = trainingKernels[accelerator.id];
  if (measured) return measured;
  const { fp4, fp8, bf16 } = accelerator.peakFlopPerS;
  if (fp4 === 0) return trainingKernels[fp8 > 0 ? "h100_sxm" : "a100_sxm"];
  const kind = trainingKernels.gb200;
  const by = Math.min(MOST_BY_WATTS, pow(accelerator.powerW / bf16 / WATTS_PER_FLOP, 0.5));
  return {
    bf16: kind.bf16 * by,
    fp8: kind.fp8 * by,
    fp4: kind.fp4 * by,
    attention: kind.attention * by,
  };
}
