/**
 * Rank correlation between columns of a Latin hypercube: the strata of each input stay, only their
 * pairing moves, so every marginal distribution is kept to the last bit.
 *
 * From    Iman and Conover 1982, "A distribution-free approach to inducing rank correlation among
 *         input variables": normal scores, made uncorrelated by their own Cholesky factor and then
 *         correlated by the wanted one; each input's strata follow the ranks of the result
 * Units   Spearman's rank correlation, −1 … 1
 * Valid   a few draws more than inputs; ties do not occur among strata
 * Checked rank-correlation.test.ts: recovered within 0.02 from 1,000 draws on
 */
import { normalQuantile, sin } from "./math.ts";

const pi = Math.PI;

/** Pearson correlation of the normal scores whose rank correlation is `rank`. */
export const scoreCorrelation = (rank: number): number => 2 * sin((pi * rank) / 6);

/** Lower triangular L with L·Lᵀ = matrix, or null when the matrix is not positive definite. */
export function cholesky(matrix: readonly Float64Array[]): Float64Array[] | null {
  const lower = leadingCholesky(matrix);
  return lower.length === matrix.length ? lower : null;
}

/** Rows of L for the largest leading part of the matrix that is positive definite. */
function leadingCholesky(matrix: readonly Float64Array[]): Float64Array[] {
  const size = matrix.length;
  const lower = matrix.map(() => new Float64Array(size));
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let sum = matrix[i]![j]!;
      for (let k = 0; k < j; k += 1) sum -= lower[i]![k]! * lower[j]![k]!;
      if (i === j) {
        if (!(sum > 1e-12)) return lower.slice(0, i);
        lower[i]![i] = Math.sqrt(sum);
      } else lower[i]![j] = sum / lower[j]![j]!;
    }
  }
  return lower;
}

/** One stated pair, by position in a list of inputs. */
export interface RankPair {
  readonly a: number;
  readonly b: number;
  readonly rank: number;
}

/** Score correlations of `size` inputs: the stated pairs, one on the diagonal, else zero. */
export function scoreMatrix(size: number, pairs: readonly RankPair[]): Float64Array[] {
  const matrix = Array.from({ length: size }, (_, i) => {
    const row = new Float64Array(size);
    row[i] = 1;
    return row;
  });
  for (const { a, b, rank } of pairs) {
    matrix[a]![b] = scoreCorrelation(rank);
    matrix[b]![a] = scoreCorrelation(rank);
  }
  return matrix;
}

/**
 * Strata [input][draw] paired anew so that they have the rank correlations of `pairs`. `orders` holds
 * one permutation of 0 … draws − 1 for each input; the first input keeps its own, and what one is
 * paired to depends on those before it alone.
 */
export function correlateStrata(
  orders: readonly Int32Array[],
  pairs: readonly RankPair[],
): Int32Array[] {
  const size = orders.length;
  const draws = orders[0]?.length ?? 0;
  const wanted = cholesky(scoreMatrix(size, pairs));
  if (wanted === null)
    throw new Error("correlations: expected a positive definite matrix; resolve checks it");
  const score = Float64Array.from({ length: draws }, (_, k) => normalQuantile((k + 0.5) / draws));
  const scores = orders.map((order) => Float64Array.from(order, (stratum) => score[stratum]!));
  let power = 0;
  for (const one of score) power += one * one;
  const found = scores.map((a) =>
    Float64Array.from(scores, (b) => {
      let sum = 0;
      for (let k = 0; k < draws; k += 1) sum += a[k]! * b[k]!;
      return sum / power;
    }),
  );
  // About as few draws as inputs: from the first whose own pairing cannot be undone, strata stay as drawn.
  const own = leadingCholesky(found);
  const paired = own.length;
  const out = orders.map((order) => order.slice());
  const mixed = own.map(() => new Float64Array(draws));
  const clean = new Float64Array(paired);
  for (let k = 0; k < draws; k += 1) {
    for (let i = 0; i < paired; i += 1) {
      let sum = scores[i]![k]!;
      for (let j = 0; j < i; j += 1) sum -= own[i]![j]! * clean[j]!;
      clean[i] = sum / own[i]![i]!;
      let blend = 0;
      for (let j = 0; j <= i; j += 1) blend += wanted[i]![j]! * clean[j]!;
      mixed[i]![k] = blend;
    }
  }
  for (let i = 0; i < paired; i += 1) {
    const column = mixed[i]!;
    const order = Array.from({ length: draws }, (_, k) => k).sort(
      (a, b) => column[a]! - column[b]! || a - b,
    );
    for (const [rank, draw] of order.entries()) out[i]![draw] = rank;
  }
  return out;
}

/** Spearman's rank correlation; ties share the mean of their ranks. */
export function rankCorrelation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const x = ranksOf(a);
  const y = ranksOf(b);
  const mean = (x.length - 1) / 2;
  let xy = 0;
  let xx = 0;
  let yy = 0;
  for (let k = 0; k < x.length; k += 1) {
    xy += (x[k]! - mean) * (y[k]! - mean);
    xx += (x[k]! - mean) * (x[k]! - mean);
    yy += (y[k]! - mean) * (y[k]! - mean);
  }
  return xx === 0 || yy === 0 ? 0 : xy / Math.sqrt(xx * yy);
}

function ranksOf(values: ArrayLike<number>): Float64Array {
  const order = Array.from({ length: values.length }, (_, k) => k).sort(
    (a, b) => values[a]! - values[b]! || a - b,
  );
  const ranks = new Float64Array(values.length);
  for (let from = 0; from < order.length; ) {
    let until = from + 1;
    while (until < order.length && values[order[until]!] === values[order[from]!]) until += 1;
    for (let k = from; k < until; k += 1) ranks[order[k]!] = (from + until - 1) / 2;
    from = until;
  }
  return ranks;
}
