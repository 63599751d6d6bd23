/**
 * Time of one training step of a decoder, dense or with experts, laid over packages by tensor,
 * pipeline, context, expert and data parallelism.
 *
 * Work of one micro-batch on one pipeline stage: products, attention, memory-bound small kernels,
 * exposed collectives, host. A step is the micro-batches of a stage, the pipeline's bubble, what
 * gradient exchange leaves exposed, and the optimiser.
 *
 * Units   seconds a step; tokens a sequence
 * Valid   1F1B and interleaved pipelines; ZeRO-1 or fully sharded data parallelism
 * From    Narayanan et al. 2021 (bubble), Korthikanti et al. 2022 (recomputation, activations)
 * Fails   returns a refusal: divisibility, stages, precision
 * Checked validation/serving.ts, docs/residuals-training.md
 */

import { pow } from "../kernel/math.ts";
import {
  attentionFlopPerPair,
  attentionParameters,
  expertParameters,
  layerCounts,
  linearParameters,
  trainingFlopPerToken,
} from "./llm-counts.ts";
import type { TrainingConstants } from "./training-constants.ts";
import { fittedTrainingConstants } from "./training-fitted.ts";
import type { AcceleratorSpec, LlmShape, Refusal } from "./types.ts";

export interface TrainingPlacement {
  readonly tensorParallel: number;
  readonly pipelineParallel: number;
  readonly contextParallel: number;
  readonly expertParallel: number;
  readonly dataParallel: number;
  /** Chunks of layers on each stage; 1 = plain 1F1B. */
  readonly virtualStages: number;
  /** Parameters kept whole on each data rank (ZeRO-1), or sharded and gathered (FSDP). */
  readonly sharding: "optimiser" | "full";
}

export type TrainingPrecision = "bf16" | "fp8" | "mxfp8" | "nvfp4";
export type Recompute = "none" | "selective" | "full";
export type TrainingStack = "deepspeed2021" | "megatron2022" | "nemo" | "fsdp" | "logs";

export interface TrainingQuestion {
  readonly llm: LlmShape;
  readonly accelerator: AcceleratorSpec;
  readonly placement: TrainingPlacement;
  readonly precision: TrainingPrecision;
  readonly microBatch: number;
  readonly globalBatch: number;
  readonly sequenceTokens: number;
  readonly recompute: Recompute;
  readonly adaptersOnly?: boolean;
  /** One fused attention kernel; absent = yes. */
  readonly fusedAttention?: boolean;
  readonly stack?: TrainingStack;
  /** Years after mid-2024 of the software release; default 2. */
  readonly releaseYears?: number;
}

export interface TrainingParts {
  readonly productS: number;
  readonly attentionS: number;
  readonly elementS: number;
  readonly recomputeS: number;
  readonly tensorS: number;
  readonly expertExchangeS: number;
  readonly hostS: number;
  readonly bubbleS: number;
  readonly gradientS: number;
  readonly optimiserS: number;
}

export interface TrainingEstimate {
  readonly stepS: number;
  readonly parts: TrainingParts;
  readonly tokensPerSPerPackage: number;
  readonly packages: number;
  /** Model FLOP only, against the dense bf16 peak. */
  readonly mfuFraction: number;
  /** The same with recomputation counted. */
  readonly hfuFraction: number;
  readonly modelFlopPerSPerPackage: number;
}

