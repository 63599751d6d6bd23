/**
 * What a serving replica keeps in one package's memory, and how many sequences it can hold.
 *
 * Weights are spread over the replica; cache pages fill what the engine's own needs leave.
 */

import {
  attentionParameters,
  kvSequenceBytes,
  layerCounts,
  linearParameters,
  weightBytes,
} from "./llm-counts.ts";
import {
  type AcceleratorSpec,
  bytesPerWeight,
  type LlmShape,
  type Placement,
  type Precision,
} from "./types.ts";

/** Share of memory that engines take for themselves by default. */
export const USABLE_MEMORY_FRACTION = 0.92;

/** Runtime, communication buffers and captured graphs. An assumption: 2 GB. */
export const ENGINE_BYTES = 2e9;

/** Live activations of a prefill chunk of 8,192 tokens, as multiples of its hidden state. */
const ACTIVATION_WIDTHS = 10;
const CHUNK_TOKENS = 8192;

export interface ServingMemory {
  readonly weightsBytes: number;
  readonly activationsBytes: number;
  readonly engineBytes: number;
  /** Left for cache pages; negative when the weights alone do not fit. */
  readonly cacheBytes: number;
  readonly usableBytes: number;
  readonly sequenceBytes: number;
  /** Sequences of full length that one attention rank holds. */
  readonly sequencesPerRank: number;
  readonly fits: boolean;
}

export function servingMemory(given: {
  readonly llm: LlmShape;
  readonly accelerator: AcceleratorSpec;
  readonly placement: Placement;
  readonly precision: Precision;
  readonly contextTokens: number;
  /** Of a draft that guesses tokens, whole. */
  readonly draftWeightsBytes?: number;
}): ServingMemory {
  const { llm, accelerator, placement, precision } = given;
  const { tensorParallel, attentionDataParallel, pipelineParallel } = placement;
  const packages = tensorParallel * attentionDataParallel * pipelineParallel;
  // Attention weights repeat on each attention rank; everything else is spread once.
  const layers = layerCounts(llm);
  const attention =
    (layers.full + layers.sliding) * attentionParameters(llm) +
    layers.linear * linearParameters(llm);
  const repeated =
    attention *
    bytesPerWeight(precision.attention ?? precision.dense) *
    (attentionDataParallel - 1);
  const draft = given.draftWeightsBytes ?? 0;
  const weightsBytes = (weightBytes(llm, precision) + repeated + draft) / packages;
  const usableBytes = accelerator.hbmBytes * USABLE_MEMORY_FRACTION;
  const activationsBytes = CHUNK_TOKENS * llm.hidden * 2 * ACTIVATION_WIDTHS;
  const cacheBytes = usableBytes - weightsBytes - activationsBytes - ENGINE_BYTES;
  const shards = llm.latent ? 1 : Math.min(tensorParallel, llm.kvHeads);
  const sequenceBytes =
    kvSequenceBytes(llm, given.contextTokens, precision.kvCache) / shards / pipelineParallel;
  const sequencesPerRank = Math.max(0, Math.floor(cacheBytes / sequenceBytes));
  return {
    weightsBytes,
    activationsBytes,
    engineBytes: ENGINE_BYTES,
    cacheBytes,
    usableBytes,
    sequenceBytes,
    sequencesPerRank,
    fits: sequencesPerRank >= 1,
  };
}
