/**
 * A step cost from a stretch of a real run: what an operator can see up to some instant (when
 * requests came, were let in and had their first token, and the engine's counters each second)
 * decides the law; what came later is left for prediction.
 *
 * The law has five numbers: a step takes `floorS` for launching and reading the weights; tokens
 * beyond `freeTokens` cost `perTokenS` each (below it arithmetic hides behind the weights); each
 * decoding request adds `perDecodeS`, each token of context `perContextTokenS`. They are the ones
 * for which a simulation of the observed stretch comes closest to what was observed, starting from
 * a guess that the observations give directly, and never further from it than the data ask.
 *
 * Units   seconds, tokens
 * Valid   one engine version, one model on one machine; a run that has begun to decode
 * Checked `ampacity validate serving-runs`, on runs that the fit has never seen the end of
 */

import { exp, ln } from "../../kernel/math.ts";
import { minimise } from "../../kernel/minimise.ts";
import { createSketch } from "../../kernel/quantile-sketch.ts";
import { advance } from "./advance.ts";
import { Completions } from "./completions.ts";
import { type EngineSettings, Replica } from "./replica.ts";
import { RequestChunk } from "./request-chunk.ts";
import { RequestPool } from "./request-pool.ts";
import { FIRST_S, ID, SCHEDULED_S } from "./request-slots.ts";
import type { StepCost } from "./step-cost.ts";

/** Columns of a run, in order of arrival; times since the first arrival; NaN: not (yet) seen. */
export interface ObservedRun {
  readonly arrivalS: Float64Array;
  readonly scheduledS: Float64Array;
  readonly firstS: Float64Array;
  readonly lastS: Float64Array;
  readonly promptTokens: Int32Array;
  readonly outputTokens: Int32Array;
  /** Counters at the end of each interval, on a clock that starts up to a second earlier. */
  readonly counters: readonly CounterRow[];
}

export interface CounterRow {
  readonly atS: number;
  /** Tokens/s over the interval that ends here. */
  readonly promptTokensPerS: number;
  readonly outputTokensPerS: number;
  readonly running: number;
}

export interface StepLaw {
  readonly floorS: number;
  readonly freeTokens: number;
  readonly perTokenS: number;
  readonly perDecodeS: number;
  readonly perContextTokenS: number;
}

export function stepLawCost(law: StepLaw): StepCost {
  const { floorS, freeTokens, perTokenS, perDecodeS, perContextTokenS } = law;
  return {
    kind: "law",
    stepS: (tokens, contextTokens, decodes) =>
      floorS +
      perTokenS * Math.max(0, tokens - freeTokens) +
      perDecodeS * decodes +
      perContextTokenS * contextTokens,
  };
}

/** The run as it looks at `untilS`: nothing that happened later is in it. */
export function observedUntil(run: ObservedRun, untilS: number): ObservedRun {
  let count = 0;
  while (count < run.arrivalS.length && run.arrivalS[count] <= untilS) count += 1;
  const seen = (column: Float64Array): Float64Array =>
    column.slice(0, count).map((atS) => (atS <= untilS ? atS : NaN));
  return {
    arrivalS: run.arrivalS.slice(0, count),
    scheduledS: seen(run.scheduledS),
    firstS: seen(run.firstS),
    lastS: seen(run.lastS),
    promptTokens: run.promptTokens.slice(0, count),
    outputTokens: run.outputTokens.slice(0, count),
    counters: run.counters.filter((row) => row.atS <= untilS),
  };
}

export interface PredictedRun {
  readonly scheduledS: Float64Array;
  readonly firstS: Float64Array;
  readonly lastS: Float64Array;
  /** For each replica, the end of each iteration and the output tokens made by then. */
  readonly progress: readonly { readonly endS: number[]; readonly tokens: number[] }[];
}