export function estimateTraining(
  question: TrainingQuestion,
  constants: TrainingConstants = fittedTrainingConstants,
): TrainingEstimate | { readonly refused: Refusal } {
  const refused = refuse(question);
  if (refused) return { refused };
  const { llm, accelerator, placement, sequenceTokens, microBatch, globalBatch } = question;
  const {
    tensorParallel: tensor,
    pipelineParallel: stages,
    contextParallel: contexts,
    expertParallel,
    dataParallel,
    virtualStages,
  } = placement;
  const layers = layerCounts(llm);
  const mixing = layers.full + layers.sliding;
  const blocks = mixing + layers.linear;
  const generation =
    accelerator.peakFlopPerS.fp4 > 0 ? 2 : accelerator.peakFlopPerS.fp8 > 0 ? 1 : 0;
  const packages = tensor * stages * contexts * dataParallel;
  const tokens = (microBatch * sequenceTokens) / contexts;
  const microBatches = globalBatch / (microBatch * dataParallel);

  // Products, forward, of one micro-batch on one package. The head runs on the last stage alone;
  // spread over stages here, its unevenness is in `stageUneven`.
  const rate = productRate(question, constants, generation);
  const headRate = bf16Rate(accelerator, constants, generation);
  const ffnMatrices = llm.ffnMatrices ?? 3;
  const attentionWeights =
    mixing * attentionParameters(llm) + layers.linear * linearParameters(llm);
  const denseWeights =
    ffnMatrices *
    llm.hidden *
    (layers.dense * llm.ffn + layers.expert * llm.sharedExperts * llm.moeFfn);
  const expertWeights = layers.expert * llm.expertsPerToken * expertParameters(llm);
  const width = llm.ffn > 0 ? llm.ffn : llm.moeFfn * Math.max(1, llm.expertsPerToken);
  const widen = 1 + constants.lostWidth * (1 / llm.hidden + tensor / width);
  const shard = tensor * stages;
  const productForwardS =
    (2 * tokens * (attentionWeights + denseWeights) * widen) / shard / rate +
    (2 * tokens * llm.vocab * llm.hidden) / shard / headRate;
  const expertRows = (tokens * llm.expertsPerToken * expertParallel) / Math.max(1, llm.experts);
  const expertWiden =
    1 +
    constants.expertLostWidth *
      (1 / llm.hidden + 1 / Math.max(1, llm.moeFfn) + 0.5 / Math.max(1, expertRows));
  const expertForwardS =
    (2 * tokens * expertWeights * expertWiden) / shard / (rate * constants.expertProducts);

  // Causal attention: half the square; context parallelism keeps the whole context in view.
  const seen = Math.min(sequenceTokens / 2, llm.windowTokens ?? sequenceTokens / 2);
  const pairs = tokens * (layers.full * (sequenceTokens / 2) + layers.sliding * seen);
  const headroom = powerHeadroom(accelerator, constants, generation);
  const ownKernels = question.stack === "fsdp" && generation > 0 ? constants.fsdpAttention : 1;
  const narrow = (1 + (constants.softmaxShare * 128) / llm.headDim) / (1 + constants.softmaxShare);
  const attentionShare =
    (headroom / ownKernels / Math.max(1, narrow)) *
    (generation === 2
      ? constants.attentionSecond
      : generation === 1
        ? constants.attentionFirst
        : constants.attentionZero);
  const fused = question.fusedAttention ?? true;
  const scoreBytes = constants.scorePasses * tokens * sequenceTokens * llm.heads * 2 * blocks;
  const memoryRate = accelerator.hbmBytesPerS * constants.memoryShare;
  const attentionForwardS = fused
    ? (pairs * attentionFlopPerPair(llm, false)) /
      shard /
      (accelerator.peakFlopPerS.bf16 * attentionShare)
    : (2 * pairs * attentionFlopPerPair(llm, false)) / shard / headRate +
      scoreBytes / shard / memoryRate;
  const elementForwardS =
    (tokens *
      llm.hidden *
      (constants.elementBytes * blocks +
        constants.expertElementBytes * layers.expert * llm.expertsPerToken * 0.25)) /
    shard /
    memoryRate;

  // Backward is twice the forward; frozen weights need no gradient of their own.
  const backward = question.adaptersOnly ? 2 * constants.adapterBackward : 2;
  const passes = 1 + backward;
  const attentionPasses = 1 + (fused ? 2.5 : 2);
  const productS = (productForwardS + expertForwardS) * passes;
  const attentionS = attentionForwardS * attentionPasses;
  const elementS = elementForwardS * passes;

  // Two all-reduces a layer each way, as gather and scatter where sequences are split.
  const linkRate = accelerator.scaleUpBytesPerS;
  const tensorOf = (forwards: number) =>
    tensor > 1
      ? (constants.tensorExposed *
          forwards *
          (blocks / stages) *
          4 *
          tokens *
          llm.hidden *
          2 *
          ((tensor - 1) / tensor)) /
        linkRate /
        // With contexts split, sequence shards are shorter but the layers as many.
        1
      : 0;
  const tensorS = tensorOf(2);

  // Experts: dispatch and combine, forward and backward.
  const expertShare = expertParallel > 1 ? (expertParallel - 1) / expertParallel : 0;
  const inside = Math.min(1, accelerator.scaleUpSize / expertParallel);
  const expertBytes =
    ((4 * tokens * llm.expertsPerToken * llm.hidden * 2 * layers.expert) / shard) * expertShare;
  const expertExchangeS =
    (constants.expertExposed * expertBytes * inside) / linkRate +
    (constants.scaleOutExposed * expertBytes * (1 - inside)) / accelerator.scaleOutBytesPerS;

  // Recomputation repeats the forward pass, or the cores of attention alone.
  const recomputeS =
    question.recompute === "full"
      ? productForwardS +
        expertForwardS +
        attentionForwardS +
        elementForwardS +
        tensorOf(1) +
        expertExchangeS / 2
      : question.recompute === "selective"
        ? fused
          ? elementForwardS * 0.3
          : attentionForwardS
        : 0;
  const hostShare = question.stack === "logs" ? constants.logsHost : 1;
  const hostS =
    hostShare * ((blocks + layers.expert) / stages) * constants.layerHostS +
    (layers.expert / stages) *
      (constants.expertHostS + (constants.localExpertHostS * llm.experts) / expertParallel) *
      (question.stack !== "fsdp" && (question.releaseYears ?? 2) >= 1.5
        ? constants.expertGraphHost
        : 1);

  const factor = stackFactor(question, constants, layers.expert > 0);
  const microParts = {
    productS,
    attentionS,
    elementS,
    recomputeS,
    tensorS,
    expertExchangeS,
    hostS,
  };
  let microS = 0;
  for (const part of Object.values(microParts)) microS += part;
  microS *= factor;
  const uneven = stages > 1 ? constants.stageUneven : 1;
  const bubbleS = microS * ((stages - 1) / virtualStages) + microS * microBatches * (uneven - 1);

  // Gradients out and parameters back, beside the backward pass.
  const expertTotal = layers.expert * llm.experts * expertParameters(llm);
  const denseTotal = attentionWeights + denseWeights + 2 * llm.vocab * llm.hidden;
  const rankParameters = denseTotal / shard + expertTotal / (shard * expertParallel);
  const ranks = dataParallel * contexts;
  const ringShare = ranks > 1 ? (ranks - 1) / ranks : 0;
  // A ring that crosses servers has all their ports: one for each of its ranks inside.
  const rankInside = Math.max(1, Math.min(ranks, Math.floor(accelerator.scaleUpSize / tensor)));
  const dataRate =
    ranks * tensor <= accelerator.scaleUpSize
      ? accelerator.scaleUpBytesPerS
      : Math.min(accelerator.scaleUpBytesPerS, accelerator.scaleOutBytesPerS * rankInside);
  const trained = question.adaptersOnly ? 0.01 : 1;
  const gradientS =
    placement.sharding === "full"
      ? (constants.shardExposed * microBatches * (2 + 2 * 2) * rankParameters * ringShare) /
        dataRate
      : (constants.dataExposed * 6 * rankParameters * trained * ringShare) / dataRate;
  const optimiserS =
    hostShare * constants.stepHostS +
    (30 * trained * rankParameters) / Math.max(1, ranks) / memoryRate;

  const parts: TrainingParts = {
    productS: productS * microBatches * factor,
    attentionS: attentionS * microBatches * factor,
    elementS: elementS * microBatches * factor,
    recomputeS: recomputeS * microBatches * factor,
    tensorS: tensorS * microBatches * factor,
    expertExchangeS: expertExchangeS * microBatches * factor,
    hostS: hostS * microBatches * factor,
    bubbleS,
    gradientS,
    optimiserS,
  };
  let stepS = 0;
  for (const part of Object.values(parts)) stepS += part;
  const stepTokens = globalBatch * sequenceTokens;
  const tokenFlop = trainingFlopPerToken(llm, sequenceTokens);
  const flop = stepTokens * tokenFlop;
  const peak = accelerator.peakFlopPerS.bf16 * packages;
  const again = question.recompute === "full" ? 4 / 3 : 1;
  return {
    stepS,
    parts,
    packages,
    tokensPerSPerPackage: stepTokens / stepS / packages,
    modelFlopPerSPerPackage: flop / stepS / packages,
    mfuFraction: flop / stepS / peak,
    hfuFraction: (flop * again) / stepS / peak,
  };
}

