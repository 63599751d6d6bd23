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
import { kernelSharesOf } from "./training-kernels.ts";
import type { AcceleratorSpec, LlmShape, Refusal } from "./types.ts";

/** Nothing (ZeRO-0), optimiser states (ZeRO-1), gradients too (ZeRO-2), weights too (ZeRO-3, FSDP). */
export type Sharding = "none" | "optimiser" | "gradients" | "full";

export interface TrainingPlacement {
  readonly tensorParallel: number;
  readonly pipelineParallel: number;
  readonly contextParallel: number;
  readonly expertParallel: number;
  readonly dataParallel: number;
  /** Chunks of layers on each stage; 1 = plain 1F1B. */
  readonly virtualStages: number;
  /** What data ranks divide among them. */
  readonly sharding: Sharding;
}

export type TrainingPrecision = "bf16" | "fp8" | "mxfp8" | "nvfp4";
export type Recompute = "none" | "selective" | "full";
export type TrainingStack =
  | "deepspeed2021"
  | "megatron2022"
  | "fsdp2023"
  | "nemo"
  | "fsdp"
  | "logs";

export interface TrainingQuestion {
  readonly llm: LlmShape;
  readonly accelerator: AcceleratorSpec;
  readonly placement: TrainingPlacement;
  readonly precision: TrainingPrecision;
  readonly microBatch: number;
  readonly globalBatch: number;
  readonly sequenceTokens: number;
  readonly recompute: Recompute;
  /** Share of the layers that full recomputation covers; default all. */
  readonly recomputedShare?: number;
  /** Sequences are packs of shorter examples, which attend to themselves alone: their length. */
  readonly packedTokens?: number;
  readonly adaptersOnly?: boolean;
  /** One fused attention kernel; absent = yes. */
  readonly fusedAttention?: boolean;
  readonly stack?: TrainingStack;
  /** Experts take what comes (absent), or a fixed capacity and the rest is dropped. */
  readonly routing?: "dropless" | "capacity";
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
  readonly stageExchangeS: number;
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

/** Release 26.06, in years after mid-2024, less a rounding. */
const ERA_2606 = 1.95;

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
  // What a tile loses is a time: faster formats lose more width in it.
  const faster = rate / headRate;
  const widen =
    1 +
    faster *
      (constants.lostWidth * (1 / llm.hidden + tensor / width) + constants.lostRows / tokens);
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
  const whole = Math.min(sequenceTokens, question.packedTokens ?? sequenceTokens) / 2;
  const seen = Math.min(whole, llm.windowTokens ?? whole);
  const pairs = tokens * (layers.full * whole + layers.sliding * seen);
  const narrow = (1 + (constants.softmaxShare * 128) / llm.headDim) / (1 + constants.softmaxShare);
  const attentionShare = attentionShareOf(question, constants, generation) / Math.max(1, narrow);
  // Stacks that compile their own attention have no need of a kernel that knows the sink.
  const sinks = llm.attentionSinks === true && question.stack !== "fsdp";
  const fused = (question.fusedAttention ?? true) && !sinks;
  const scoreBytes =
    (sinks ? constants.sinkPasses : constants.scorePasses) *
    tokens *
    sequenceTokens *
    llm.heads *
    2 *
    blocks;
  const memoryRate = accelerator.hbmBytesPerS * constants.memoryShare;
  const attentionForwardS = fused
    ? (pairs * attentionFlopPerPair(llm, false)) /
      shard /
      (accelerator.peakFlopPerS.bf16 * attentionShare)
    : (2 * pairs * attentionFlopPerPair(llm, false)) /
        shard /
        (headRate * (llm.headDim % 8 === 0 ? 1 : constants.misalignedHeads)) +
      scoreBytes / shard / memoryRate;
  // Inputs of products are read in 16 bits and written in 8; in 4, after a pass that looks for the scale.
  const castBytes =
    question.precision === "bf16"
      ? 0
      : (question.precision === "nvfp4" ? 5 : 3) *
        (3 * llm.hidden * blocks + llm.ffn * layers.dense);
  const elementForwardS =
    (tokens * (llm.hidden * constants.elementBytes * blocks + castBytes)) / shard / memoryRate;
  const expertElementForwardS =
    (tokens *
      (llm.hidden + llm.moeFfn) *
      constants.expertElementBytes *
      layers.expert *
      llm.expertsPerToken *
      0.2) /
    shard /
    memoryRate;

  const since =
    layers.expert > 0 && question.stack !== "fsdp" && (question.releaseYears ?? 2) >= ERA_2606
      ? constants.expertsSince2606
      : 1;

