/**
 * How much of the rate that a full step gives can be asked of a pool while a percentile of its
 * requests stays within target: the event simulation, at loads halved in on.
 *
 * The mean of a full step says what a pool does when every place is taken at every instant. Requests
 * come as they will and are of many lengths, so a pool that is asked for that much has a queue. Each
 * pool is one engine with Poisson arrivals: prompts through a prefill engine at a cost straight in
 * their length; answers through the decode engine of one attention rank, whose steps cost what the
 * performance model says of the batch at hand.
 *
 * Units   fractions of the rate at a full step; seconds
 * Valid   an even, blind router over many replicas: one that looks at them queues less
 * Error   load to 1/32 by halving; runs twenty times as long and other seeds lie within 0.07, the
 *         longer ones lower (pool-limits.test.ts)
 * Left    caches under their memory limit (a full batch is one that fits); transfer between pools;
 *         attention of long prompts, which grows faster than their length
 */

import { createRandom } from "../../kernel/random.ts";
import { exponential } from "../../kernel/samplers.ts";
import type { Completions } from "./completions.ts";
import { DEFAULT_ENGINE } from "./replica.ts";
import { endFill, type RequestChunk, type TrafficSource } from "./request-chunk.ts";
import { SingleEngine } from "./single-engine.ts";
import { NO_TARGETS, ServingStatistics } from "./statistics.ts";
import type { StepCost } from "./step-cost.ts";
import { tabulated } from "./tabulated.ts";
import { lengthLaw } from "./traffic/laws.ts";

export interface PoolQuestion {
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly ttftS: number;
  readonly tpotS: number;
  readonly percentile: number;
  /** Time of a prompt of mean length alone. */
  readonly prefillS: number;
  /** Sequences of one rank in a full step, and a step's time at a batch and a mean context. */
  readonly rankBatch: number;
  readonly decodeS: (sequences: number, contextTokens: number) => number;
  readonly seed: bigint;
  /** Requests whose latencies count at each load, times this: to see what the short run costs. */
  readonly longer?: number;
}

export interface PoolLimits {
  /** Of the prompt rate of an engine that is never idle; 0: not even a lone prompt is in time. */
  readonly prefillFraction: number;
  /** Of the token rate at a full step. */
  readonly decodeFraction: number;
}

/**
 * Deviations of the logarithm of lengths: lognormal laws of the variation in the Azure 2023
 * conversation trace (0.96 of the mean for prompts, 0.77 for answers).
 */
const PROMPT_SIGMA = 0.81;
const OUTPUT_SIGMA = 0.68;
/** The longest request over the mean one. */
const LONGEST = 8;
/** Of the time to first token, what may go into waiting for a place to decode. A choice. */
const PLACE_SHARE = 0.1;
/** Requests whose latencies count, at each load. A queue of one needs more of them than a batch. */
const MEASURED = 1500;
const PROMPTS_MEASURED = 8000;
/** Prompts before the queue of a busy engine is what it will be. */
const PROMPTS_BEFORE = 2000;
const HALVINGS = 5;

export function poolLimits(question: PoolQuestion): PoolLimits {
  const decodeFraction = decodeLimit(question, PLACE_SHARE * question.ttftS);
  if (decodeFraction === 0) return { prefillFraction: 0, decodeFraction };
  const prefillFraction = prefillLimit(question, (1 - PLACE_SHARE) * question.ttftS);
  return { prefillFraction, decodeFraction };
}

function decodeLimit(question: PoolQuestion, mostWaitS: number): number {
  const { rankBatch, outputTokens, inputTokens, tpotS, percentile } = question;
  const fullS = question.decodeS(rankBatch, inputTokens + outputTokens / 2);
  const fullPerS = rankBatch / (fullS * outputTokens);
  const stepS = tabulated(question.decodeS);
  const cost: StepCost = {
    kind: "law",
    // Prompts come with their KV: a step that only lets them in takes no time to speak of.
    stepS: (_tokens, contextTokens, decodes) =>
      decodes > 0 ? stepS(decodes, contextTokens / decodes) : 1e-6,
  };
  // Until the engine is as full as it will be, and while it empties, nothing is measured.
  const before = 2 * Math.ceil(rankBatch);
  const after = Math.ceil(rankBatch);
  const measured = MEASURED * (question.longer ?? 1);
  const draws = drawRequests(question, before + measured + after, question.outputTokens);
  return highest((fraction) => {
    const waits: number[] = [];
    const tpots: number[] = [];
    simulate(draws, fraction * fullPerS, Math.floor(rankBatch), 1e9, cost, (done, i) => {
      if (done.id[i] < before || done.id[i] >= before + measured) return;
      waits.push(done.firstS[i] - done.arrivalS[i]);
      const steps = done.outputTokens[i] - 1;
      if (steps > 0) tpots.push((done.finishS[i] - done.firstS[i]) / steps);
    });
    return quantile(tpots, percentile) <= tpotS && quantile(waits, percentile) <= mostWaitS;
  });
}