function bf16Rate(
  accelerator: AcceleratorSpec,
  constants: TrainingConstants,
  generation: number,
): number {
  const shares = [constants.bf16Zero, constants.bf16First, constants.bf16Second];
  const headroom = powerHeadroom(accelerator, constants, generation);
  return accelerator.peakFlopPerS.bf16 * Math.min(1, shares[generation] * headroom);
}

/** Watts for each bf16 FLOP/s of a GB200, the middle of its kind. */
const WATTS_PER_FLOP = 1200 / 2.5e15;

/** Large products run at the clock that the power limit allows. */
function powerHeadroom(
  accelerator: AcceleratorSpec,
  constants: TrainingConstants,
  generation: number,
): number {
  if (generation < 2) return 1;
  const watts = accelerator.powerW / accelerator.peakFlopPerS.bf16;
  return pow(watts / WATTS_PER_FLOP, constants.powerHeadroom);
}

function productRate(
  question: TrainingQuestion,
  constants: TrainingConstants,
  generation: number,
): number {
  const { accelerator, precision } = question;
  const headroom = powerHeadroom(accelerator, constants, generation);
  const fp8 =
    headroom *
    accelerator.peakFlopPerS.fp8 *
    (generation === 2 ? constants.fp8Second : constants.fp8First);
  switch (precision) {
    case "bf16":
      return bf16Rate(accelerator, constants, generation);
    case "fp8":
      return fp8;
    case "mxfp8":
      return fp8 * constants.microScaled;
    case "nvfp4":
      return headroom * accelerator.peakFlopPerS.fp4 * constants.fp4Second;
  }
}

