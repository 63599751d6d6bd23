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
import {
  attentionFlopPerPair,
  attentionParameters,
  expertParameters,
  kvLayerBytesPerToken,
  layerCounts,
  linearParameters,
  linearStateBytes,
} from "./llm-counts.ts";
import type { ConstantName, ServingConstants } from "./serving-constants.ts";
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

function streamingShare(constants: ServingConstants, format: NumberFormat): number {
  switch (format) {
    case "bf16":
      return 1;
    case "fp8":
      return constants.fp8Streaming;
    case "fp4":
    case "mxfp4":
    case "int4":
      return constants.fp4Streaming;
  }
}

function productShare(constants: ServingConstants, format: NumberFormat): number {
  switch (format) {
    case "bf16":
    case "int4":
      return constants.bf16Products;
    case "fp8":
    case "mxfp4":
      return constants.fp8Products;
    case "fp4":
      return constants.fp4Products;
  }
}

function quantisationLayerS(constants: ServingConstants, format: NumberFormat): number {
  switch (format) {
    case "bf16":
    case "int4":
      return 0;
    case "fp8":
      return constants.fp8LayerS;
    case "fp4":
    case "mxfp4":
      return constants.fp4LayerS;
  }
}

/** A constant that differs by engine. */
function ofEngine(
  constants: ServingConstants,
  engine: Engine,
  what: "Layer" | "StepS" | "SequenceS" | "Prefill",
): number {
  return constants[`${engine}${what}` as ConstantName];
}

