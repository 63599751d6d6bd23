/**
 * What training keeps in one package, by part, at the worst stage.
 *
 * Units   bytes
 * From    activations of the classic layer (four-times width, dropout): Korthikanti et al. 2022,
 *         equations 1 to 6, exactly; gated and expert layers: the tensors that the backward pass
 *         needs, one by one; states of mixed precision and their sharding: Rajbhandari et al. 2020
 * Valid   decoders trained in mixed precision; routing balanced. Allocator waste is not counted,
 *         nor offload to the host
 * Checked training-step.test.ts, validation/training.ts (published figures)
 */

import {
  attentionParameters,
  expertParameters,
  layerCounts,
  linearParameters,
  parameterCounts,
} from "./llm-counts.ts";
import type { Recompute, TrainingPlacement, TrainingPrecision } from "./training-step.ts";
import type { AcceleratorSpec, LlmShape } from "./types.ts";

export interface TrainingMemory {
  readonly weightsBytes: number;
  readonly gradientsBytes: number;
  readonly optimiserBytes: number;
  readonly activationsBytes: number;
  /** Logits and their gradient on the stage that holds the head; gathered weights of sharded data. */
  readonly transientBytes: number;
  /** Context of the driver, communication buffers, workspaces. */
  readonly runtimeBytes: number;
  readonly totalBytes: number;
}

/** Bytes of optimiser states for each parameter: the 32-bit copy of the weight, and moments. */
export const OPTIMISERS = {
  /** Two moments in 32 bits. */
  adam: 12,
  /** Two moments in 16 bits. */
  adamBf16: 8,
  /** One moment in 32 bits. */
  momentum: 8,
} as const;
export type Optimiser = keyof typeof OPTIMISERS;

/**
 * Driver context 0.6 GB, collectives' buffers about 1 GB, workspaces of matrix libraries: a guess,
 * held down by measured rows that fill a 40 GB package.
 */
const RUNTIME_BYTES = 2e9;

/** Activation bytes of one layer for one micro-batch, on one of `tensor` packages. */
export function layerActivationBytes(given: {
  readonly llm: LlmShape;
  readonly sequenceTokens: number;
  readonly microBatch: number;
  readonly tensor: number;
  readonly sequenceParallel: boolean;
  readonly recompute: Recompute;
  /** 8 and 4-bit recipes keep the inputs of products in 8 bits; default bf16. */
  readonly precision?: TrainingPrecision;
  /** Attention in one kernel keeps no scores; default no, as in 2022. */
  readonly fusedAttention?: boolean;
}): number {
  const { llm, sequenceTokens, microBatch, tensor, sequenceParallel, recompute } = given;
  const tokens = sequenceTokens * microBatch;
  const sbh = tokens * llm.hidden;
  // The input alone, which sequence parallelism has split.
  if (recompute === "full") return (2 * sbh) / (sequenceParallel ? tensor : 1);
  const keepsScores = recompute === "none" && given.fusedAttention !== true;
  if (llm.experts === 0 && llm.ffnMatrices === 2) {
    // Of 34 bytes, 10 stand in regions that tensor parallelism alone does not split; two are the
    // masks of dropout, which went with the unfused kernels.
    const masks = given.fusedAttention === true ? 2 : 0;
    const split = sequenceParallel ? (34 - masks) / tensor : 10 - masks + 24 / tensor;
    const scores = (5 * llm.heads * sequenceTokens) / llm.hidden / tensor;
    return sbh * (split + (keepsScores ? scores : 0));
  }
  const layers = layerCounts(llm);
  const input = given.precision === undefined || given.precision === "bf16" ? 2 : 1;
  const heads = llm.latent
    ? llm.heads * (2 * (llm.latent.nopeHeadDim + llm.latent.ropeHeadDim) + llm.latent.valueHeadDim)
    : (llm.heads + 2 * llm.kvHeads) * llm.headDim;
  const out = llm.heads * (llm.latent?.valueHeadDim ?? llm.headDim);
  // Two norms keep their inputs and hand on the inputs of products.
  const norms = (sequenceParallel ? 1 / tensor : 1) * tokens * llm.hidden * 2 * (2 + input);
  const attention =
    (tokens * (2 * heads + (2 + (input === 1 ? 1 : 0)) * out) +
      (keepsScores ? 5 * llm.heads * sequenceTokens * tokens : 0)) /
    tensor;
  // Gate and up, in 16 bits, and their product as the input of the last matrix.
  const gated = 4 + input;
  const dense = (tokens * llm.ffn * gated) / tensor;
  const experts =
    (tokens *
      (llm.expertsPerToken * (input * llm.hidden + gated * llm.moeFfn) +
        llm.sharedExperts * gated * llm.moeFfn)) /
    tensor;
  const blocks = layers.dense + layers.expert;
  return norms + attention + (dense * layers.dense + experts * layers.expert) / Math.max(1, blocks);
}

