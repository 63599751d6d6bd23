/**
 * How long an activity takes: a distribution through its own quantile function, and that function
 * tabulated over the standard normal, so that a draw is one normal number and one look-up.
 *
 * Units   days of the activity's own calendar, at least zero
 * Valid   draws beyond ±6 deviations are held at ±6; between table points the line, which for a
 *         lognormal of the widest spread used here (P90 ÷ P50 = 3) errs by less than 2e-5 of it
 * Checked network.test.ts
 */
import { exp, ln, normalQuantile, pow, sin } from "../../../kernel/math.ts";

export type Duration =
  | { readonly shape: "fixed"; readonly days: number }
  | { readonly shape: "uniform"; readonly low: number; readonly high: number }
  /** Ends and mode as they are, not percentiles. */
  | {
      readonly shape: "triangular";
      readonly low: number;
      readonly mode: number;
      readonly high: number;
    }
  /** The beta of PERT: mean (low + 4 mode + high) ÷ 6 between its ends. */
  | { readonly shape: "pert"; readonly low: number; readonly mode: number; readonly high: number }
  /** Two half lognormals through the 5th percentile, the median and the 95th. */
  | { readonly shape: "spread"; readonly p5: number; readonly p50: number; readonly p95: number }
  | { readonly shape: "normal"; readonly mean: number; readonly deviation: number }
  /** Observations, each equally likely, the line between neighbours. */
  | { readonly shape: "sample"; readonly days: readonly number[] };

/** What is wrong with a distribution, in words; null where nothing is. */
export function faultOf(duration: Duration): string | null {
  const rising = (...values: number[]) => values.every((v, i) => i === 0 || values[i - 1]! <= v);
  const finite = (...values: number[]) => values.every((v) => Number.isFinite(v) && v >= 0);
  switch (duration.shape) {
    case "fixed":
      return finite(duration.days) ? null : `days of at least 0, found ${duration.days}`;
    case "uniform":
      return finite(duration.low, duration.high) && rising(duration.low, duration.high)
        ? null
        : `0 ≤ low ≤ high, found ${duration.low}, ${duration.high}`;
    case "triangular":
    case "pert":
      return finite(duration.low, duration.mode, duration.high) &&
        rising(duration.low, duration.mode, duration.high)
        ? null
        : `0 ≤ low ≤ mode ≤ high, found ${duration.low}, ${duration.mode}, ${duration.high}`;
    case "spread":
      return finite(duration.p5, duration.p50, duration.p95) &&
        rising(duration.p5, duration.p50, duration.p95) &&
        (duration.p5 > 0 || duration.p95 === 0)
        ? null
        : `0 < p5 ≤ p50 ≤ p95, found ${duration.p5}, ${duration.p50}, ${duration.p95}`;
    case "normal":
      return finite(duration.mean, duration.deviation)
        ? null
        : `a mean and a deviation of at least 0, found ${duration.mean}, ${duration.deviation}`;
    case "sample":
      return duration.days.length > 0 && finite(...duration.days)
        ? null
        : `at least one observation of at least 0 days, found ${duration.days.length}`;
  }
}

/** Distribution function of the standard normal (the series of Marsaglia 2004; error below 1e-15 for |z| ≤ 6). */
export function normalShare(z: number): number {
  if (z <= -8) return 0;
  if (z >= 8) return 1;
  if (z < 0) return 1 - normalShare(-z);
  let term = z;
  let sum = z;
  for (let k = 3; term > 1e-18 * sum; k += 2) {
    term = (term * z * z) / k;
    sum += term;
  }
  return 0.5 + (sum * exp(-0.5 * z * z)) / 2.5066282746310002;
}

const z95 = 1.6448536269514722;