export function prepareStep(given: {
  readonly llm: LlmShape;
  readonly accelerator: AcceleratorSpec;
  readonly placement: Placement;
  readonly precision: Precision;
  readonly engine: Engine;
  readonly constants: ServingConstants;
}): PreparedStep {
  const { llm, accelerator, placement, precision, engine, constants } = given;
  const tensor = placement.tensorParallel;
  const ranks = placement.attentionDataParallel;
  const layers = layerCounts(llm);
  const mixing = layers.full + layers.sliding;
  const secondKind = accelerator.peakFlopPerS.fp4 > 0;
  const attentionFormat = precision.attention ?? precision.dense;

  const bandwidth = accelerator.hbmBytesPerS;
  const weightRate =
    bandwidth * (secondKind ? constants.weightBandwidthSecond : constants.weightBandwidthFirst);
  const expertRate =
    bandwidth * (secondKind ? constants.expertBandwidthSecond : constants.expertBandwidthFirst);

  // Dense products: parameters of one rank by format, with the time to stream and to multiply.
  const attentionWeights =
    (mixing * attentionParameters(llm) + layers.linear * linearParameters(llm)) / tensor;
  const feedForward =
    ((llm.ffnMatrices ?? 3) *
      llm.hidden *
      (layers.dense * llm.ffn + layers.expert * llm.sharedExperts * llm.moeFfn)) /
    tensor;
  const head = (llm.vocab * llm.hidden) / tensor;
  const attentionStreamS =
    (attentionWeights * bytesPerWeight(attentionFormat)) /
    (weightRate * streamingShare(constants, attentionFormat));
  const feedForwardStreamS =
    (feedForward * bytesPerWeight(precision.dense)) /
    (weightRate * streamingShare(constants, precision.dense));
  const headStreamS = (head * 2) / weightRate;
  const attentionTokenS =
    (2 * attentionWeights) /
    (peakFlopPerS(accelerator, attentionFormat) * productShare(constants, attentionFormat));
  const feedForwardTokenS =
    (2 * feedForward) /
    (peakFlopPerS(accelerator, precision.dense) * productShare(constants, precision.dense));
  const bf16Rate = accelerator.peakFlopPerS.bf16;
  const headTokenS = (2 * head) / (bf16Rate * constants.bf16Products);

  // Experts of one rank.
  const expertShards = placement.expertParallel * placement.expertTensorParallel;
  const expert = layers.expert > 0 ? expertParameters(llm) : 0;
  const expertStreamS =
    (layers.expert * expert * bytesPerWeight(precision.experts)) /
    expertShards /
    (expertRate * streamingShare(constants, precision.experts));
  const expertTokenS =
    (layers.expert * llm.expertsPerToken * 2 * expert) /
    expertShards /
    (peakFlopPerS(accelerator, precision.experts) *
      productShare(constants, precision.experts) *
      constants.expertProducts);
  const imbalance =
    placement.expertParallel > 1
      ? 1 + constants.expertImbalance * Math.sqrt((placement.expertParallel - 1) / 7)
      : 1;

  // Attention over the cache.
  const cacheShards = llm.latent ? 1 : Math.min(tensor, llm.kvHeads);
  const cacheHeads = llm.latent ? 1 : Math.max(1, llm.kvHeads / tensor);
  const cacheTokenS =
    kvLayerBytesPerToken(llm, precision.kvCache) /
    cacheShards /
    (bandwidth * (llm.latent ? constants.latentCacheBandwidth : constants.cacheBandwidth));
  const decodePairS =
    attentionFlopPerPair(llm, true) /
    tensor /
    (bf16Rate * (llm.latent ? constants.latentDecodeProducts : constants.attentionProducts));
  const prefillPairS =
    attentionFlopPerPair(llm, false) / tensor / (bf16Rate * constants.attentionProducts);
  const stateBytes = linearStateBytes(llm) / tensor;
  const stateS = (2 * stateBytes) / (bandwidth * constants.cacheBandwidth);
  // A recurrent layer multiplies each token into its state: four FLOP for each element.
  const recurrentTokenS = stateBytes / (bf16Rate * constants.linearProducts);

  // Launches.
  const sparse = llm.sparseTopTokens ? constants.sparseLayerS : 0;
  const mixingLayerS = (llm.latent ? constants.latentLayerS : constants.attentionLayerS) + sparse;
  const layerLaunchS =
    (mixing * mixingLayerS +
      layers.linear * constants.linearLayerS +
      layers.dense * constants.denseLayerS +
      layers.expert * constants.expertLayerS +
      (mixing + layers.linear) * quantisationLayerS(constants, attentionFormat) +
      layers.expert * quantisationLayerS(constants, precision.experts) +
      layers.dense * quantisationLayerS(constants, precision.dense)) *
    ofEngine(constants, engine, "Layer") *
    (secondKind ? constants.secondLayer : 1);

  // Communication: two all-reduces a layer, or an exchange where attention ranks differ.
  const blocks = mixing + layers.linear;
  const linkRate =
    (tensor * ranks > accelerator.scaleUpSize
      ? accelerator.scaleOutBytesPerS
      : accelerator.scaleUpBytesPerS) * constants.linkBandwidth;
  const reduces = tensor > 1 ? blocks + layers.dense + (ranks > 1 ? 0 : layers.expert) : 0;
  let doublings = 0;
  for (let width = tensor; width > 1; width /= 2) doublings += 1;
  const reduceStartS = constants.reduceStartS + doublings * constants.reduceHopS;
  const reduceTokenS = (2 * llm.hidden * 2 * (tensor - 1)) / tensor / linkRate;
  const exchanges = ranks > 1 ? layers.expert : 0;
  const exchangeBytes =
    3 * llm.hidden * Math.min(llm.expertsPerToken, placement.expertParallel, tensor * ranks - 1);
  const exchangeTokenS =
    exchangeBytes / ((linkRate / constants.linkBandwidth) * constants.exchangeBandwidth);

  function products(tokens: number, headTokens: number): number {
    return (
      hypotenuse(attentionStreamS, attentionTokenS * tokens) +
      hypotenuse(feedForwardStreamS, feedForwardTokenS * tokens) +
      hypotenuse(headStreamS, headTokenS * headTokens)
    );
  }

  function experts(tokens: number): number {
    if (layers.expert === 0) return 0;
    const all = tokens * ranks;
    const distinct = distinctExperts(llm.experts, llm.expertsPerToken, all);
    return hypotenuse(expertStreamS * distinct, expertTokenS * all * imbalance);
  }

  function communication(tokens: number): number {
    return (
      reduces * (reduceStartS + reduceTokenS * tokens) +
      exchanges * (2 * constants.exchangeStartS + exchangeTokenS * tokens)
    );
  }

  /** Attended tokens summed over attention layers: windows and sparse choice cut them. */
  function attended(contextTokens: number): number {
    const window = Math.min(contextTokens, llm.windowTokens ?? contextTokens);
    const kept = Math.min(contextTokens, llm.sparseTopTokens ?? contextTokens);
    return layers.full * kept + layers.sliding * window;
  }

  return {
    decode(sequences, contextTokens) {
      const pairs = sequences * attended(contextTokens);
      const cacheS = hypotenuse(pairs * cacheTokenS, pairs * decodePairS);
      return {
        productS: products(sequences, sequences),
        attentionS:
          cacheS +
          mixing * sequences * cacheHeads * constants.cacheHeadS +
          layers.linear * sequences * stateS,
        expertS: experts(sequences),
        communicationS: communication(sequences),
        launchS: layerLaunchS,
        hostS:
          ofEngine(constants, engine, "StepS") +
          sequences * ranks * ofEngine(constants, engine, "SequenceS"),
      };
    },
    prefill(tokens, contextTokens) {
      const beyond = ofEngine(constants, engine, "Prefill");
      const pairs = tokens * attended(contextTokens);
      return {
        productS: products(tokens, 1) * beyond,
        attentionS: (pairs * prefillPairS + layers.linear * tokens * recurrentTokenS) * beyond,
        expertS: experts(tokens) * beyond,
        communicationS: communication(tokens) * beyond,
        launchS: layerLaunchS,
        hostS: constants.prefillStepS + tokens * constants.prefillTokenS,
      };
    },
  };
}
