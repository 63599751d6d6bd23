/**
 * What one package can do for one LLM at a latency target: prompt tokens prefilled and output tokens
 * decoded each second, by a roofline over the shape's bytes and FLOP.
 *
 * Prefill and decode are rated apart, as if in pools of their own, so that a load's work is
 * `uncached input ÷ prefill rate + output ÷ decode rate` package-seconds whatever its mix. Decode
 * takes the largest batch whose step stays within the target and whose cache fits beside the
 * weights; the replica size that gives most tokens a package wins.
 *
 * Units   rates in tokens/s per package; tpotS, prefillS in seconds
 * Valid   decoders, dense and MoE, on one scale-up domain; no speculative decoding, no prefix cache
 * From    roofline: Williams, Waterman and Patterson 2009; decode: Pope et al. 2022
 * Checked serving-rates.test.ts (laws), docs/methods/serving-rates.md
 */
import {
  decodeFlopPerToken,
  kvSequenceBytes,
  layerCounts,
  prefillFlop,
  weightBytes,
} from "./llm-counts.ts";
import type { AcceleratorSpec, LlmShape, Precision, Support } from "./types.ts";
import { peakFlopPerS } from "./types.ts";

/**
 * Shares of datasheet peaks that large kernels reach, and the fixed cost of a layer.
 * From: TensorRT-LLM kernel tables in ai-dynamo/aiconfigurator, commit 095f58a (medians over six
 * systems): BF16 0.60–0.80, FP8 0.49–0.61, FP4 0.27–0.38 of peak at 4,096 rows; HBM 0.61–0.77 when
 * weights stream.
 */
const computeEfficiency = { bf16: 0.68, fp8: 0.54, fp4: 0.36, int4: 0.68, mxfp4: 0.36 } as const;
const memoryEfficiency = 0.7;
const linkEfficiency = 0.7;
/** Kernel launches and synchronisation of one layer, captured as a graph; same tables' floors. */
const layerOverheadS = 12e-6;
/** Memory kept for activations, the engine and fragmentation. */
const memoryShare = 0.88;

export interface ServingRates {
  readonly prefillTokensPerSPerPackage: number;
  readonly decodeTokensPerSPerPackage: number;
  readonly packagesPerReplica: number;
  readonly batch: number;
  readonly tpotS: number;
  readonly prefillS: number;
  readonly boundBy: "memory bandwidth" | "arithmetic" | "link" | "overhead" | "memory capacity";
  readonly support: Support;
}

export interface NoServing {
  readonly unsupported: "weights do not fit" | "latency target cannot be met";
  readonly detail: string;
}

export interface ServingRatesInput {
  readonly llm: LlmShape;
  readonly accelerator: AcceleratorSpec;
  readonly precision: Precision;
  readonly inputTokens: number;
  /** Mean context a decoding sequence holds. */
  readonly contextTokens: number;
  readonly ttftS: number;
  readonly tpotS: number;
}

export function servingRates(input: ServingRatesInput): ServingRates | NoServing {
  const { accelerator } = input;
  let best: ServingRates | null = null;
  let fits = false;
  for (let size = 1; size <= accelerator.scaleUpSize; size *= 2) {
    const at = rateReplica(input, size);
    if (at === "too small") continue;
    fits = true;
    if (
      at !== null &&
      (best === null || at.decodeTokensPerSPerPackage > best.decodeTokensPerSPerPackage)
    )
      best = at;
  }
  if (best !== null) return best;
  if (fits) {
    return {
      unsupported: "latency target cannot be met",
      detail: `one sequence alone needs more than ${input.tpotS} s a token or ${input.ttftS} s to prefill`,
    };
  }
  const needGb = weightBytes(input.llm, input.precision) / 1e9;
  const haveGb = (accelerator.hbmBytes * accelerator.scaleUpSize * memoryShare) / 1e9;
  return {
    unsupported: "weights do not fit",
    detail: `${Math.round(needGb)} GB of weights, ${Math.round(haveGb)} GB in the scale-up domain`,
  };
}