  // Backward is twice the forward; frozen weights need no gradient of their own.
  const backward = question.adaptersOnly ? 2 * constants.adapterBackward : 2;
  const passes = 1 + backward;
  const attentionPasses = 1 + (fused ? 2.5 : 2);
  const productS = (productForwardS + since * expertForwardS) * passes;
  const attentionS = attentionForwardS * attentionPasses;
  const rankParameters = (attentionWeights + denseWeights) / shard;
  const rankExperts =
    (layers.expert * llm.experts * expertParameters(llm)) / (stages * expertParallel);
  const elementS =
    (elementForwardS + since * expertElementForwardS) * passes +
    (constants.weightBytes * (rankParameters + rankExperts)) / memoryRate;

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
  const tokenBytes = (4 * tokens * llm.hidden * 2 * layers.expert) / shard;
  // A token crosses to another domain once, whatever number of its experts are there.
  const domains = Math.max(1, expertParallel / accelerator.scaleUpSize);
  const reached = domains * (1 - pow(1 - 1 / domains, llm.expertsPerToken));
  const behind = stages > 1 && virtualStages > 1 ? constants.exchangeBehindStages : 1;
  const expertExchangeS =
    since *
    behind *
    ((constants.expertExposed * tokenBytes * llm.expertsPerToken * expertShare) / linkRate +
      (constants.scaleOutExposed * tokenBytes * reached * (1 - 1 / domains)) /
        accelerator.scaleOutBytesPerS);

  // Recomputation repeats the forward pass, or the cores of attention alone.
  const recomputeS =
    question.recompute === "full"
      ? (question.recomputedShare ?? 1) *
        (productForwardS +
          expertForwardS +
          attentionForwardS +
          elementForwardS +
          expertElementForwardS +
          tensorOf(1) +
          expertExchangeS / 2)
      : question.recompute === "selective"
        ? fused
          ? elementForwardS * 0.3
          : attentionForwardS
        : 0;
  const hostShare = question.stack === "logs" ? constants.logsHost : 1;
  const hostS =
    hostShare * ((blocks + layers.expert) / stages) * constants.layerHostS +
    (layers.expert / stages) *
      (constants.expertHostS +
        ((question.precision === "bf16" ? constants.plainExpertHost : 1) *
          constants.localExpertHostS *
          llm.experts) /
          expertParallel) *
      (question.routing === "capacity" ? constants.cappedExpertHost : 1) *
      since;

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
  // What passes from stage to stage: forward and back, at every chunk of layers.
  const stageBytes = stages > 1 ? (2 * virtualStages * 2 * tokens * llm.hidden) / tensor : 0;
  const stageRate =
    packages <= accelerator.scaleUpSize
      ? accelerator.scaleUpBytesPerS
      : accelerator.scaleOutBytesPerS;
  const stageExchangeS = (constants.stageExposed * microBatches * stageBytes) / stageRate;
  const bubbleS = microS * ((stages - 1) / virtualStages) + microS * microBatches * (uneven - 1);

  // Gradients out and parameters back, beside the backward pass.
  const ranks = dataParallel * contexts;
  const expertRanks = Math.max(1, (ranks * tensor) / expertParallel);
  const ringOf = (count: number) => (count > 1 ? (count - 1) / count : 0);
  const rankDense = rankParameters + (2 * llm.vocab * llm.hidden) / shard;
  const ringParameters = rankDense * ringOf(ranks) + rankExperts * ringOf(expertRanks);
  // A ring that crosses servers has all their ports: one for each of its ranks inside.
  const rankInside = Math.max(1, Math.min(ranks, Math.floor(accelerator.scaleUpSize / tensor)));
  const dataRate =
    ranks * tensor <= accelerator.scaleUpSize
      ? accelerator.scaleUpBytesPerS
      : Math.min(accelerator.scaleUpBytesPerS, accelerator.scaleOutBytesPerS * rankInside);
  const trained = question.adaptersOnly ? 0.01 : 1;
  const gradientS =
    (ringParameters / dataRate) *
    (placement.sharding === "full"
      ? constants.shardExposed * microBatches * (4 + 2 * trained)
      : constants.dataExposed * trained * exchangedBytes(placement.sharding, microBatches));
  const updated =
    placement.sharding === "none"
      ? rankDense + rankExperts
      : rankDense / ranks + rankExperts / expertRanks;
  const optimiserS = hostShare * constants.stepHostS + (30 * trained * updated) / memoryRate;

