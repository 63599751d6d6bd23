/**
 * Time of one serving step on one replica: decode of a batch, or prefill of a chunk.
 *
 * Each operator takes the hypotenuse of its arithmetic and its memory time, which lies above
 * both roofline bounds and at most 41 % above the greater; launches, host work and exposed
 * communication are added.
 *
 * Units   seconds; tokens are those of one attention rank
 * Valid   dense, MoE, latent, sliding, sparse and linear decoders; no speculative decoding
 * From    roofline: Williams, Waterman and Patterson 2009; operators: docs/methods/serving-performance.md
 * Checked src/engine/performance/serving-estimate.test.ts, validation/serving.ts
 */

import { pow } from "../kernel/math.ts";
import { type KernelFit, kernelFit } from "./kernel-fits.ts";
import {
  attentionFlopPerPair,
  attentionParameters,
  expertParameters,
  kvLayerBytesPerToken,
  layerCounts,
  linearParameters,
  linearStateBytes,
} from "./llm-counts.ts";
import { type ConstantName, type ServingConstants, shiftNames } from "./serving-constants.ts";
import {
  type AcceleratorSpec,
  bytesPerWeight,
  type Engine,
  type LlmShape,
  type NumberFormat,
  type Placement,
  type Precision,
  peakFlopPerS,
} from "./types.ts";

export interface StepParts {
  /** Projections of attention, dense feed-forward, shared experts and the output head. */
  readonly productS: number;
  readonly attentionS: number;
  readonly expertS: number;
  readonly communicationS: number;
  readonly launchS: number;
  readonly hostS: number;
}

/** Everything about a deployment that does not change from step to step. */
export interface PreparedStep {
  readonly decode: (sequences: number, contextTokens: number) => StepParts;
  /** One chunk of prompt tokens, that see `contextTokens` on average. */
  readonly prefill: (tokens: number, contextTokens: number) => StepParts;
}

export function stepTotalS(parts: StepParts): number {
  return (
    parts.productS +
    parts.attentionS +
    parts.expertS +
    parts.communicationS +
    parts.launchS +
    parts.hostS
  );
}

function hypotenuse(a: number, b: number): number {
  return Math.sqrt(a * a + b * b);
}

/** Expected number of distinct experts that `tokens` choose, `perToken` each, at random. */
export function distinctExperts(experts: number, perToken: number, tokens: number): number {
  if (experts === 0) return 0;
  return experts * (1 - pow(1 - perToken / experts, tokens));
}

/** A constant that differs by engine. */
function ofEngine(
  constants: ServingConstants,
  engine: Engine,
  what: "Layer" | "StepS" | "SequenceS" | "Prefill" | "Dense" | "Expert" | "Start",
): number {
  return constants[`${engine}${what}` as ConstantName];
}

/** Matrix products in one layer, each with a start of its own. */
const PRODUCTS = { attention: 2, latent: 5, linear: 3, dense: 2, shared: 2 };

