/**
 * The constants of the serving model that single kernels do not show: what each means, where it
 * may lie, and where the fit starts. All are physical: factors on measured kernels, microseconds
 * of launch and host work, shares of a link. Each is fitted as a logarithm with a prior, so that
 * data move it only as far as they can.
 */

export interface ConstantPrior {
  /** Value expected from the mechanism. */
  readonly start: number;
  /** Spread of the prior, in natural logarithms. */
  readonly spread: number;
  /** Hard limits. */
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
  low: start * 1e-8,
  high: start * 3e-5,
});
const factor = (start = 1, spread = 0.15): ConstantPrior => ({
  start,
  spread,
  low: 0.05,
  high: 60,
});

export const priors = {
  /** Kernels inside an engine against the same kernels alone: overlap, and shared power. */
  denseWork: factor(1, 0.1),
  expertWork: factor(1, 0.15),
  cacheWork: factor(1, 0.15),
  latentWork: factor(1, 0.2),
  trtllmDense: factor(1, 0.08),
  sglangDense: factor(1, 0.08),
  vllmDense: factor(1, 0.08),
  trtllmExpert: factor(1, 0.15),
  sglangExpert: factor(1, 0.15),
  vllmExpert: factor(1, 0.15),
  /** Share of a kernel's fixed start that is left when launches are captured in a graph. */
  trtllmStart: share(0.5, 0.25),
  sglangStart: share(0.55, 0.25),
  vllmStart: share(0.55, 0.25),
  expertStart: share(0.6, 0.25),
  /** Seconds for each sequence and cache head in one layer, on one package. */
  cacheHeadS: micros(0.008, 0.4),
  linearProducts: share(0.1, 0.5),
  /** Norms, rotations, routing, gates: small kernels in one layer, by what the layer does. */
  attentionLayerS: micros(6, 0.3),
  latentLayerS: micros(10, 0.3),
  linearLayerS: micros(25, 0.3),
  sparseLayerS: micros(25, 0.4),
  denseLayerS: micros(4, 0.3),
  expertLayerS: micros(8, 0.3),
  trtllmLayer: factor(0.9, 0.2),
  sglangLayer: factor(1.1, 0.2),
  vllmLayer: factor(1.1, 0.2),
  /** Releases before the newest generation: small kernels and host work take longer. */
  olderRelease: factor(1.15, 0.15),
  /** All-reduce inside a scale-up domain. */
  reduceStartS: micros(5, 0.3),
  reduceHopS: micros(2, 0.4),
  linkBandwidth: share(0.55, 0.2),
  /** The same for the large messages of prefill. */
  prefillLink: share(0.72, 0.1),
  /** Dispatch and combine of tokens between attention ranks and experts. */
  exchangeStartS: micros(20, 0.4),
  exchangeBandwidth: share(0.4, 0.3),
  /** Tokens that choose experts as if at random: real routing is skewed, so fewer are touched. */
  routingSpread: factor(0.7, 0.25),
  /** Slowest expert rank over the mean, less one, at expert parallelism 8. */
  expertImbalance: factor(0.3, 0.4),
  /** Host work a step, and for each running sequence. */
  trtllmStepS: micros(500, 0.4),
  sglangStepS: micros(700, 0.4),
  vllmStepS: micros(700, 0.4),
  trtllmSequenceS: micros(6, 0.5),
  sglangSequenceS: micros(10, 0.5),
  vllmSequenceS: micros(12, 0.5),
  /** Prefill beyond its kernels: pieces that decode graphs do not pay. */
  trtllmPrefill: factor(1.1, 0.15),
  sglangPrefill: factor(1.1, 0.15),
  vllmPrefill: factor(1.15, 0.15),
  expertPrefill: factor(0.7, 0.3),
  /** Prompts that start together, for each that waits: arrivals bunch when lengths are alike. */
  trtllmPrompt: factor(1.3, 0.3),
  sglangPrompt: factor(1.3, 0.3),
  vllmPrompt: factor(1.3, 0.3),
  prefillStepS: micros(4000, 0.5),
  prefillTokenS: micros(0.8, 0.6),
  /** From the client to the engine and back, once a request. */
  trtllmRequestS: micros(25000, 0.5),
  sglangRequestS: micros(40000, 0.5),
  vllmRequestS: micros(20000, 0.5),
  /** Decode steps before the first tokens are delivered: engines stream in bundles. */
  trtllmBundle: factor(8, 0.5),
  sglangBundle: factor(8, 0.5),
  vllmBundle: factor(2, 0.5),
} satisfies Record<string, ConstantPrior>;

export type ConstantName = keyof typeof priors;

/**
 * What remains common to an LLM on an engine, or a chip under an engine, after the physics: a
 * factor on the decode step, drawn towards 1 the more, the fewer measurements speak for it. An LLM
 * or chip that was never measured has none.
 */
export interface Shifts {
  /** By `shiftNames`. */
  readonly shifts?: Readonly<Record<string, number>>;
}

export type ServingConstants = Readonly<Record<ConstantName, number>> & Shifts;

/** Spread of a shift before data, and its limits. */
export const SHIFT_PRIOR = {
  llm: { start: 1, spread: 0.12, low: 0.7, high: 1.4 },
  chip: { start: 1, spread: 0.06, low: 0.7, high: 1.4 },
} satisfies Record<string, ConstantPrior>;

/** The shifts that act on a deployment: of its LLM and of its chip, each under its engine. */
export function shiftNames(llmId: string, acceleratorId: string, engine: string): [string, string] {
  return [`llm ${llmId} ${engine}`, `chip ${acceleratorId} ${engine}`];
}

export const constantNames = Object.keys(priors) as ConstantName[];

export function priorConstants(): ServingConstants {
  const constants = {} as Record<ConstantName, number>;
  for (const name of constantNames) constants[name] = priors[name].start;
  return constants;
}
