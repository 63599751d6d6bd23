/**
 * The constants of the serving model: what each means, where it may lie, and where the fit
 * starts. All are physical: shares of a datasheet peak, microseconds of a launch. Each is fitted
 * as a logarithm with a prior, so that data move it only as far as they can.
 */

export interface ConstantPrior {
  /** Value expected from single-kernel measurements or from the mechanism. */
  readonly start: number;
  /** Spread of the prior, in natural logarithms. */
  readonly spread: number;
  /** Hard limits: an efficiency never exceeds 1. */
  readonly low: number;
  readonly high: number;
}

const share = (start: number, spread = 0.15): ConstantPrior => ({
  start,
  spread,
  low: 0.02,
  high: 1,
});
const micros = (start: number, spread = 0.4): ConstantPrior => ({
  start: start * 1e-6,
  spread,
  low: 1e-9,
  high: start * 2e-5,
});
const factor = (start = 1, spread = 0.15): ConstantPrior => ({ start, spread, low: 0.2, high: 6 });

export const priors = {
  /** Share of HBM bandwidth that weight streaming reaches; chips with FP4 arithmetic apart. */
  weightBandwidthFirst: share(0.76),
  weightBandwidthSecond: share(0.62),
  /** The same for routed experts. */
  expertBandwidthFirst: share(0.7, 0.2),
  expertBandwidthSecond: share(0.5, 0.2),
  /** Narrower formats stream at a smaller share. */
  fp8Streaming: factor(0.9, 0.1),
  fp4Streaming: factor(0.8, 0.12),
  /** Share of the dense peak in large products, by format. */
  bf16Products: share(0.68),
  fp8Products: share(0.5),
  fp4Products: share(0.33),
  /** Grouped products of experts, relative to dense ones. */
  expertProducts: factor(0.5, 0.25),
  /** Share of HBM bandwidth in decode attention. */
  cacheBandwidth: share(0.75),
  latentCacheBandwidth: share(0.5, 0.3),
  /** Seconds for each sequence and cache head in one layer, on one package. */
  cacheHeadS: micros(0.008, 0.4),
  /** Attention arithmetic in prefill and decode, share of the bf16 peak. */
  attentionProducts: share(0.4, 0.2),
  latentDecodeProducts: share(0.35, 0.3),
  linearProducts: share(0.1, 0.5),
  /** Launches and small kernels in one layer, by what the layer does. */
  attentionLayerS: micros(11, 0.3),
  latentLayerS: micros(22, 0.3),
  linearLayerS: micros(20, 0.3),
  sparseLayerS: micros(20, 0.4),
  denseLayerS: micros(9, 0.3),
  expertLayerS: micros(24, 0.3),
  fp8LayerS: micros(4, 0.5),
  fp4LayerS: micros(5, 0.5),
  trtllmLayer: factor(0.9, 0.15),
  sglangLayer: factor(1.05, 0.15),
  vllmLayer: factor(1.05, 0.15),
  /** Chips of the second kind launch and synchronise alike, only faster memories help. */
  secondLayer: factor(0.95, 0.1),
  /** All-reduce inside a scale-up domain. */
  reduceStartS: micros(5, 0.3),
  reduceHopS: micros(2, 0.4),
  linkBandwidth: share(0.55, 0.2),
  /** Dispatch and combine of tokens between attention ranks and experts. */
  exchangeStartS: micros(25, 0.4),
  exchangeBandwidth: share(0.4, 0.3),
  /** Slowest expert rank over the mean, less one, at expert parallelism 8. */
  expertImbalance: factor(0.3, 0.4),
  /** Host work a step, and for each running sequence. */
  trtllmStepS: micros(500, 0.4),
  sglangStepS: micros(800, 0.4),
  vllmStepS: micros(900, 0.4),
  trtllmSequenceS: micros(6, 0.5),
  sglangSequenceS: micros(8, 0.5),
  vllmSequenceS: micros(12, 0.5),
  /** Prefill beyond its operators: pieces that decode graphs do not pay. */
  trtllmPrefill: factor(1.15, 0.15),
  sglangPrefill: factor(1.25, 0.15),
  vllmPrefill: factor(1.2, 0.15),
  prefillStepS: micros(8000, 0.5),
  prefillTokenS: micros(1.5, 0.6),
  /** Share of other requests' prefill time that stalls a decoding request. */
  trtllmStall: factor(0.95, 0.1),
  sglangStall: factor(1.05, 0.1),
  vllmStall: factor(0.95, 0.1),
  /** From the client to the engine and back, once a request. */
  trtllmRequestS: micros(25000, 0.5),
  sglangRequestS: micros(45000, 0.5),
  vllmRequestS: micros(25000, 0.5),
  /** How much of the opening burst the mean time to first token still carries. */
  burstCarry: factor(1, 0.2),
  trtllmQueue: factor(1, 0.25),
  sglangQueue: factor(1.3, 0.25),
  vllmQueue: factor(1, 0.25),
} satisfies Record<string, ConstantPrior>;

export type ConstantName = keyof typeof priors;

export type ServingConstants = Readonly<Record<ConstantName, number>>;

export const constantNames = Object.keys(priors) as ConstantName[];

export function priorConstants(): ServingConstants {
  const constants = {} as Record<ConstantName, number>;
  for (const name of constantNames) constants[name] = priors[name].start;
  return constants;
}