/** Quantile function of a duration, over the share of draws below. */
export function quantileOf(duration: Duration): (share: number) => number {
  switch (duration.shape) {
    case "fixed":
      return () => duration.days;
    case "uniform":
      return (p) => duration.low + (duration.high - duration.low) * p;
    case "triangular": {
      const { low, mode, high } = duration;
      const width = high - low;
      if (width === 0) return () => mode;
      const atMode = (mode - low) / width;
      return (p) =>
        p < atMode
          ? low + Math.sqrt(p * width * (mode - low))
          : high - Math.sqrt((1 - p) * width * (high - mode));
    }
    case "pert":
      return pertQuantile(duration.low, duration.mode, duration.high);
    case "spread": {
      const { p5, p50, p95 } = duration;
      if (p50 === 0) return () => 0;
      const below = -ln(p5 / p50) / z95;
      const above = ln(p95 / p50) / z95;
      return (p) => {
        const z = normalQuantile(Math.min(1 - 1e-12, Math.max(1e-12, p)));
        return p50 * exp(z < 0 ? z * below : z * above);
      };
    }
    case "normal": {
      const { mean, deviation } = duration;
      if (deviation === 0) return () => mean;
      return (p) =>
        Math.max(0, mean + deviation * normalQuantile(Math.min(1 - 1e-12, Math.max(1e-12, p))));
    }
    case "sample": {
      const sorted = [...duration.days].sort((a, b) => a - b);
      const last = sorted.length - 1;
      return (p) => {
        // Hazen's positions: the k-th of n observations stands at (k − ½) ÷ n.
        const at = Math.min(last, Math.max(0, p * sorted.length - 0.5));
        const below = Math.floor(at);
        const above = Math.min(last, below + 1);
        return sorted[below]! + (sorted[above]! - sorted[below]!) * (at - below);
      };
    }
  }
}

/** The beta of PERT by its density summed over 2,000 strips. */
function pertQuantile(low: number, mode: number, high: number): (share: number) => number {
  const width = high - low;
  if (width === 0) return () => mode;
  const strips = 2000;
  const a = (4 * (mode - low)) / width;
  const b = (4 * (high - mode)) / width;
  const below = new Float64Array(strips + 1);
  for (let i = 0; i < strips; i += 1) {
    const x = (i + 0.5) / strips;
    below[i + 1] = below[i]! + pow(x, a) * pow(1 - x, b);
  }
  const total = below[strips]!;
  return (p) => {
    const wanted = Math.min(1, Math.max(0, p)) * total;
    let from = 0;
    let to = strips;
    while (to - from > 1) {
      const middle = (from + to) >> 1;
      if (below[middle]! <= wanted) from = middle;
      else to = middle;
    }
    const inStrip = below[to]! - below[from]!;
    const part = inStrip > 0 ? (wanted - below[from]!) / inStrip : 0;
    return low + (width * (from + part)) / strips;
  };
}

/** Share of a quantile function's draws at or below `days`. */
export function shareBelow(quantile: (share: number) => number, days: number): number {
  let low = 0;
  let high = 1;
  for (let i = 0; i < 50; i += 1) {
    const middle = 0.5 * (low + high);
    if (quantile(middle) <= days) low = middle;
    else high = middle;
  }
  return low;
}

export const tableSteps = 64;
const tableEnd = 6;
export const tableLength = 2 * tableEnd * tableSteps + 1;

/**
 * Quantiles at z = −6 … 6 in steps of 1/64, written to `out` from `at`. Given `elapsed` days already
 * spent without finishing, the distribution of the whole duration known to exceed them.
 */
export function tabulate(duration: Duration, elapsed: number, out: Float64Array, at: number): void {
  const quantile = quantileOf(duration);
  const gone = elapsed > 0 ? shareBelow(quantile, elapsed) : 0;
  for (let i = 0; i < tableLength; i += 1) {
    const share = normalShare(i / tableSteps - tableEnd);
    const rest = gone + (1 - gone) * share;
    out[at + i] = Math.max(0, elapsed, quantile(rest));
  }
}

/** The tabulated duration at a standard normal `z`. */
export function lookUp(table: Float64Array, at: number, z: number): number {
  let x = (z + tableEnd) * tableSteps;
  if (!(x > 0)) x = 0;
  if (x > tableLength - 1) x = tableLength - 1;
  const below = Math.floor(x);
  const above = below + 1 < tableLength ? below + 1 : below;
  const first = table[at + below]!;
  return first + (table[at + above]! - first) * (x - below);
}

/**
 * Loading on a common cause that gives two activities with this loading the rank correlation.
 *
 * From    Kruskal 1958: for bivariate normals, Spearman's ρ = (6 ÷ π) arcsin(r ÷ 2)
 */
export function loadingFor(rankCorrelation: number): number {
  const normal = 2 * sin((Math.PI * Math.min(1, Math.max(0, rankCorrelation))) / 6);
  return Math.sqrt(Math.min(1, normal));
}