export interface TrainingMemoryQuestion {
  readonly llm: LlmShape;
  readonly placement: TrainingPlacement;
  readonly microBatch: number;
  readonly sequenceTokens: number;
  readonly recompute: Recompute;
  /** Share of the layers that full recomputation covers; default all. */
  readonly recomputedShare?: number;
  /** Sequences in the whole batch, where fewer micro-batches than stages may be in flight. */
  readonly globalBatch?: number;
  readonly sequenceParallel?: boolean;
  readonly precision?: TrainingPrecision;
  readonly fusedAttention?: boolean;
  readonly optimiser?: Optimiser;
  /** Accumulated in 32 bits (default) or, as vendors' recipes of 2024 on do, in 16. */
  readonly gradientBytes?: 2 | 4;
  /**
   * Bytes of the loss for each logit: fused (6, default: logits in 16 bits, gradient in 32); by
   * PyTorch's own operators 14 (and a 32-bit copy and its log-softmax), compiled 10.
   */
  readonly logitBytes?: 6 | 10 | 14;
  /** Adapters alone are trained: weights have neither gradients nor states. */
  readonly adaptersOnly?: boolean;
}

/** Trained share of the parameters where adapters alone are. */
const ADAPTER_SHARE = 0.005;

export function trainingMemory(given: TrainingMemoryQuestion): TrainingMemory {
  const { llm, placement, microBatch, recompute } = given;
  const {
    tensorParallel: tensor,
    pipelineParallel: stages,
    dataParallel,
    contextParallel,
    expertParallel,
    sharding,
  } = placement;
  const layers = layerCounts(llm);
  // Experts keep their whole width; tensor ranks hold different ones, or the same as data ranks.
  const expertHeld =
    (layers.expert * llm.experts * expertParameters(llm)) / (stages * expertParallel);
  const counts = parameterCounts(llm);
  const blockParameters =
    counts.total -
    counts.parts.routedExperts -
    counts.parts.inputEmbedding -
    counts.parts.outputEmbedding;
  // With stages, an end holds one embedding; alone, a package holds both.
  const embedding =
    stages === 1
      ? counts.parts.inputEmbedding + counts.parts.outputEmbedding
      : counts.parts.inputEmbedding;
  const denseHeld = blockParameters / (tensor * stages) + embedding / tensor;
  const ranks = dataParallel * contextParallel;
  const expertRanks = Math.max(1, (ranks * tensor) / expertParallel);
  const trained = given.adaptersOnly ? ADAPTER_SHARE : 1;
  const split = (sharded: boolean, bytes: number) =>
    sharded
      ? bytes * (denseHeld / ranks + expertHeld / expertRanks)
      : bytes * (denseHeld + expertHeld);
  const weightsBytes = split(sharding === "full", 2);
  const gradientsBytes =
    trained * split(sharding === "gradients" || sharding === "full", given.gradientBytes ?? 4);
  const optimiserBytes =
    trained * split(sharding !== "none", OPTIMISERS[given.optimiser ?? "adam"]);
  // The first stage of a 1F1B pipeline keeps one micro-batch for each stage; interleaving adds some.
  const microBatches =
    given.globalBatch === undefined
      ? Number.POSITIVE_INFINITY
      : given.globalBatch / (microBatch * dataParallel);
  const interleaved =
    placement.virtualStages > 1 ? 1 + (stages - 1) / (stages * placement.virtualStages) : 1;
  const inFlight = Math.min(interleaved, Math.max(1, microBatches) / stages);
  const layer = {
    llm,
    sequenceTokens: given.sequenceTokens / contextParallel,
    microBatch,
    tensor,
    sequenceParallel: given.sequenceParallel ?? true,
    precision: given.precision,
    fusedAttention: given.fusedAttention,
  };
  const covered = recompute === "full" ? (given.recomputedShare ?? 1) : 1;
  const whole =
    covered < 1 || recompute === "full" ? layerActivationBytes({ ...layer, recompute: "none" }) : 0;
  const activationsBytes =
    (covered * layerActivationBytes({ ...layer, recompute }) + (1 - covered) * whole) *
    llm.layers *
    inFlight;
  // Full recomputation brings one layer's activations back at a time.
  const again = recompute === "full" ? whole : 0;
  const tokens = (microBatch * given.sequenceTokens) / contextParallel;
  // Where stages divide the LLM the last holds one
  // micro-batch of activations while the first holds one for each stage.
  const logits = ((given.logitBytes ?? 6) * tokens * llm.vocab) / tensor;
  const spare = stages > 1 ? (activationsBytes * (stages - 1)) / stages : 0;
  // Sharded data gathers two layers ahead.
  const gathered =
    sharding === "full"
      ? (2 * 2 * (attentionParameters(llm) + linearParameters(llm) + 3 * llm.hidden * llm.ffn)) /
        tensor
      : 0;
  const transientBytes = again + gathered + Math.max(0, logits - spare);
  const runtimeBytes = RUNTIME_BYTES;
  const totalBytes =
    weightsBytes +
    gradientsBytes +
    optimiserBytes +
    activationsBytes +
    transientBytes +
    runtimeBytes;
  return {
    weightsBytes,
    gradientsBytes,
    optimiserBytes,
    activationsBytes,
    transientBytes,
    runtimeBytes,
    totalBytes,
  };
}