/** Simulates every arrival from the start on `replicas` equal engines that take turns. */
export function predictRun(
  run: ObservedRun,
  settings: EngineSettings,
  replicas: number,
  law: StepLaw,
  untilS = Infinity,
): PredictedRun {
  const n = run.arrivalS.length;
  const cost = stepLawCost(law);
  const scheduledS = new Float64Array(n).fill(NaN);
  const firstS = new Float64Array(n).fill(NaN);
  const lastS = new Float64Array(n).fill(NaN);
  const progress: { endS: number[]; tokens: number[] }[] = [];
  for (let r = 0; r < replicas; r++) {
    const replica = new Replica(settings, cost);
    const chunk = new RequestChunk(n);
    const pool = new RequestPool(n);
    const out = new Completions(n + 2 * settings.batchCap + 8);
    for (let i = r; i < n; i += replicas) {
      const row = chunk.count++;
      chunk.id[row] = row;
      chunk.arrivalS[row] = run.arrivalS[i];
      chunk.promptTokens[row] = run.promptTokens[i];
      chunk.outputTokens[row] = run.outputTokens[i];
    }
    chunk.untilS = Infinity;
    const gaps = createSketch();
    const endS: number[] = [];
    const tokens: number[] = [];
    for (;;) {
      const stop = advance(replica, pool, chunk, out, gaps, untilS, 1);
      endS.push(replica.nowS);
      tokens.push(replica.decodeTokens + replica.prefilled);
      if (stop === "reached") break;
    }
    progress.push({ endS, tokens });
    for (let row = 0; row < out.count; row++) {
      const i = r + out.id[row] * replicas;
      scheduledS[i] = out.scheduledS[row];
      firstS[i] = out.firstS[row];
      lastS[i] = out.finishS[row];
    }
    // Requests still in the engine: their first token may be known.
    for (let slot = 0; slot < pool.capacity; slot++) {
      const i = r + pool.numbers[(slot << 3) + ID] * replicas;
      if (pool.numbers[(slot << 3) + FIRST_S] <= 0 || !Number.isNaN(firstS[i])) continue;
      firstS[i] = pool.numbers[(slot << 3) + FIRST_S];
      scheduledS[i] = pool.numbers[(slot << 3) + SCHEDULED_S];
    }
  }
  return { scheduledS, firstS, lastS, progress };
}

export interface Calibration {
  readonly law: StepLaw;
  readonly settings: EngineSettings;
  /** Root of the objective: seconds by which first tokens and token counts were missed. */
  readonly missS: number;
}

/**
 * The law that fits an observed stretch best, over each of the settings given (those that the
 * run's own description leaves open). How many tokens come free is tried on a grid: along it the
 * miss has local minima, across it hardly any.
 */
export function calibrate(
  observed: ObservedRun,
  candidates: readonly EngineSettings[],
  replicas: number,
): Calibration {
  const guess = firstGuess(observed, replicas);
  let best: Calibration | null = null;
  for (const settings of candidates) {
    for (const freeTokens of FREE_TOKENS) {
      const full = (y: readonly number[]) => [y[0], ln(freeTokens), y[1], y[2], y[3], y[4]];
      const miss = (y: readonly number[]) =>
        missSquared(observed, settings, replicas, full(y), guess);
      const guessed = [guess[0], guess[2], guess[3], guess[4], guess[5]];
      let found = { x: guessed, value: Infinity };
      for (const [floor, token, context] of STARTS) {
        const from = [
          guessed[0] + floor,
          guessed[1] + token,
          guessed[2],
          guessed[3] + context,
          guessed[4],
        ];
        let here = { x: from, value: Infinity };
        for (const step of [0.4, 0.2, -0.1]) here = narrow(miss, here.x, step);
        if (here.value < found.value) found = here;
      }
      for (const step of [0.1, -0.05, 0.05]) found = narrow(miss, found.x, step);
      const missS = Math.sqrt(found.value);
      if (best === null || missS < best.missS) {
        best = { law: lawOf(full(found.x)), settings, missS };
      }
    }
  }
  if (best === null) throw new RangeError("calibrate: expected at least one setting");
  return best;
}

const FREE_TOKENS = [1, 16, 32, 48, 64, 96, 128, 192, 256, 384];

const narrow = (miss: (y: readonly number[]) => number, from: readonly number[], step: number) =>
  minimise(miss, from, [step, step, step, step, step / 4], 120);

/**
 * Where the search starts, as shifts of the logarithms of floor, token and context from the guess:
 * the miss has many hollows, and from one start it ends in
 * a shallow one, whose law goes wrong as soon as the load is another.
 */
const STARTS = [
  [0, 0, 0],
  [0.3, -0.3, 0.3],
  [-0.3, 0.3, -0.3],
  [0.2, 0.2, -0.5],
  [-0.2, -0.2, 0.5],
] as const;