export function prepareStep(given: {
  readonly llm: LlmShape;
  readonly accelerator: AcceleratorSpec;
  readonly placement: Placement;
  readonly precision: Precision;
  readonly engine: Engine;
  readonly constants: ServingConstants;
  /** A release before the newest generation of its engine; default the newest. */
  readonly olderRelease?: boolean;
}): PreparedStep {
  const { llm, accelerator, placement, precision, engine, constants } = given;
  const tensor = placement.tensorParallel;
  const ranks = placement.attentionDataParallel;
  const layers = layerCounts(llm);
  const mixing = layers.full + layers.sliding;
  const attentionFormat = precision.attention ?? precision.dense;
  const bandwidth = accelerator.hbmBytesPerS;
  const release = given.olderRelease ? constants.olderRelease : 1;

  // Dense products of one rank: seconds to stream their weights, seconds a token to multiply.
  const attentionFit = kernelFit("gemm", engine, accelerator, attentionFormat);
  const denseFit = kernelFit("gemm", engine, accelerator, precision.dense);
  const headFit = kernelFit("gemm", engine, accelerator, "bf16");
  const denseWork = constants.denseWork * ofEngine(constants, engine, "Dense");
  const attentionWeights =
    (mixing * attentionParameters(llm) + layers.linear * linearParameters(llm)) / tensor;
  const feedForward =
    ((llm.ffnMatrices ?? 3) *
      llm.hidden *
      (layers.dense * llm.ffn + layers.expert * llm.sharedExperts * llm.moeFfn)) /
    tensor;
  const head = (llm.vocab * llm.hidden) / tensor;
  const streamS = (weights: number, format: NumberFormat, fit: KernelFit) =>
    (denseWork * weights * bytesPerWeight(format)) / (bandwidth * fit.bandwidth);
  const multiplyS = (weights: number, format: NumberFormat, fit: KernelFit) =>
    (denseWork * 2 * weights) / (peakFlopPerS(accelerator, format) * Math.min(1, fit.products));
  const attentionStreamS = streamS(attentionWeights, attentionFormat, attentionFit);
  const feedForwardStreamS = streamS(feedForward, precision.dense, denseFit);
  const headStreamS = streamS(head, "bf16", headFit);
  const attentionTokenS = multiplyS(attentionWeights, attentionFormat, attentionFit);
  const feedForwardTokenS = multiplyS(feedForward, precision.dense, denseFit);
  const headTokenS = multiplyS(head, "bf16", headFit);

  // Experts of one rank.
  const expertFit = kernelFit("moe", engine, accelerator, precision.experts);
  const expertWork = constants.expertWork * ofEngine(constants, engine, "Expert");
  const expertShards = placement.expertParallel * placement.expertTensorParallel;
  const expert = layers.expert > 0 ? expertParameters(llm) : 0;
  const expertStreamS =
    (expertWork * layers.expert * expert * bytesPerWeight(precision.experts)) /
    expertShards /
    (bandwidth * expertFit.bandwidth);
  const expertTokenS =
    (expertWork * layers.expert * llm.expertsPerToken * 2 * expert) /
    expertShards /
    (peakFlopPerS(accelerator, precision.experts) * expertFit.products);
  // One row for one expert, for the rows that fill its last tile.
  const expertRowS =
    layers.expert > 0 ? (expertTokenS / llm.expertsPerToken) * (expertFit.padTokens ?? 0) : 0;
  // Activations gathered, gated and scattered, in two bytes.
  const expertMoveS =
    (expertWork *
      layers.expert *
      llm.expertsPerToken *
      (2 * (llm.moeLatent ?? llm.hidden) + (3 * llm.moeFfn) / placement.expertTensorParallel) *
      2) /
    placement.expertParallel /
    (bandwidth * expertFit.bandwidth);
  const imbalance =
    placement.expertParallel > 1
      ? 1 + constants.expertImbalance * Math.sqrt((placement.expertParallel - 1) / 7)
      : 1;

  // Attention over the cache.
  const decodeFit = kernelFit(
    llm.latent ? "latentDecode" : "decode",
    engine,
    accelerator,
    precision.kvCache,
  );
  const cacheWork = llm.latent ? constants.latentWork : constants.cacheWork;
  const cacheShards = llm.latent ? 1 : Math.min(tensor, llm.kvHeads);
  const cacheHeads = llm.latent ? 1 : Math.max(1, llm.kvHeads / tensor);
  const cacheTokenS =
    (cacheWork * kvLayerBytesPerToken(llm, precision.kvCache)) /
    cacheShards /
    (bandwidth * Math.max(0.3, decodeFit.bandwidth));
  const bf16Rate = accelerator.peakFlopPerS.bf16;
  const decodePairS =
    (cacheWork * attentionFlopPerPair(llm, true)) /
    tensor /
    (bf16Rate * Math.min(1, Math.max(0.2, decodeFit.products)));
  const prefillFit = kernelFit(
    llm.latent ? "latentPrefill" : "prefill",
    engine,
    accelerator,
    precision.kvCache,
  );
  const prefillPairS =
    attentionFlopPerPair(llm, false) / tensor / (bf16Rate * Math.min(1, prefillFit.products));
  const stateBytes = linearStateBytes(llm) / tensor;
  const stateS = (2 * stateBytes) / (bandwidth * 0.75);
  // A recurrent layer multiplies each token into its state: four FLOP for each element.
  const recurrentTokenS = stateBytes / (bf16Rate * constants.linearProducts);

  // Launches: starts of the kernels, and the small kernels between them.
  const startShare = ofEngine(constants, engine, "Start");
  const startsS =
    mixing *
      ((llm.latent ? PRODUCTS.latent : PRODUCTS.attention) * attentionFit.startS +
        decodeFit.startS) +
    layers.linear * PRODUCTS.linear * attentionFit.startS +
    layers.dense * PRODUCTS.dense * denseFit.startS +
    (llm.sharedExperts > 0 ? layers.expert * PRODUCTS.shared * denseFit.startS : 0);
  const expertStartsS = layers.expert * expertFit.startS * constants.expertStart;
  const smallS =
    mixing *
      ((llm.latent ? constants.latentLayerS : constants.attentionLayerS) +
        (llm.sparseTopTokens ? constants.sparseLayerS : 0)) +
    layers.linear * constants.linearLayerS +
    layers.dense * constants.denseLayerS +
    layers.expert * constants.expertLayerS;
  const launchS =
    startsS * startShare + expertStartsS + smallS * ofEngine(constants, engine, "Layer") * release;

  // Communication: two all-reduces a layer, or an exchange where attention ranks differ.
  const blocks = mixing + layers.linear;
  const linkBytesPerS =
    tensor * ranks > accelerator.scaleUpSize
      ? accelerator.scaleOutBytesPerS
      : accelerator.scaleUpBytesPerS;
  const reduces = tensor > 1 ? blocks + layers.dense + (ranks > 1 ? 0 : layers.expert) : 0;
  let doublings = 0;
  for (let width = tensor; width > 1; width /= 2) doublings += 1;
  const reduceStartS = constants.reduceStartS + doublings * constants.reduceHopS;
  const reduceTokenS = (2 * llm.hidden * 2 * (tensor - 1)) / tensor / linkBytesPerS;
  const exchanges = ranks > 1 ? layers.expert : 0;
  const exchangeBytes =
    3 * llm.hidden * Math.min(llm.expertsPerToken, placement.expertParallel, tensor * ranks - 1);
  const exchangeTokenS = exchangeBytes / (linkBytesPerS * constants.exchangeBandwidth);

  function products(tokens: number, headTokens: number): number {
    return (
      hypotenuse(attentionStreamS, attentionTokenS * tokens) +
      hypotenuse(feedForwardStreamS, feedForwardTokenS * tokens) +
      hypotenuse(headStreamS, headTokenS * headTokens)
    );
  }

  function experts(tokens: number, arithmetic: number): number {
    if (layers.expert === 0) return 0;
    const all = tokens * ranks;
    const distinct = distinctExperts(
      llm.experts,
      llm.expertsPerToken,
      Math.max(1, all * constants.routingSpread),
    );
    return (
      hypotenuse(
        expertStreamS * distinct,
        (expertTokenS * all * imbalance + expertRowS * distinct) * arithmetic,
      ) +
      expertMoveS * all * imbalance
    );
  }

  function communication(tokens: number, linkShare: number): number {
    return (
      reduces * (reduceStartS + (reduceTokenS / linkShare) * tokens) +
      exchanges * (2 * constants.exchangeStartS + exchangeTokenS * tokens)
    );
  }

  /** Attended tokens summed over attention layers: windows and sparse choice cut them. */
  function attended(contextTokens: number): number {
    const window = Math.min(contextTokens, llm.windowTokens ?? contextTokens);
    const kept = Math.min(contextTokens, llm.sparseTopTokens ?? contextTokens);
    return layers.full * kept + layers.sliding * window;
  }

  const stepHostS = ofEngine(constants, engine, "StepS");
  const sequenceHostS = ofEngine(constants, engine, "SequenceS");
  const beyond = ofEngine(constants, engine, "Prefill");

  // A shift makes no part faster than its roofline: shares rise to one at most.
  let shift = 1;
  for (const name of shiftNames(llm.id, accelerator.id, engine)) {
    shift *= constants.shifts?.[name] ?? 1;
  }
  const atMost = (share: number, work: number) => Math.max(shift, Math.min(1, share / work));
  const productShift = atMost(
    Math.max(...[attentionFit, denseFit, headFit].flatMap((f) => [f.bandwidth, f.products])),
    denseWork,
  );
  const attentionShift = atMost(Math.max(decodeFit.bandwidth, decodeFit.products), cacheWork);
  const expertShift = atMost(Math.max(expertFit.bandwidth, expertFit.products), expertWork);

  return {
    decode(sequences, contextTokens) {
      const pairs = sequences * attended(contextTokens);
      return {
        productS: productShift * products(sequences, sequences),
        attentionS:
          attentionShift * hypotenuse(pairs * cacheTokenS, pairs * decodePairS) +
          shift * mixing * sequences * cacheHeads * constants.cacheHeadS +
          layers.linear * sequences * stateS,
        expertS: expertShift * experts(sequences, 1),
        communicationS: shift * communication(sequences, constants.linkBandwidth),
        launchS: shift * launchS,
        hostS: shift * (stepHostS + sequences * sequenceHostS) * release,
      };
    },
    prefill(tokens, contextTokens) {
      const pairs = tokens * attended(contextTokens);
      return {
        productS: products(tokens, 1) * beyond,
        attentionS: (pairs * prefillPairS + layers.linear * tokens * recurrentTokenS) * beyond,
        expertS: experts(tokens, constants.expertPrefill) * beyond,
        communicationS: communication(tokens, constants.prefillLink) * beyond,
        launchS,
        hostS: constants.prefillStepS + tokens * constants.prefillTokenS,
      };
    },
  };
}
