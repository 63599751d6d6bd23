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
import { Completions } from "./completions.ts";
import { advance } from "./advance.ts";
import { createSketch } from "../../kernel/quantile-sketch.ts";
import { type EngineSettings, Replica } from "./replica.ts";
import { RequestChunk } from "./request-chunk.ts";
import { RequestPool } from "./request-pool.ts";
import type { StepCost } from "./step-cost.ts";

/** Columns of a run, in order of arrival; times in seconds since the first arrival. */
export interface ObservedRun {
  readonly arrivalS: Float64Array;
  readonly scheduledS: Float64Array;
  readonly firstS: Float64Array;
  readonly lastS: Float64Array;
  readonly promptTokens: Int32Array;
  readonly outputTokens: Int32Array;
  /** Counters at the end of each interval; times on the run's own clock, see `counterOffsetS`. */
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

export interface PredictedRun {
  readonly scheduledS: Float64Array;
  readonly firstS: Float64Array;
  readonly lastS: Float64Array;
  /** Output tokens produced by the end of each iteration: two columns. */
  readonly stepEndS: number[];
  readonly tokensDone: number[];
}

/** Simulates every arrival from the start on `replicas` equal engines, each taking its turn. */
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
  const stepEndS: number[] = [];
  const tokensDone: number[] = [];
  for (let r = 0; r < replicas; r++) {
    const replica = new Replica(settings, cost);
    const chunk = new RequestChunk(n);
    const pool = new RequestPool(n);
    const out = new Completions(Math.max(n, 2 * settings.batchCap) + 2 * settings.batchCap + 8);
    const ids: number[] = [];
    for (let i = r; i < n; i += replicas) {
      chunk.arrivalS[chunk.count] = run.arrivalS[i];
      chunk.promptTokens[chunk.count] = run.promptTokens[i];
      chunk.outputTokens[chunk.count] = run.outputTokens[i];
      chunk.count += 1;
      ids.push(i);
    }
    chunk.knownUntilS = Infinity;
    const gaps = createSketch();
    let tokens = 0;
    let stop = "again";
    while (stop === "again" && replica.nowS < untilS) {
      stop = advance(replica, pool, chunk, out, gaps, untilS, 1);
      tokens = replica.decodeTokens + replica.admissions;
      stepEndS.push(replica.nowS);
      tokensDone.push(tokens);
    }
    for (let row = 0; row < out.count; row++) {
      const i = ids[out.id[row]];
      scheduledS[i] = out.scheduledS[row];
      firstS[i] = out.firstS[row];
      lastS[i] = out.finishS[row];
    }
    // Requests still in the engine: their first token may be known.
    for (let slot = 0; slot < pool.capacity; slot++) {
      const i = ids[pool.id[slot]];
      if (i === undefined || !Number.isNaN(firstS[i]) || pool.firstS[slot] <= 0) continue;
      firstS[i] = pool.firstS[slot];
      scheduledS[i] = pool.scheduledS[slot];
    }
  }
  return { scheduledS, firstS, lastS, stepEndS, tokensDone };
}

/** Minimises a function of a few variables (Nelder and Mead 1965), from a start with given steps. */
export function minimise(
  f: (x: readonly number[]) => number,
  start: readonly number[],
  step: readonly number[],
  evaluations: number,
): { x: number[]; value: number } {
  const n = start.length;
  const points: { x: number[]; value: number }[] = [{ x: [...start], value: f(start) }];
  for (let i = 0; i < n; i++) {
    const x = [...start];
    x[i] += step[i];
    points.push({ x, value: f(x) });
  }
  let used = n + 1;
  const at = (centre: number[], worst: number[], t: number) =>
    centre.map((c, i) => c + t * (worst[i] - c));
  while (used < evaluations) {
    points.sort((a, b) => a.value - b.value);
    const worst = points[n];
    if (Math.abs(worst.value - points[0].value) <= 1e-10 * Math.abs(points[0].value)) break;
    const centre = start.map((_, i) => {
      let sum = 0;
      for (let p = 0; p < n; p++) sum += points[p].x[i];
      return sum / n;
    });
    const evaluate = (t: number) => {
      const x = at(centre, worst.x, t);
      used += 1;
      return { x, value: f(x) };
    };
    const reflected = evaluate(-1);
    if (reflected.value < points[0].value) {
      const expanded = evaluate(-2);
      points[n] = expanded.value < reflected.value ? expanded : reflected;
    } else if (reflected.value < points[n - 1].value) {
      points[n] = reflected;
    } else {
      const inner = evaluate(reflected.value < worst.value ? -0.5 : 0.5);
      if (inner.value < Math.min(worst.value, reflected.value)) {
        points[n] = inner;
      } else {
        for (let p = 1; p <= n; p++) {
          const x = points[p].x.map((v, i) => points[0].x[i] + 0.5 * (v - points[0].x[i]));
          points[p] = { x, value: f(x) };
          used += 1;
        }
      }
    }
  }
  points.sort((a, b) => a.value - b.value);
  return points[0];
}

export const logs = { exp, ln };