function rateReplica(input: ServingRatesInput, size: number): ServingRates | "too small" | null {
  const { llm, accelerator, precision, contextTokens } = input;
  const weights = weightBytes(llm, precision);
  const freeBytes = accelerator.hbmBytes * memoryShare * size - weights;
  const sequenceBytes = kvSequenceBytes(llm, contextTokens, precision.kvCache);
  const batchFitting = Math.floor(freeBytes / sequenceBytes);
  if (batchFitting < 1) return "too small";
  const prefill = prefillTime(input, size);
  if (prefill > input.ttftS / 2) return null; // half of the target is left for queueing
  if (stepTime(input, size, 1).totalS > input.tpotS) return null;
  let low = 1;
  let high = Math.min(batchFitting, 65_536);
  if (stepTime(input, size, high).totalS > input.tpotS) {
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (stepTime(input, size, middle).totalS <= input.tpotS) low = middle;
      else high = middle;
    }
  } else low = high;
  const step = stepTime(input, size, low);
  return {
    prefillTokensPerSPerPackage: input.inputTokens / prefill / size,
    decodeTokensPerSPerPackage: low / step.totalS / size,
    packagesPerReplica: size,
    batch: low,
    tpotS: step.totalS,
    prefillS: prefill,
    boundBy: low === batchFitting ? "memory capacity" : step.boundBy,
    support: "physics",
  };
}

/** One decode iteration of `batch` sequences on `size` packages of one scale-up domain. */
export function stepTime(
  { llm, accelerator, precision, contextTokens }: ServingRatesInput,
  size: number,
  batch: number,
): {
  totalS: number;
  memoryS: number;
  arithmeticS: number;
  linkS: number;
  overheadS: number;
  boundBy: ServingRates["boundBy"];
} {
  const touched = weightBytes(llm, precision) * touchedFraction(llm, batch);
  const cache = batch * kvSequenceBytes(llm, contextTokens, precision.kvCache);
  const memoryS = (touched + cache) / (accelerator.hbmBytesPerS * memoryEfficiency * size);
  const format = precision.experts;
  const arithmeticS =
    (batch * decodeFlopPerToken(llm, contextTokens)) /
    (peakFlopPerS(accelerator, format) * computeEfficiency[format] * size);
  // Two exchanges of a layer's hidden state in 16 bits; expert parallelism multiplies by the top-k.
  const fanOut = llm.experts > 0 ? Math.min(llm.expertsPerToken, size) : 1;
  const exchanged =
    size === 1 ? 0 : (2 * llm.layers * batch * llm.hidden * 2 * (1 + fanOut)) / size;
  const linkS = exchanged / (accelerator.scaleUpBytesPerS * linkEfficiency);
  const overheadS =
    layerCounts(llm).full >= 0 ? llm.layers * layerOverheadS * (size === 1 ? 1 : 1.5) : 0;
  const parts = { memoryS, arithmeticS, linkS, overheadS };
  const totalS = Math.max(memoryS, arithmeticS) + linkS + overheadS;
  const most = Math.max(memoryS, arithmeticS, linkS, overheadS);
  const boundBy =
    most === memoryS
      ? "memory bandwidth"
      : most === arithmeticS
        ? "arithmetic"
        : most === linkS
          ? "link"
          : "overhead";
  return { totalS, ...parts, boundBy };
}

/** Share of weight bytes that a batch reads: all that is dense, and each expert someone chose. */
function touchedFraction(llm: LlmShape, batch: number): number {
  if (llm.experts === 0) return 1;
  const expert = 3 * (llm.moeLatent ?? llm.hidden) * llm.moeFfn;
  const routed = (llm.layers - llm.denseLayers) * llm.experts * expert;
  const dense =
    (llm.layers - llm.denseLayers) * llm.sharedExperts * expert +
    llm.denseLayers * 3 * llm.hidden * llm.ffn +
    llm.layers * 4 * llm.hidden * llm.hidden +
    2 * llm.vocab * llm.hidden;
  const missed = power(1 - llm.expertsPerToken / llm.experts, batch);
  return (dense + routed * (1 - missed)) / (dense + routed);
}

/** base^n for a whole n ≥ 0 by squaring: exact operations only. */
function power(base: number, n: number): number {
  let result = 1;
  let square = base;
  for (let rest = Math.min(n, 1 << 20); rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result *= square;
    square *= square;
  }
  return result;
}

/** Time to prefill one prompt on the replica, compute bound, with the weights read at least once. */
function prefillTime(
  { llm, accelerator, precision, inputTokens }: ServingRatesInput,
  size: number,
): number {
  const format = precision.experts;
  const arithmeticS =
    prefillFlop(llm, Math.max(1, inputTokens)) /
    (peakFlopPerS(accelerator, format) * computeEfficiency[format] * size);
  const memoryS =
    (weightBytes(llm, precision) * touchedFraction(llm, Math.max(1, Math.round(inputTokens)))) /
    (accelerator.hbmBytesPerS * memoryEfficiency * size);
  // Prompts are batched until the weights are read for many; a quarter of the read stays exposed.
  return Math.max(arithmeticS, memoryS / 4) + llm.layers * layerOverheadS;
}
