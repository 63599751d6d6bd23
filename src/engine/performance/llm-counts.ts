/**
 * What an LLM's shape alone decides: parameters, weight bytes, cache bytes, FLOP.
 *
 * Every matrix, the router and both embeddings are counted; norms and biases, below 0.1 %, are
 * not. Active parameters are those one token meets.
 */

import { bytesPerWeight, type LlmShape, type Precision } from "./types.ts";

export interface ParameterCounts {
  readonly total: number;
  readonly active: number;
  /** Parts of the total; they sum to it. */
  readonly parts: {
    readonly attention: number;
    readonly linear: number;
    readonly dense: number;
    readonly routedExperts: number;
    readonly sharedExperts: number;
    readonly router: number;
    readonly inputEmbedding: number;
    readonly outputEmbedding: number;
  };
}

export interface LayerCounts {
  /** Attention over everything before, whatever its head structure. */
  readonly full: number;
  readonly sliding: number;
  readonly linear: number;
  readonly dense: number;
  readonly expert: number;
}

export function layerCounts(llm: LlmShape): LayerCounts {
  const linear = llm.linearLayers ?? 0;
  const sliding = llm.slidingLayers ?? 0;
  const attention = llm.attentionLayers ?? llm.layers - linear;
  const expert = llm.experts > 0 ? (llm.expertLayers ?? llm.layers - llm.denseLayers) : 0;
  return { full: attention - sliding, sliding, linear, dense: llm.denseLayers, expert };
}

/** Parameters of one attention layer's projections. */
export function attentionParameters(llm: LlmShape): number {
  const { hidden, heads, kvHeads, headDim } = llm;
  if (llm.latent) {
    const { queryRank, kvRank, nopeHeadDim, ropeHeadDim, valueHeadDim } = llm.latent;
    const query =
      queryRank > 0
        ? hidden * queryRank + queryRank * heads * (nopeHeadDim + ropeHeadDim)
        : hidden * heads * (nopeHeadDim + ropeHeadDim);
    const keyValue =
      hidden * (kvRank + ropeHeadDim) + kvRank * heads * (nopeHeadDim + valueHeadDim);
    return query + keyValue + heads * valueHeadDim * hidden;
  }
  const query = hidden * heads * headDim * (llm.attentionGate ? 2 : 1);
  return query + 2 * hidden * kvHeads * headDim + heads * headDim * hidden;
}

/** Parameters of one linear-attention layer: queries, keys, values, output gate, output. */
export function linearParameters(llm: LlmShape): number {
  if (!llm.linear) return 0;
  const { keyHeads, keyHeadDim, valueHeads, valueHeadDim } = llm.linear;
  const valueWidth = valueHeads * valueHeadDim;
  return llm.hidden * (2 * keyHeads * keyHeadDim + 3 * valueWidth + 2 * valueHeads);
}

/** Parameters of one routed expert. */
export function expertParameters(llm: LlmShape): number {
  return (llm.ffnMatrices ?? 3) * (llm.moeLatent ?? llm.hidden) * llm.moeFfn;
}

export function parameterCounts(llm: LlmShape): ParameterCounts {
  const layers = layerCounts(llm);
  const matrices = llm.ffnMatrices ?? 3;
  const attention = (layers.full + layers.sliding) * attentionParameters(llm);
  const linear = layers.linear * linearParameters(llm);
  const dense = layers.dense * matrices * llm.hidden * llm.ffn;
  const expert = expertParameters(llm);
  const routedExperts = layers.expert * llm.experts * expert;
  const sharedExperts = layers.expert * llm.sharedExperts * matrices * llm.hidden * llm.moeFfn;
  const latent = llm.moeLatent ? 2 * llm.hidden * llm.moeLatent : 0;
  const router = layers.expert * (llm.hidden * llm.experts + latent);
  const inputEmbedding = llm.vocab * llm.hidden;
  const outputEmbedding = llm.tiedEmbeddings ? 0 : inputEmbedding;
  const total =
    attention +
    linear +
    dense +
    routedExperts +
    sharedExperts +
    router +
    inputEmbedding +
    outputEmbedding;
  const idle = layers.expert * (llm.experts - llm.expertsPerToken) * expert;
  return {
    total,
    active: total - idle,
    parts: {
      attention,
      linear,
      dense,
      routedExperts,
      sharedExperts,
      router,
      inputEmbedding,
      outputEmbedding,
    },
  };
}

