/**
 * What one package works each second while a deployment serves: FLOP by number format, bytes of
 * memory. Counted from the shape, whatever the step model says of their times.
 *
 * Units   FLOP/s and bytes/s per package, means over the closed loop
 * Left    activations and collectives; weights read again by prefill chunks. Both are small
 */
import {
  attentionFlopPerPair,
  attentionParameters,
  expertParameters,
  kvSequenceBytes,
  layerCounts,
  linearParameters,
} from "./llm-counts.ts";
import { distinctExperts } from "./serving-step.ts";
import type { Speculation } from "./speculation.ts";
import {
  type AcceleratorSpec,
  bytesPerWeight,
  type LlmShape,
  type NumberFormat,
  type Placement,
  type Precision,
  packagesPerReplica,
} from "./types.ts";

export interface StepLoad {
  readonly flopPerS: Readonly<Record<"bf16" | "fp8" | "fp4", number>>;
  readonly bytesPerS: number;
}

/**
 * How a package's power answers a load: at which share of its clock and of the time it may work,
 * and what it draws then. Whoever knows watts supplies it; here it is a function of work alone.
 */
export type PowerAnswer = (load: (clockFraction: number) => StepLoad) => {
  readonly clockFraction: number;
  readonly paceFraction: number;
  readonly drawW: number;
};

export interface ServingFlow {
  readonly llm: LlmShape;
  readonly accelerator: AcceleratorSpec;
  readonly placement: Placement;
  readonly precision: Precision;
  readonly isl: number;
  readonly osl: number;
  /** Of the whole replica; 0 where a pool does the other phase alone. */
  readonly promptTokensPerS: number;
  readonly outputTokensPerS: number;
  /** Sequences decoding at once on the replica, and the time each token of theirs takes. */
  readonly runningSequences: number;
  readonly tpotS: number;
  readonly speculation?: Speculation;
}

export function servingLoad(flow: ServingFlow): StepLoad {
  const { llm, accelerator, placement, precision } = flow;
  const layers = layerCounts(llm);
  const mixing = layers.full + layers.sliding;
  const matrices = llm.ffnMatrices ?? 3;
  const attention = mixing * attentionParameters(llm) + layers.linear * linearParameters(llm);
  const dense =
    matrices *
    llm.hidden *
    (layers.dense * llm.ffn + layers.expert * llm.sharedExperts * llm.moeFfn);
  const expert = layers.expert > 0 ? expertParameters(llm) : 0;
  const head = llm.vocab * llm.hidden;
  const attentionFormat = precision.attention ?? precision.dense;

  const flop = { bf16: 0, fp8: 0, fp4: 0 };
  // With speculation every step checks more tokens than it yields; the draft's own work is left out.
  const yields = flow.speculation?.acceptedTokens ?? 1;
  const checked = (flow.speculation?.draftTokens ?? 0) + 1;
  const decodedPerS = (flow.outputTokensPerS * checked) / yields;
  const tokensPerS = flow.promptTokensPerS + decodedPerS;
  const work = (format: NumberFormat, weights: number, rate: number) => {
    flop[arithmeticOf(format, accelerator)] += 2 * weights * rate;
  };
  work(attentionFormat, attention, tokensPerS);
  work(precision.dense, dense, tokensPerS);
  work(precision.experts, layers.expert * llm.expertsPerToken * expert, tokensPerS);
  work("bf16", head, decodedPerS);
  const seen = (context: number) => {
    const kept = Math.min(context, llm.sparseTopTokens ?? context);
    return layers.full * kept + layers.sliding * Math.min(context, llm.windowTokens ?? context);
  };
  const context = flow.isl + flow.osl / 2;
  flop.bf16 +=
    flow.promptTokensPerS * seen(flow.isl / 2) * attentionFlopPerPair(llm, false) +
    decodedPerS * seen(context) * attentionFlopPerPair(llm, true);

  const packages = packagesPerReplica(placement);
  const ranks = placement.attentionDataParallel;
  // Each step of a rank reads its weights once; its sequences' caches with them.
  const distinct = distinctExperts(
    llm.experts,
    llm.expertsPerToken,
    flow.runningSequences * checked,
  );
  const weightBytes =
    (attention * bytesPerWeight(attentionFormat) + dense * bytesPerWeight(precision.dense)) *
      ranks +
    layers.expert * distinct * expert * bytesPerWeight(precision.experts) +
    head * 2 * ranks;
  const cacheBytes = flow.runningSequences * kvSequenceBytes(llm, context, precision.kvCache);
  const stepsPerS = flow.outputTokensPerS > 0 ? 1 / (flow.tpotS * yields) : 0;
  return {
    flopPerS: {
      bf16: flop.bf16 / packages,
      fp8: flop.fp8 / packages,
      fp4: flop.fp4 / packages,
    },
    bytesPerS: Math.min(
      accelerator.hbmBytesPerS,
      ((weightBytes + cacheBytes) * stepsPerS) / packages,
    ),
  };
}

/** The arithmetic that multiplies weights of this format. */
function arithmeticOf(format: NumberFormat, accelerator: AcceleratorSpec): "bf16" | "fp8" | "fp4" {
  if (format === "fp8" || format === "fp8Block") return "fp8";
  if (format === "fp4") return "fp4";
  if (format === "mxfp4" && accelerator.peakFlopPerS.fp4 > 0) return "fp8";
  return "bf16";
}

/** The same package with the clock of its cores at this fraction; memory and links keep theirs. */
export function atClock(accelerator: AcceleratorSpec, clockFraction: number): AcceleratorSpec {
  const { bf16, fp8, fp4 } = accelerator.peakFlopPerS;
  return {
    ...accelerator,
    peakFlopPerS: {
      bf16: bf16 * clockFraction,
      fp8: fp8 * clockFraction,
      fp4: fp4 * clockFraction,
    },
  };
}