function prefillLimit(question: PoolQuestion, ttftS: number): number {
  const { prefillS, inputTokens, percentile } = question;
  const cost: StepCost = {
    kind: "linear",
    baseS: 0,
    perTokenS: prefillS / inputTokens,
    perContextTokenS: 0,
  };
  const measured = PROMPTS_MEASURED * (question.longer ?? 1);
  const draws = drawRequests(question, PROMPTS_BEFORE + measured, 1);
  return highest((load) => {
    const times: number[] = [];
    simulate(draws, load / prefillS, 256, 8192, cost, (done, i) => {
      if (done.id[i] >= PROMPTS_BEFORE) times.push(done.firstS[i] - done.arrivalS[i]);
    });
    return quantile(times, percentile) <= ttftS;
  });
}

/** The highest load that meets, by halving between none and all of it. */
function highest(meets: (load: number) => boolean): number {
  let low = 0;
  let high = 1;
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (low + high) / 2;
    if (meets(middle)) low = middle;
    else high = middle;
  }
  return low;
}

interface Draws {
  /** Arrivals at one request a second. */
  readonly arrival: Float64Array;
  readonly prompt: Int32Array;
  readonly output: Int32Array;
}

/** The same requests serve every load, so that halving sees one curve. */
function drawRequests(question: PoolQuestion, count: number, outputMean: number): Draws {
  const random = createRandom(question.seed, "pool limits");
  const law = (mean: number, sigma: number) =>
    lengthLaw({ mean, sigma: mean > 1 ? sigma : 0, min: 1, max: Math.ceil(LONGEST * mean) });
  const prompts = law(question.inputTokens, PROMPT_SIGMA);
  const outputs = law(outputMean, OUTPUT_SIGMA);
  const draws = {
    arrival: new Float64Array(count),
    prompt: new Int32Array(count),
    output: new Int32Array(count),
  };
  let atS = 0;
  for (let i = 0; i < count; i++) {
    atS += exponential(random, 1);
    draws.arrival[i] = atS;
    draws.prompt[i] = prompts(random);
    draws.output[i] = outputs(random);
  }
  return draws;
}

function simulate(
  draws: Draws,
  requestsPerS: number,
  batchCap: number,
  tokenBudget: number,
  cost: StepCost,
  each: (done: Completions, row: number) => void,
): void {
  const engine = new SingleEngine({
    settings: { ...DEFAULT_ENGINE, batchCap: Math.max(1, batchCap), tokenBudget },
    cost,
    source: replay(draws, requestsPerS),
    statistics: new ServingStatistics({ groupNames: [], targets: NO_TARGETS, exactLimit: 1 }),
    onCompletions: (done) => {
      for (let i = 0; i < done.count; i++) each(done, i);
    },
  });
  while (engine.step());
}

function replay(draws: Draws, requestsPerS: number): TrafficSource {
  let next = 0;
  const count = draws.arrival.length;
  return {
    fill(chunk: RequestChunk): void {
      let row = 0;
      while (row < chunk.capacity && next < count) {
        chunk.arrivalS[row] = draws.arrival[next] / requestsPerS;
        chunk.promptTokens[row] = draws.prompt[next];
        chunk.outputTokens[row] = draws.output[next];
        chunk.group[row] = 0;
        chunk.prefix[row] = -1;
        row += 1;
        next += 1;
      }
      endFill(chunk, row, next < count);
    },
  };
}

function quantile(values: readonly number[], percentile: number): number {
  if (values.length === 0) return 0;
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.ceil((percentile / 100) * sorted.length) - 1)];
}

/** Whether something read back is a pair of limits. */
export function isPoolLimits(value: unknown): value is PoolLimits {
  const limits = value as PoolLimits | null;
  const isFraction = (x: unknown): boolean => typeof x === "number" && x >= 0 && x <= 1;
  return (
    typeof limits === "object" &&
    limits !== null &&
    isFraction(limits.prefillFraction) &&
    isFraction(limits.decodeFraction)
  );
}
