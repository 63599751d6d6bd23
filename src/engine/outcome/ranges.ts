/**
 * Ranges: draws of the whole plan over every uncertain input and every duration of its schedule, by
 * Latin hypercube, each reproducible from the seed, the number of draws and its own number.
 *
 * Each input is drawn through its own quantile function, which passes through its 5th percentile,
 * base (as median) and 95th percentile. Inputs are independent unless the plan states a rank
 * correlation; one input that stands in many places moves all of them. Headlines of draws are made
 * one by one and combined by number, so that who evaluated which draw leaves no trace.
 */

import { parseDay } from "../../units/index.ts";
import { evaluate } from "../evaluate.ts";
import { exp, ln, normalQuantile } from "../kernel/math.ts";
import { percentile } from "../kernel/percentile.ts";
import { permutation } from "../kernel/permutation.ts";
import { createRandom, type Random } from "../kernel/random.ts";
import { correlateStrata } from "../kernel/rank-correlation.ts";
import { sobolDimensions, sobolStrata } from "../kernel/sobol.ts";
import { baseValues, type Input, type Plan } from "../scenario/plan.ts";
import {
  drawLateDays,
  lateLength,
  type PlanSchedule,
} from "../simulation/programme/plan-schedule.ts";
import type { RateTables } from "../simulation/serve.ts";
import { type Headline, type HeadlineValue, headlineOf } from "./headline.ts";

export interface Range {
  readonly p10: number | string | null;
  readonly p50: number | string | null;
  readonly p90: number | string | null;
}

const z95 = 1.6448536269514722;

/** The value at probability `p` of an input's distribution. */
export function inputQuantile(input: Input, p: number): number {
  const { base, low, high, shape } = input;
  if (shape === "fixed") return base;
  let value: number;
  if (shape === "lognormal" && low > 0) {
    const z = normalQuantile(p) / z95;
    value = base * exp(z < 0 ? -z * ln(low / base) : z * ln(high / base));
  } else {
    // Straight from the 5th percentile to the base to the 95th, and on to the ends.
    value =
      p < 0.5
        ? base + ((base - low) * (p - 0.5)) / 0.45
        : base + ((high - base) * (p - 0.5)) / 0.45;
  }
  if (input.dimension === "share" && low >= 0) value = Math.min(1, value);
  return low >= 0 ? Math.max(0, value) : value;
}

/**
 * [draw][input, then days later by block and state]: draw k is the same whoever evaluates it, and when.
 * Strata are paired by scrambled Sobol points, the inputs that move headlines most in its first
 * dimensions, then the schedule's common causes; what is left over by permutations. Without a schedule a draw is its inputs,
 * and the plan's slip moves all planned dates.
 */
export function drawValues(
  plan: Plan,
  tables: RateTables,
  schedule: PlanSchedule | null,
  draws: number,
  seed: bigint,
): Float64Array[] {
  const length = plan.inputs.length + (schedule === null ? 0 : lateLength(plan));
  const vectors = Array.from({ length: draws }, () => new Float64Array(length));
  const streams = plan.inputs.map((input) => createRandom(seed, `ranges/${input.id}`));
  const strata = (dimension: number, random: Random) =>
    dimension < sobolDimensions
      ? sobolStrata(draws, dimension, random)
      : shuffledStrata(draws, random);
  const orders: (Int32Array | null)[] = plan.inputs.map(() => null);
  const strongest = byEffect(plan, tables);
  for (const [dimension, index] of strongest.entries())
    orders[index] = strata(dimension, streams[index]!);
  correlate(plan, orders);
  for (const [index, input] of plan.inputs.entries()) {
    const order = orders[index];
    if (order === null || order === undefined) {
      for (const vector of vectors) vector[index] = input.base;
      continue;
    }
    const random = streams[index]!;
    for (let draw = 0; draw < draws; draw += 1) {
      vectors[draw]![index] = inputQuantile(input, (order[draw]! + random.uniform()) / draws);
    }
  }
  if (schedule !== null) {
    const causeShares = schedule.causes.map((cause, index) => {
      const random = createRandom(seed, `ranges/cause/${schedule.compiled.causes[cause]}`);
      const order = strata(strongest.length + index, random);
      return Float64Array.from(
        order,
        (stratum) => (stratum + 0.001 + 0.998 * random.uniform()) / draws,
      );
    });
    drawLateDays(plan, schedule, causeShares, seed, vectors);
  }
  return vectors;
}