/** Bytes that the driver reports: gigabytes are binary on datasheets up to 141, decimal above. */
export function memoryBytes(accelerator: AcceleratorSpec): number {
  return accelerator.hbmBytes <= 141e9 ? accelerator.hbmBytes * BINARY : accelerator.hbmBytes;
}
const BINARY = 1_073_741_824 / 1e9;

export interface LeastRecompute {
  readonly recompute: Recompute;
  /** Share of the layers that are recomputed in full. */
  readonly recomputedShare: number;
  readonly fits: boolean;
}

/** The least recomputation with which a configuration fits: none, the scores alone, some layers, all. */
export function leastRecompute(
  accelerator: AcceleratorSpec,
  given: Omit<TrainingMemoryQuestion, "recompute" | "recomputedShare">,
): LeastRecompute {
  const room = memoryBytes(accelerator);
  const total = (recompute: Recompute, recomputedShare = 1) =>
    trainingMemory({ ...given, recompute, recomputedShare }).totalBytes;
  if (total("none") <= room) return { recompute: "none", recomputedShare: 0, fits: true };
  if (total("selective") <= room) return { recompute: "selective", recomputedShare: 0, fits: true };
  // Between no layer and all, memory is linear in the share.
  const none = total("full", 0);
  const full = total("full");
  const share = full < none ? Math.min(1, (none - room) / (none - full)) : 1;
  return { recompute: "full", recomputedShare: share, fits: full <= room };
}
