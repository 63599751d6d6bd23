/**
 * What training keeps in one package, by part.
 *
 * Units   bytes
 * From    activations of a transformer layer: Korthikanti et al. 2022, equations 1 to 6; states of
 *         mixed precision: Rajbhandari et al. 2020
 * Valid   dense layers of four-times width; gated and expert layers by their own widths
 */

import { expertParameters, layerCounts, parameterCounts } from "./llm-counts.ts";
import type { Recompute, TrainingPlacement } from "./training-step.ts";
import type { LlmShape } from "./types.ts";

export interface TrainingMemory {
  readonly weightsBytes: number;
  readonly gradientsBytes: number;
  readonly optimiserBytes: number;
  readonly activationsBytes: number;
  readonly totalBytes: number;
}

/** Activation bytes of one layer for one micro-batch, on one of `tensor` packages. */
export function layerActivationBytes(given: {
  readonly llm: LlmShape;
  readonly sequenceTokens: number;
  readonly microBatch: number;
  readonly tensor: number;
  readonly sequenceParallel: boolean;
  readonly recompute: Recompute;
}): number {
  const { llm, sequenceTokens, microBatch, tensor, sequenceParallel, recompute } = given;
  const sbh = sequenceTokens * microBatch * llm.hidden;
  if (recompute === "full") return 2 * sbh;
  // Of 34 bytes, 10 stand in regions that tensor parallelism alone does not split.
  const split = sequenceParallel ? 34 / tensor : 10 + 24 / tensor;
  const scores = (5 * llm.heads * sequenceTokens) / llm.hidden / tensor;
  return sbh * (split + (recompute === "selective" ? 0 : scores));
}

export function trainingMemory(given: {
  readonly llm: LlmShape;
  readonly placement: TrainingPlacement;
  readonly microBatch: number;
  readonly sequenceTokens: number;
  readonly recompute: Recompute;
  readonly sequenceParallel?: boolean;
}): TrainingMemory {
  const { llm, placement, microBatch, recompute } = given;
  const {
    tensorParallel: tensor,
    pipelineParallel: stages,
    dataParallel,
    contextParallel,
  } = placement;
  const layers = layerCounts(llm);
  const experts = layers.expert * llm.experts * expertParameters(llm);
  const dense = parameterCounts(llm).total - experts;
  const held = dense / (tensor * stages) + experts / (tensor * stages * placement.expertParallel);
  const ranks = dataParallel * contextParallel;
  const whole = placement.sharding === "full" ? ranks : 1;
  const weightsBytes = (2 * held) / whole;
  const gradientsBytes = (4 * held) / whole;
  const optimiserBytes = (12 * held) / ranks;
  // The first stage of a 1F1B pipeline keeps one micro-batch for each stage; interleaving adds some.
  const interleaved =
    placement.virtualStages > 1 ? 1 + (stages - 1) / (stages * placement.virtualStages) : 1;
  const activationsBytes =
    layerActivationBytes({
      llm,
      sequenceTokens: given.sequenceTokens / contextParallel,
      microBatch,
      tensor,
      sequenceParallel: given.sequenceParallel ?? true,
      recompute,
    }) *
    llm.layers *
    interleaved;
  const totalBytes = weightsBytes + gradientsBytes + optimiserBytes + activationsBytes;
  return { weightsBytes, gradientsBytes, optimiserBytes, activationsBytes, totalBytes };
}