/**
 * The uncertain inputs, strongest first: by the sum over headlines of each one's share of the squared
 * swings from P10 to P90. Their order decides how evenly they are paired, never what they are.
 */
function byEffect(plan: Plan, tables: RateTables): number[] {
  const values = baseValues(plan);
  const headlineAt = (index: number, value: number) => {
    values[index] = value;
    const found = headlineOf(plan, values, evaluate(plan, tables, values));
    values[index] = plan.inputs[index]!.base;
    return found;
  };
  const uncertain = plan.inputs.flatMap((input, index) => {
    if (input.shape === "fixed") return [];
    const low = headlineAt(index, inputQuantile(input, 0.1));
    const high = headlineAt(index, inputQuantile(input, 0.9));
    const squares = Object.keys(low).map((name) => {
      const swing = swingOf(low[name]!, high[name]!);
      return swing * swing;
    });
    return [{ index, squares }];
  });
  const effect = new Float64Array(plan.inputs.length);
  for (let h = 0; h < (uncertain[0]?.squares.length ?? 0); h += 1) {
    const total = uncertain.reduce((sum, { squares }) => sum + squares[h]!, 0);
    if (total > 0)
      for (const { index, squares } of uncertain)
        effect[index] = effect[index]! + squares[h]! / total;
  }
  return uncertain.map(({ index }) => index).sort((a, b) => effect[b]! - effect[a]! || a - b);
}

/** How far two values of a headline lie apart: as a factor where both are positive, days for dates. */
function swingOf(a: HeadlineValue, b: HeadlineValue): number {
  if (typeof a === "string" && typeof b === "string") return parseDay(a)! - parseDay(b)!;
  if (typeof a !== "number" || typeof b !== "number" || a === b) return 0;
  return a > 0 && b > 0 ? ln(b / a) : (b - a) / Math.max(Math.abs(a), Math.abs(b));
}

/** Which stratum each draw takes, in an order of its own. */
function shuffledStrata(draws: number, random: Random): Int32Array {
  const places = permutation(draws, random);
  return Int32Array.from({ length: draws }, (_, draw) => places.at(draw));
}

/** Pairs anew the strata of the inputs that the plan's correlations name. */
function correlate(plan: Plan, orders: (Int32Array | null)[]): void {
  const named = [...new Set(plan.correlations.flatMap(({ a, b }) => [a, b]))].sort((a, b) => a - b);
  if (named.length === 0) return;
  const paired = correlateStrata(
    named.map((input) => orders[input]!),
    plan.correlations.map(({ a, b, rank }) => ({
      a: named.indexOf(a),
      b: named.indexOf(b),
      rank,
    })),
  );
  for (const [index, input] of named.entries()) orders[input] = paired[index]!;
}

/** Headlines of some draws: all of them, or the part that a worker does. */
export const headlinesOf = (
  plan: Plan,
  tables: RateTables,
  vectors: readonly Float64Array[],
  onDraw?: (done: number) => void,
): Headline[] =>
  vectors.map((values, index) => {
    const headline = headlineOf(plan, values, evaluate(plan, tables, values));
    onDraw?.(index + 1);
    return headline;
  });

/**
 * P10, P50, P90 of each headline; dates by order. What a draw does not have comes last: the day that
 * never comes, the cost of tokens that nobody can serve. A percentile that falls there is null.
 */
export function rangesOf(headlines: readonly Headline[]): Record<string, Range> {
  const ranges: Record<string, Range> = {};
  const first = headlines[0];
  if (first === undefined) return ranges;
  for (const name of Object.keys(first)) {
    const values = headlines.map((headline) => headline[name]!);
    if (values.some((value) => typeof value === "string")) {
      const sorted = values
        .map((value) => (typeof value === "string" ? value : "9999-12-31"))
        .sort();
      const at = (p: number) => {
        const value = sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))]!;
        return value === "9999-12-31" ? null : value;
      };
      ranges[name] = { p10: at(0.1), p50: at(0.5), p90: at(0.9) };
    } else {
      const numbers = Float64Array.from(values, (value) =>
        typeof value === "number" ? value : Number.POSITIVE_INFINITY,
      ).sort();
      const at = (p: number) => {
        const value = percentile(numbers, p * 100);
        return Number.isFinite(value) ? value : null;
      };
      ranges[name] = { p10: at(0.1), p50: at(0.5), p90: at(0.9) };
    }
  }
  return ranges;
}
