/**
 * Draws of the whole plan over every uncertain input and every duration of its schedule, by Latin
 * hypercube, each reproducible from the seed, the number of draws and its own number.
 *
 * Each input is drawn through its own quantile function, which passes through its 5th percentile,
 * base (as median) and 95th percentile. Inputs are independent unless the plan states a rank
 * correlation; one input that stands in many places moves all of them.
 *
 * A draw is split: its dates are drawn once, and what they do not follow from (demand, speed, price,
 * cost) in several sets. The dates and what agreements release on them cost most of an evaluation and
 * move most headlines least, so that is where a second evaluation of the same dates pays.
 *
 * From    Asmussen and Glynn 2007, "Stochastic Simulation", V.5: splitting
 * Checked draws.test.ts, correlated-draws.test.ts
 */

import { parseDay } from "../../units/index.ts";
import { buildOut, evaluate } from "../evaluate.ts";
import { exp, ln, normalQuantile } from "../kernel/math.ts";
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
import { datingInputs } from "../simulation/programme/timeline.ts";
import type { RateTables } from "../simulation/serve.ts";
import { type HeadlineValue, headlineOf, headlineSpan } from "./headline.ts";

/** Sets of the inputs that no date follows from, for each draw of the dates. */
export const setsPerDraw = 8;

/** One draw: its first set with its dates, and the inputs of its further sets. */
export interface Draw {
  /** The plan's inputs, then days later by block and state. */
  readonly values: Float64Array;
  /** [set − 2][input], one after the other. */
  readonly further: Float64Array;
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
 * Draw k is the same whoever evaluates it, and when. Without a schedule its dates are the plan's, moved
 * by the slip. All draws lie in one array, by `allocate`: that threads may share them.
 */
export function drawPlan(
  plan: Plan,
  tables: RateTables,
  schedule: PlanSchedule | null,
  draws: number,
  seed: bigint,
  allocate: (length: number) => Float64Array = (length) => new Float64Array(length),
): Draw[] {
  const strongest = byEffect(plan, tables);
  const inputs = plan.inputs.length;
  const length = inputs + (schedule === null ? 0 : lateLength(plan));
  const stride = length + (setsPerDraw - 1) * inputs;
  const all = allocate(draws * stride);
  const drawn = Array.from({ length: draws }, (_, draw) => {
    const own = all.subarray(draw * stride, (draw + 1) * stride);
    return { values: own.subarray(0, length), further: own.subarray(length) };
  });
  const firsts = drawn.map(({ values }) => values);
  drawInputs(plan, strongest, seed, 1, firsts);
  if (schedule !== null) drawDates(plan, schedule, strongest.length, seed, firsts);
  for (let set = 2; set <= setsPerDraw; set += 1)
    drawInputs(
      plan,
      strongest,
      seed,
      set,
      drawn.map(({ further }) => further.subarray((set - 2) * inputs, (set - 1) * inputs)),
    );
  return drawn;
}

/** The inputs of each set of a draw; the first with the days later of its dates behind them. */
export const setsOf = (plan: Plan, { values, further }: Draw): Float64Array[] => [
  values,
  ...Array.from({ length: setsPerDraw - 1 }, (_, k) =>
    further.subarray(k * plan.inputs.length, (k + 1) * plan.inputs.length),
  ),
];

/**
 * Draws one set's inputs into `vectors`. Strata are paired by scrambled Sobol points, the inputs that
 * move headlines most in its first dimensions. What dates follow from has the same strata in all sets.
 */
function drawInputs(
  plan: Plan,
  strongest: readonly number[],
  seed: bigint,
  set: number,
  vectors: readonly Float64Array[],
): void {
  const draws = vectors.length;
  const dating = datingIn(plan);
  const streams = plan.inputs.map(({ id }, index) =>
    createRandom(seed, set === 1 || dating.has(index) ? `ranges/${id}` : `ranges/set ${set}/${id}`),
  );
  const orders: (Int32Array | null)[] = plan.inputs.map(() => null);
  for (const [dimension, index] of strongest.entries())
    orders[index] = strata(draws, dimension, streams[index]!);
  correlate(plan, orders, dating);
  for (const [index, input] of plan.inputs.entries()) {
    const order = orders[index];
    if (order === null || order === undefined) {
      for (const vector of vectors) vector[index] = input.base;
      continue;
    }
    const random = streams[index]!;
    for (let draw = 0; draw < draws; draw += 1)
      vectors[draw]![index] = inputQuantile(input, (order[draw]! + random.uniform()) / draws);
  }
}

const datingIn = (plan: Plan): ReadonlySet<number> =>
  new Set(datingInputs.map((id) => plan.assumptions[id]));

/** Draws the days later of every date: the schedule's common causes have the next dimensions. */
function drawDates(
  plan: Plan,
  schedule: PlanSchedule,
  firstDimension: number,
  seed: bigint,
  vectors: readonly Float64Array[],
): void {
  const draws = vectors.length;
  const causeShares = schedule.causes.map((cause, index) => {
    const random = createRandom(seed, `ranges/cause/${schedule.compiled.causes[cause]}`);
    const order = strata(draws, firstDimension + index, random);
    return Float64Array.from(
      order,
      (stratum) => (stratum + 0.001 + 0.998 * random.uniform()) / draws,
    );
  });
  drawLateDays(plan, schedule, causeShares, seed, vectors);
}

/** Which stratum each draw takes in a dimension; past the last of Sobol's, in an order of its own. */
const strata = (draws: number, dimension: number, random: Random): Int32Array =>
  dimension < sobolDimensions
    ? sobolStrata(draws, dimension, random)
    : shuffledStrata(draws, random);

/**
 * The uncertain inputs, strongest first: by the sum over headlines of each one's share of the squared
 * swings from P10 to P90. Their order decides how evenly they are paired, never what they are.
 */
function byEffect(plan: Plan, tables: RateTables): number[] {
  const span = headlineSpan(plan);
  const dating = datingIn(plan);
  const values = baseValues(plan);
  const atBase = buildOut(span, values);
  const headlineAt = (index: number, value: number) => {
    values[index] = value;
    const built = dating.has(index) ? buildOut(span, values) : atBase;
    const found = headlineOf(span, values, evaluate(span, tables, values, built));
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

/**
 * Pairs anew the strata of the inputs that the plan's correlations name. Those that dates follow from
 * come first, since the strata of one depend on those before it alone: they stay equal in all sets.
 */
function correlate(plan: Plan, orders: (Int32Array | null)[], dating: ReadonlySet<number>): void {
  const named = [...new Set(plan.correlations.flatMap(({ a, b }) => [a, b]))].sort(
    (a, b) => Number(dating.has(b)) - Number(dating.has(a)) || a - b,
  );
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
