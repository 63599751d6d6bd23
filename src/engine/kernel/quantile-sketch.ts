/**
 * A histogram on a logarithmic grid: mergeable, of fixed size, no logarithm to take.
 *
 * A cell is the binary exponent and the top seven bits of the mantissa, so it is at most 1/128 =
 * 0.78 % wide and a quantile read from it is within `QUANTILE_ERROR_FRACTION` of an order
 * statistic of the same rank. Values below 2^−30 (and zero) fall in the lowest cell, values of
 * 2^34 and more in the highest. Count, sum, minimum and maximum are kept exactly.
 *
 * Valid   finite values ≥ 0; fewer than 2^53 of them
 * Checked quantile-sketch.test.ts, as a law over random samples
 */

/** Largest relative distance of a quantile from the order statistic of its rank. */
export const QUANTILE_ERROR_FRACTION = 1 / 128;

const LOWEST_EXPONENT = -30;
const EXPONENTS = 64;
const CELLS_PER_EXPONENT = 128;
export const SKETCH_CELLS = EXPONENTS * CELLS_PER_EXPONENT;

const asFloat = new Float64Array(1);
const asWords = new Uint32Array(asFloat.buffer);
asFloat[0] = 1;
/** Which of the two words holds the exponent: the byte order of this machine. */
const HIGH_WORD = asWords[1] === 0x3ff00000 ? 1 : 0;
const OFFSET = (1023 + LOWEST_EXPONENT) * CELLS_PER_EXPONENT;

export interface QuantileSketch {
  /** Float64Array[SKETCH_CELLS]: counts by cell. */
  readonly cells: Float64Array;
  /** count, sum, minimum, maximum */
  readonly totals: Float64Array;
}

export function createSketch(): QuantileSketch {
  const totals = new Float64Array(4);
  totals[2] = Infinity;
  totals[3] = -Infinity;
  return { cells: new Float64Array(SKETCH_CELLS), totals };
}

/** The cell of a value. */
export function sketchCell(value: number): number {
  asFloat[0] = value;
  const cell = (asWords[HIGH_WORD] >>> 13) - OFFSET;
  return cell < 0 ? 0 : cell >= SKETCH_CELLS ? SKETCH_CELLS - 1 : cell;
}

/** Counts a value `times` times. */
export function addToSketch(sketch: QuantileSketch, value: number, times = 1): void {
  const totals = sketch.totals;
  sketch.cells[sketchCell(value)] += times;
  totals[0] += times;
  totals[1] += value * times;
  if (value < totals[2]) totals[2] = value;
  if (value > totals[3]) totals[3] = value;
}

/** Counts the values of a column from one row up to another; those below 0 are passed over. */
export function addManyToSketch(
  sketch: QuantileSketch,
  values: Float64Array,
  from: number,
  until: number,
): void {
  const { cells, totals } = sketch;
  let counted = 0;
  let sum = 0;
  let least = totals[2];
  let most = totals[3];
  for (let i = from; i < until; i++) {
    const value = values[i];
    if (value < 0) continue;
    asFloat[0] = value;
    const cell = (asWords[HIGH_WORD] >>> 13) - OFFSET;
    cells[cell < 0 ? 0 : cell >= SKETCH_CELLS ? SKETCH_CELLS - 1 : cell] += 1;
    counted += 1;
    sum += value;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  totals[0] += counted;
  totals[1] += sum;
  totals[2] = least;
  totals[3] = most;
}

/** Adds the counts of `other`; the order of merging moves at most the last bits of the sum. */
export function mergeSketch(into: QuantileSketch, other: QuantileSketch): void {
  for (let i = 0; i < SKETCH_CELLS; i++) into.cells[i] += other.cells[i];
  into.totals[0] += other.totals[0];
  into.totals[1] += other.totals[1];
  if (other.totals[2] < into.totals[2]) into.totals[2] = other.totals[2];
  if (other.totals[3] > into.totals[3]) into.totals[3] = other.totals[3];
}

export function sketchMean(sketch: QuantileSketch): number {
  return sketch.totals[0] > 0 ? sketch.totals[1] / sketch.totals[0] : NaN;
}

/** Value at p percent, interpolated inside its cell and held between minimum and maximum. */
export function sketchPercentile(sketch: QuantileSketch, p: number): number {
  const { cells, totals } = sketch;
  const count = totals[0];
  if (count === 0) return NaN;
  if (p <= 0) return totals[2];
  if (p >= 100) return totals[3];
  const rank = (p / 100) * (count - 1);
  let before = 0;
  let cell = 0;
  while (cell < SKETCH_CELLS - 1 && before + cells[cell] <= rank) before += cells[cell++];
  const inside = (rank - before + 0.5) / cells[cell];
  const low = cellFloor(cell);
  const value = low + (cellFloor(cell + 1) - low) * inside;
  return Math.min(totals[3], Math.max(totals[2], value));
}

/** Lowest value of a cell. */
function cellFloor(cell: number): number {
  if (cell <= 0) return 0;
  asWords[HIGH_WORD] = (cell + OFFSET) << 13;
  asWords[1 - HIGH_WORD] = 0;
  return asFloat[0];
}