function stackFactor(
  question: TrainingQuestion,
  constants: TrainingConstants,
  experts: boolean,
): number {
  switch (question.stack ?? "nemo") {
    case "deepspeed2021":
      return constants.deepspeed2021;
    case "megatron2022":
      return constants.megatron2022;
    case "fsdp":
      return constants.shardedFsdp;
    case "logs":
      return constants.logs;
    case "nemo":
      return pow(experts ? constants.yearExperts : constants.yearDense, question.releaseYears ?? 2);
  }
}

function refuse(question: TrainingQuestion): Refusal | undefined {
  const { llm, accelerator, placement, precision, globalBatch, microBatch } = question;
  if (llm.heads % placement.tensorParallel !== 0) {
    return {
      reason: "heads not divisible",
      detail: `${llm.heads} heads do not divide over tensor parallelism ${placement.tensorParallel}`,
    };
  }
  if (placement.pipelineParallel > llm.layers) {
    return {
      reason: "too many pipeline stages",
      detail: `expected at most ${llm.layers} stages, found ${placement.pipelineParallel}`,
    };
  }
  if (llm.experts > 0 && llm.experts % placement.expertParallel !== 0) {
    return {
      reason: "experts not divisible",
      detail: `${llm.experts} experts do not divide over expert parallelism ${placement.expertParallel}`,
    };
  }
  const { bf16, fp8, fp4 } = accelerator.peakFlopPerS;
  const peak = precision === "bf16" ? bf16 : precision === "nvfp4" ? fp4 : fp8;
  if (!(peak > 0)) {
    return {
      reason: "precision not supported",
      detail: `${accelerator.id} has no arithmetic for ${precision}`,
    };
  }
  if (!(microBatch > 0) || globalBatch < microBatch * placement.dataParallel) {
    return {
      reason: "bad input",
      detail: `global batch ${globalBatch}: expected at least micro-batch × data parallelism, ${microBatch * placement.dataParallel}`,
    };
  }
  return undefined;
}