/** Weight bytes of the whole LLM; embeddings and router stay in bf16. */
export function weightBytes(llm: LlmShape, precision: Precision): number {
  const { parts } = parameterCounts(llm);
  const attention = parts.attention + parts.linear;
  const dense = parts.dense + parts.sharedExperts;
  return (
    attention * bytesPerWeight(precision.attention ?? precision.dense) +
    dense * bytesPerWeight(precision.dense) +
    parts.routedExperts * bytesPerWeight(precision.experts) +
    (parts.router + parts.inputEmbedding + parts.outputEmbedding) * 2
  );
}

/** Cache bytes one token adds in one attention layer, over all heads. */
export function kvLayerBytesPerToken(llm: LlmShape, kvCache: "bf16" | "fp8"): number {
  const bytes = kvCache === "fp8" ? 1 : 2;
  if (llm.latent) return (llm.latent.kvRank + llm.latent.ropeHeadDim) * bytes;
  return 2 * llm.kvHeads * llm.headDim * bytes;
}

/** Cache bytes of one sequence of this length, windows and recurrent states counted. */
export function kvSequenceBytes(
  llm: LlmShape,
  contextTokens: number,
  kvCache: "bf16" | "fp8",
): number {
  const layers = layerCounts(llm);
  const window = Math.min(contextTokens, llm.windowTokens ?? contextTokens);
  const cached = layers.full * contextTokens + layers.sliding * window;
  return kvLayerBytesPerToken(llm, kvCache) * cached + layers.linear * linearStateBytes(llm);
}

/** Bytes of one layer's recurrent state, kept in 32 bits. */
export function linearStateBytes(llm: LlmShape): number {
  if (!llm.linear) return 0;
  return llm.linear.valueHeads * llm.linear.valueHeadDim * llm.linear.keyHeadDim * 4;
}

/** FLOP of the matrices that one token meets: two for each active weight, lookup excluded. */
export function matrixFlopPerToken(llm: LlmShape): number {
  const { active, parts } = parameterCounts(llm);
  const lookup = llm.tiedEmbeddings ? 0 : parts.inputEmbedding;
  return 2 * (active - lookup);
}

/**
 * FLOP of attention scores and values for one token that sees `contextTokens` before it.
 * Latent attention in decode works in the latent (absorbed): `absorbed`.
 */
export function attentionFlopPerToken(
  llm: LlmShape,
  contextTokens: number,
  absorbed: boolean,
): number {
  const layers = layerCounts(llm);
  const window = Math.min(contextTokens, llm.windowTokens ?? contextTokens);
  const sparse = Math.min(contextTokens, llm.sparseTopTokens ?? contextTokens);
  const seen = layers.full * sparse + layers.sliding * window;
  const linear = llm.linear
    ? layers.linear * 4 * llm.linear.valueHeads * llm.linear.valueHeadDim * llm.linear.keyHeadDim
    : 0;
  return seen * attentionFlopPerPair(llm, absorbed) + linear;
}

/** FLOP for one query token against one cached token in one layer, over all heads. */
export function attentionFlopPerPair(llm: LlmShape, absorbed: boolean): number {
  if (llm.latent) {
    const { kvRank, nopeHeadDim, ropeHeadDim, valueHeadDim } = llm.latent;
    const width = absorbed ? 2 * kvRank + ropeHeadDim : nopeHeadDim + ropeHeadDim + valueHeadDim;
    return 2 * llm.heads * width;
  }
  return 4 * llm.heads * llm.headDim;
}

/** FLOP to prefill a prompt: matrices on every token, causal attention over half the square. */
export function prefillFlop(llm: LlmShape, promptTokens: number): number {
  const head = 2 * llm.vocab * llm.hidden * (promptTokens - 1);
  return (
    promptTokens * (matrixFlopPerToken(llm) + attentionFlopPerToken(llm, promptTokens / 2, false)) -
    head
  );
}

/** FLOP to decode one token with this much context. */
export function decodeFlopPerToken(llm: LlmShape, contextTokens: number): number {
  return matrixFlopPerToken(llm) + attentionFlopPerToken(llm, contextTokens, true);
}

/** Model FLOP of training one token: forward once, backward twice; causal attention halved. */
export function trainingFlopPerToken(llm: LlmShape, sequenceTokens: number): number {
  return 3 * (matrixFlopPerToken(llm) + attentionFlopPerToken(llm, sequenceTokens / 2, false));
}
