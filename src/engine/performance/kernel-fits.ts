import { kernelFits } from "./kernel-fitted-data.ts";
import type { AcceleratorSpec, Engine, NumberFormat } from "./types.ts";

/** What single kernels, measured alone, show: by operation, engine, kind of chip, format. */

export interface KernelFit {
  readonly startS: number;
  /** Share of the memory bandwidth, and of the arithmetic peak. */
  readonly bandwidth: number;
  readonly products: number;
  /** Grouped products fill the last tile of every expert: so many rows are added to each. */
  readonly padTokens?: number;
  /** Median error of the three-constant form on its own rows. */
  readonly medianError: number;
  readonly rows: number;
}

export interface KernelFits {
  readonly dataHash: string;
  readonly fittedOn: string;
  readonly fits: Readonly<Record<string, KernelFit>>;
}

export type KernelOperation =
  | "gemm"
  | "moe"
  | "decode"
  | "prefill"
  | "latentDecode"
  | "latentPrefill";

/** Used where no engine's table has the format: medians over the tables. */
const UNMEASURED: KernelFit = {
  startS: 12e-6,
  bandwidth: 0.75,
  products: 0.5,
  medianError: 0.5,
  rows: 0,
};

/** Starts above this are launches from the host, which a captured graph does not pay. */
const START_MAX_S = { gemm: 16e-6, moe: 120e-6, attention: 25e-6 };

const ENGINE_ORDER: readonly Engine[] = ["trtllm", "sglang", "vllm"];

/**
 * The fit for this operation on chips of this kind. Chips with FP4 arithmetic form one kind, all
 * others the other; an engine without a table borrows from the next.
 */
export function kernelFit(
  operation: KernelOperation,
  engine: Engine,
  accelerator: AcceleratorSpec,
  format: NumberFormat,
): KernelFit {
  const second = accelerator.peakFlopPerS.fp4 > 0;
  const name = format === "mxfp4" && !second ? "mxfp4Wide" : format;
  const kind = second ? "second" : "first";
  for (const tried of [engine, ...ENGINE_ORDER]) {
    const fit = kernelFits.fits[`${operation} ${tried} ${kind} ${name}`];
    if (!fit) continue;
    const limitS =
      operation === "gemm" || operation === "moe" ? START_MAX_S[operation] : START_MAX_S.attention;
    return fit.startS > limitS ? { ...fit, startS: limitS } : fit;
  }
  return UNMEASURED;
}