/** How far the prior lets a logarithm go before it costs as much as one √PRIOR_S2 of miss. */
const PRIOR_WIDTH = 1.5;
const PRIOR_S2 = 2e-4;

function lawOf(x: readonly number[]): StepLaw {
  return {
    floorS: exp(x[0]),
    freeTokens: exp(x[1]),
    perTokenS: exp(x[2]),
    perDecodeS: exp(x[3]),
    perContextTokenS: exp(x[4]),
  };
}

/**
 * Where the search starts, from the counters alone. A second without prefill tells the time of a
 * decode step, the second with most prefill the time of a token. Of a decode step, two thirds are
 * put to the floor, a fifth to contexts and the rest to the requests.
 */
function firstGuess(observed: ObservedRun, replicas: number): number[] {
  let stepS = Infinity;
  let running = 1;
  let mostTokensPerS = 0;
  for (const row of observed.counters) {
    const perReplica = row.running / replicas;
    mostTokensPerS = Math.max(mostTokensPerS, row.promptTokensPerS / replicas);
    if (row.outputTokensPerS <= 0 || row.running <= 0) continue;
    const rowStepS = row.running / row.outputTokensPerS;
    if (rowStepS < stepS) {
      stepS = rowStepS;
      running = perReplica;
    }
  }
  if (stepS === Infinity) stepS = 0.02;
  const n = observed.promptTokens.length;
  const prompt = observed.promptTokens.reduce((sum, tokens) => sum + tokens, 0) / Math.max(1, n);
  const perTokenS = mostTokensPerS > 0 ? 0.9 / mostTokensPerS : stepS / 200;
  return [
    ln(0.67 * stepS),
    ln(Math.min(512, Math.max(4, (0.5 * stepS) / perTokenS))),
    ln(perTokenS),
    ln((0.05 * stepS) / running),
    ln((0.2 * stepS) / (running * prompt)),
    0.2,
  ];
}

/**
 * Mean squared miss of a simulation against what was observed, s²: of first tokens, and of output
 * tokens counted by the end of each interval and within it, in seconds of the rate of the time.
 * What was seen later weighs more, in proportion to its time: the state at the end of the stretch
 * is what the rest of the run starts from.
 */
function missSquared(
  observed: ObservedRun,
  settings: EngineSettings,
  replicas: number,
  x: readonly number[],
  guess: readonly number[],
): number {
  const untilS = observed.arrivalS[observed.arrivalS.length - 1];
  const predicted = predictRun(observed, settings, replicas, lawOf(x), untilS + 2);
  let first = 0;
  let firstWeight = 0;
  for (let i = 0; i < observed.firstS.length; i++) {
    if (Number.isNaN(observed.firstS[i])) continue;
    const missS = predicted.firstS[i] - observed.firstS[i];
    const held = Number.isNaN(missS) ? 2 : Math.min(2, Math.max(-2, missS));
    const weight = observed.firstS[i] / untilS;
    first += weight * held * held;
    firstWeight += weight;
  }
  let counted = 0;
  let countedWeight = 0;
  let fromS = 0;
  let made = 0;
  let simulatedBefore = 0;
  for (const row of observed.counters) {
    const madeHere = row.outputTokensPerS * (row.atS - fromS);
    made += madeHere;
    fromS = row.atS;
    let simulated = 0;
    for (const { endS, tokens } of predicted.progress) {
      simulated += lastBefore(endS, tokens, row.atS - x[5]);
    }
    const perS = Math.max(500, (1.5 * made) / row.atS);
    const missBy = (simulated - made) / perS;
    const missHere = (simulated - simulatedBefore - madeHere) / perS;
    simulatedBefore = simulated;
    const weight = row.atS / untilS;
    counted += weight * (missBy * missBy + missHere * missHere);
    countedWeight += weight;
  }
  let prior = 0;
  for (let i = 0; i < 5; i++) {
    const away = (x[i] - guess[i]) / PRIOR_WIDTH;
    prior += away * away;
  }
  return (
    first / Math.max(1e-9, firstWeight) + counted / Math.max(1e-9, countedWeight) + prior * PRIOR_S2
  );
}

/** The last value whose time is not after `atS`; 0 before the first. */
function lastBefore(timeS: readonly number[], values: readonly number[], atS: number): number {
  let low = 0;
  let high = timeS.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (timeS[middle] <= atS) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? 0 : values[low - 1];
}
