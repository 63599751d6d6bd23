/**
 * Draws from the distributions that the simulators use, each from a `Random` stream.
 * Positional arguments follow the textbook order; every result is in the unit of its scale.
 */

import { exp, ln, pow } from "./math.ts";
import type { Random } from "./random.ts";

/** Exponential with the given mean. */
export function exponential(random: Random, mean: number): number {
  return -mean * ln(1 - random.uniform());
}

const STRIPS = 256;
/** Where the tail begins, and the area of each of 256 strips under exp(−x²/2), unnormalised. */
const TAIL_X = 3.6541528853610088;
const STRIP_AREA = 0.004928673233974658;
const edge = new Float64Array(STRIPS + 1);
const density = new Float64Array(STRIPS + 1);
fillStrips();

function fillStrips(): void {
  const tailDensity = exp(-0.5 * TAIL_X * TAIL_X);
  edge[0] = STRIP_AREA / tailDensity;
  edge[1] = TAIL_X;
  for (let i = 2; i < STRIPS; i++) {
    const inner = ln(STRIP_AREA / edge[i - 1] + exp(-0.5 * edge[i - 1] * edge[i - 1]));
    edge[i] = Math.sqrt(-2 * inner);
  }
  edge[STRIPS] = 0;
  for (let i = 0; i <= STRIPS; i++) density[i] = exp(-0.5 * edge[i] * edge[i]);
}

/**
 * Standard normal.
 *
 * From    the ziggurat of Marsaglia and Tsang 2000, with separate bits for strip and position
 *         as Doornik 2005 asks: 53 of the 64 bits for the position, 8 of the rest for the strip
 */
export function normal(random: Random): number {
  for (;;) {
    const high = random.word();
    const low = random.word();
    const strip = ((high & 31) << 3) | (low & 7);
    const u = ((high >>> 5) * 67108864 + (low >>> 6)) * 2.220446049250313e-16 - 1;
    const x = u * edge[strip];
    if (Math.abs(x) < edge[strip + 1]) return x;
    if (strip === 0) {
      const tail = normalTail(random);
      return u < 0 ? -tail : tail;
    }
    const y = density[strip] + random.uniform() * (density[strip + 1] - density[strip]);
    if (y < exp(-0.5 * x * x)) return x;
  }
}

/** A normal known to lie beyond TAIL_X (Marsaglia 1964). */
function normalTail(random: Random): number {
  for (;;) {
    const x = -ln(1 - random.uniform()) / TAIL_X;
    const y = -ln(1 - random.uniform());
    if (y + y > x * x) return TAIL_X + x;
  }
}

/** Lognormal: exp of a normal with mean `mu` and deviation `sigma` (of the logarithm). */
export function lognormal(random: Random, mu: number, sigma: number): number {
  return exp(mu + sigma * normal(random));
}

/** The `mu` that gives a lognormal the arithmetic mean `mean`. */
export function lognormalMu(mean: number, sigma: number): number {
  return ln(mean) - 0.5 * sigma * sigma;
}

/**
 * Gamma with the given shape and scale; its mean is their product.
 *
 * From    Marsaglia and Tsang 2000, "A simple method for generating gamma variables"
 */
export function gamma(random: Random, shape: number, scale: number): number {
  if (shape < 1) {
    const boost = pow(1 - random.uniform(), 1 / shape);
    return gamma(random, shape + 1, scale) * boost;
  }
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const z = normal(random);
    const root = 1 + c * z;
    if (root <= 0) continue;
    const v = root * root * root;
    const u = 1 - random.uniform();
    if (ln(u) < 0.5 * z * z + d - d * v + d * ln(v)) return d * v * scale;
  }
}

/** Weibull with the given shape and scale. */
export function weibull(random: Random, shape: number, scale: number): number {
  return scale * pow(-ln(1 - random.uniform()), 1 / shape);
}

/** Pareto on [minimum, ∞) with tail index `shape`. */
export function pareto(random: Random, shape: number, minimum: number): number {
  return minimum * pow(1 - random.uniform(), -1 / shape);
}

/** An integer below `bound`, each equally likely (bias below bound / 2^53). */
export function below(random: Random, bound: number): number {
  return Math.floor(random.uniform() * bound);
}

/** Number of trials up to and including the first success; mean 1 / success. */
export function geometric(random: Random, success: number): number {
  if (success >= 1) return 1;
  return 1 + Math.floor(ln(1 - random.uniform()) / ln(1 - success));
}

/** Poisson count; above a mean of 40 as a sum of independent Poissons of smaller mean. */
export function poisson(random: Random, mean: number): number {
  let count = 0;
  let rest = mean;
  while (rest > 0) {
    const part = Math.min(rest, 40);
    rest -= part;
    const floor = exp(-part);
    let product = 1 - random.uniform();
    while (product > floor) {
      count += 1;
      product *= 1 - random.uniform();
    }
  }
  return count;
}

/** A finite distribution prepared for constant-time draws. */
export interface Discrete {
  readonly values: Float64Array;
  readonly threshold: Float64Array;
  readonly alias: Int32Array;
  readonly mean: number;
}

/**
 * Prepares values with weights for `discrete`.
 *
 * From    Walker 1977 and Vose 1991, the alias method
 * Fails   throws where no weight is positive or one is negative
 */
export function prepareDiscrete(values: readonly number[], weights: readonly number[]): Discrete {
  const n = values.length;
  let total = 0;
  let weighted = 0;
  for (let i = 0; i < n; i++) {
    if (!(weights[i] >= 0)) throw new RangeError(`weight: expected ≥ 0, found ${weights[i]}`);
    total += weights[i];
    weighted += weights[i] * values[i];
  }
  if (!(total > 0)) throw new RangeError("weights: expected a positive sum, found none");
  const threshold = new Float64Array(n);
  const alias = new Int32Array(n);
  const small: number[] = [];
  const large: number[] = [];
  for (let i = 0; i < n; i++) {
    threshold[i] = (weights[i] * n) / total;
    alias[i] = i;
    (threshold[i] < 1 ? small : large).push(i);
  }
  while (small.length > 0 && large.length > 0) {
    const low = small.pop() as number;
    const high = large[large.length - 1];
    alias[low] = high;
    threshold[high] -= 1 - threshold[low];
    if (threshold[high] < 1) small.push(large.pop() as number);
  }
  for (const i of small) threshold[i] = 1;
  for (const i of large) threshold[i] = 1;
  return { values: Float64Array.from(values), threshold, alias, mean: weighted / total };
}

/** A value of a prepared finite distribution. */
export function discrete(random: Random, prepared: Discrete): number {
  const scaled = random.uniform() * prepared.values.length;
  const i = Math.floor(scaled);
  return prepared.values[scaled - i < prepared.threshold[i] ? i : prepared.alias[i]];
}