  const worked: TrainingParts = {
    productS: productS * microBatches * factor,
    attentionS: attentionS * microBatches * factor,
    elementS: elementS * microBatches * factor,
    recomputeS: recomputeS * microBatches * factor,
    tensorS: tensorS * microBatches * factor,
    expertExchangeS: expertExchangeS * microBatches * factor,
    hostS: hostS * microBatches * factor,
    stageExchangeS,
    bubbleS,
    gradientS,
    optimiserS,
  };
  const stepTokens = globalBatch * sequenceTokens;
  const tokenFlop = trainingFlopPerToken(llm, sequenceTokens);
  const flop = stepTokens * tokenFlop;
  const { parts, stepS } = atLeast(leastStepS(question, flop, packages), worked);
  const peak = accelerator.peakFlopPerS.bf16 * packages;
  const again = question.recompute === "full" ? 1 + (question.recomputedShare ?? 1) / 3 : 1;
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

/**
 * What no release can beat: the model's FLOP at the peak of the fastest format in the step. Frozen
 * weights have no gradient of their own, a third of the FLOP.
 */
function leastStepS(question: TrainingQuestion, flop: number, packages: number): number {
  const { bf16 } = question.accelerator.peakFlopPerS;
  const peak = Math.max(bf16, peakOf(question));
  return ((question.adaptersOnly ? 2 / 3 : 1) * flop) / (peak * packages);
}

/** Parts in proportion, so that they still sum to the step, where their sum is below the bound. */
function atLeast(
  leastS: number,
  parts: TrainingParts,
): { readonly parts: TrainingParts; readonly stepS: number } {
  let stepS = 0;
  for (const part of Object.values(parts)) stepS += part;
  if (stepS >= leastS) return { parts, stepS };
  const by = leastS / stepS;
  return {
    parts: {
      productS: parts.productS * by,
      attentionS: parts.attentionS * by,
      elementS: parts.elementS * by,
      recomputeS: parts.recomputeS * by,
      tensorS: parts.tensorS * by,
      expertExchangeS: parts.expertExchangeS * by,
      hostS: parts.hostS * by,
      stageExchangeS: parts.stageExchangeS * by,
      bubbleS: parts.bubbleS * by,
      gradientS: parts.gradientS * by,
      optimiserS: parts.optimiserS * by,
    },
    stepS: leastS,
  };
}

/** Dense peak of a step's large products; 0 where the chip lacks the format. */
function peakOf({ accelerator, precision }: TrainingQuestion): number {
  const { bf16, fp8, fp4 } = accelerator.peakFlopPerS;
  return precision === "bf16" ? bf16 : precision === "nvfp4" ? fp4 : fp8;
}

/** Bytes for each parameter that a step exchanges: gradients reduced in 32 bits, weights in 16. */
function exchangedBytes(sharding: Sharding, microBatches: number): number {
  if (sharding === "none") return 8;
  return sharding === "gradients" ? 4 * microBatches + 2 : 6;
}

function bf16Rate(
  accelerator: AcceleratorSpec,
  constants: TrainingConstants,
  generation: number,
): number {
  const inside = [constants.bf16Zero, constants.bf16First, constants.bf16Second][generation];
  return accelerator.peakFlopPerS.bf16 * Math.min(1, kernelSharesOf(accelerator).bf16 * inside);
}

function productRate(
  question: TrainingQuestion,
  constants: TrainingConstants,
  generation: number,
): number {
  const { accelerator, precision } = question;
  const alone = kernelSharesOf(accelerator);
  const fp8 =
    accelerator.peakFlopPerS.fp8 *
    Math.min(1, alone.fp8 * (generation === 2 ? constants.fp8Second : constants.fp8First));
  switch (precision) {
    case "bf16":
      return bf16Rate(accelerator, constants, generation);
    case "fp8":
      return fp8;
    case "mxfp8":
      return fp8 * constants.microScaled;
    case "nvfp4":
      return accelerator.peakFlopPerS.fp4 * Math.min(1, alone.fp4 * constants.fp4Second);
  }
}

function stackFactor(
  question: TrainingQuestion,
  constants: TrainingConstants,
  experts: boolean,
): number {
  const second = question.accelerator.peakFlopPerS.fp4 > 0;
  const years = pow(
    experts ? constants.yearExperts : second ? constants.yearSecond : constants.yearDense,
    question.releaseYears ?? 2,
  );
  switch (question.stack ?? "nemo") {
    case "deepspeed2021":
      return constants.deepspeed2021;
    case "megatron2022":
      return constants.megatron2022;
    case "fsdp2023":
    case "fsdp":
      return constants.shardedFsdp;
    case "logs":
      return constants.logs * years;
    case "nemo":
      return years;
  }
}

/** Share of the bf16 peak that a fused attention kernel reaches on heads 128 wide. */
function attentionShareOf(
  question: TrainingQuestion,
  constants: TrainingConstants,
  generation: number,
): number {
  if (question.stack === "fsdp2023") {
    return generation === 0 ? constants.firstFlashZero : constants.firstFlashFirst;
  }
  const { attentionZero, attentionFirst, attentionSecond } = constants;
  const inside = [attentionZero, attentionFirst, attentionSecond][generation];
  return Math.min(1, kernelSharesOf(question.accelerator).attention * inside);
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
  if (!(peakOf(question) > 0)) {
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
