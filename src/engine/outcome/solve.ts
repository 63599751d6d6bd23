/**
 * Inverse solve: what one input must be for a headline to have a wanted value, all others at base.
 *
 * The input's whole physical range is scanned first, so that a headline that turns or jumps is not
 * mistaken; the crossing nearest to base is then halved until it is as narrow as a double allows. A
 * headline that steps (dates, whole racks) has a crossing where it passes the wanted value. When the
 * range holds no crossing, the answer is the closest value, and the end or the turn that binds.
 *
 * Units   the input's own SI unit; dates as days inside, ISO outside
 * Checked tornado-solve.test.ts against closed forms
 */
import { evaluate } from "../evaluate.ts";
import { exp, ln } from "../kernel/math.ts";
import { baseValues, type Input, type Plan } from "../scenario/plan.ts";
import type { RateTables } from "../simulation/serve.ts";
import { inputQuantile } from "./draws.ts";
import { type HeadlineValue, headlineOf } from "./headline.ts";
import { asNumber } from "./tornado.ts";

/** What an input can be at all; `physical` is false where the search merely ends. */
export interface Limits {
  readonly min: number;
  readonly max: number;
  readonly minPhysical: boolean;
  readonly maxPhysical: boolean;
}

export interface Solution {
  readonly of: string;
  readonly wanted: HeadlineValue;
  readonly by: string;
  readonly title: string;
  readonly dimension: Input["dimension"];
  readonly baseInput: number;
  readonly baseOutcome: HeadlineValue;
  readonly limits: Limits;
  readonly feasible: boolean;
  /** The input that gives the wanted value, or the value closest to it. */
  readonly input: number;
  readonly outcome: HeadlineValue;
  /** Share of the input's distribution below `input`; null for a fixed number. */
  readonly percentile: number | null;
  /** Why there is no better value; null when feasible. */
  readonly binding: string | null;
}

const steps = 48;

export function solveFor(
  plan: Plan,
  tables: RateTables,
  name: string,
  wanted: HeadlineValue,
  by: number,
): Solution {
  const input = plan.inputs[by]!;
  const target = asNumber(wanted);
  const values = baseValues(plan);
  const outcomeAt = (x: number): HeadlineValue => {
    values[by] = x;
    return headlineOf(plan, values, evaluate(plan, tables, values))[name] ?? null;
  };
  const gapAt = (x: number): number => {
    const value = asNumber(outcomeAt(x));
    return value === null || target === null ? Number.NaN : value - target;
  };
  const limits = limitsOf(input);
  const points = scanPoints(input, limits);
  const gaps = points.map(gapAt);
  const answer = (x: number, feasible: boolean, binding: string | null): Solution => ({
    of: name,
    wanted,
    by: input.id,
    title: input.title,
    dimension: input.dimension,
    baseInput: input.base,
    baseOutcome: outcomeAt(input.base),
    limits,
    feasible,
    input: x,
    outcome: outcomeAt(x),
    percentile: percentileOf(input, x),
    binding,
  });

  const nearestToBase = (a: number, b: number) =>
    Math.abs(points[a]! - input.base) - Math.abs(points[b]! - input.base);
  const hits = gaps.flatMap((gap, index) => (gap === 0 ? [index] : [])).sort(nearestToBase);
  const crossings = points
    .flatMap((_, index) =>
      index + 1 < points.length && gaps[index]! * gaps[index + 1]! < 0 ? [index] : [],
    )
    .sort(nearestToBase);
  if (hits.length > 0 && (crossings.length === 0 || nearestToBase(hits[0]!, crossings[0]!) <= 0))
    return answer(points[hits[0]!]!, true, null);
  if (crossings.length > 0) {
    const at = crossings[0]!;
    return answer(crossing(points[at]!, gaps[at]!, points[at + 1]!, gapAt), true, null);
  }

  let best = -1;
  for (const [index, gap] of gaps.entries())
    if (Number.isFinite(gap) && (best < 0 || Math.abs(gap) < Math.abs(gaps[best]!))) best = index;
  if (best < 0)
    return answer(input.base, false, `${name} has no value anywhere in this input's range`);
  const flat = gaps.every((gap) => !Number.isFinite(gap) || gap === gaps[best]);
  if (flat) return answer(input.base, false, `${input.id} does not move ${name}`);
  const low = points.findIndex((_, index) => Number.isFinite(gaps[index]!));
  const high = points.length - 1 - [...gaps].reverse().findIndex((gap) => Number.isFinite(gap));
  if (best === low || best === high) {
    const physical = best === low ? limits.minPhysical : limits.maxPhysical;
    const end = best === 0 || best === points.length - 1;
    const side = best === low ? "lower" : "upper";
    return answer(
      points[best]!,
      false,
      !end
        ? `beyond this value ${name} has no value`
        : physical
          ? `the ${side} physical end of ${input.id}`
          : `the ${side} end of the search, a hundredfold of the plan's own values`,
    );
  }
  const turn = closest(points[best - 1]!, points[best + 1]!, gapAt);
  return answer(turn, false, `${name} turns there`);
}

/** Halves [a, b], across which the gap changes sign, and keeps the side on which it is smaller. */
function crossing(a: number, gapA: number, b: number, gapAt: (x: number) => number): number {
  let [left, right, gapLeft, gapRight] = [a, b, gapA, gapAt(b)];
  for (let round = 0; round < 200; round += 1) {
    const middle = left + (right - left) / 2;
    if (middle <= left || middle >= right) break;
    const gap = gapAt(middle);
    if (gap === 0) return middle;
    if (gap * gapLeft > 0) [left, gapLeft] = [middle, gap];
    else [right, gapRight] = [middle, gap];
    if (right - left <= 1e-13 * Math.max(Math.abs(left), Math.abs(right))) break;
  }
  return Math.abs(gapLeft) <= Math.abs(gapRight) ? left : right;
}

/** Where the gap is smallest between two points, by golden section. */
function closest(a: number, b: number, gapAt: (x: number) => number): number {
  const golden = 0.6180339887498949;
  const size = (x: number) => {
    const gap = Math.abs(gapAt(x));
    return Number.isNaN(gap) ? Number.POSITIVE_INFINITY : gap;
  };
  let [left, right] = [a, b];
  for (let round = 0; round < 60; round += 1) {
    const low = right - golden * (right - left);
    const high = left + golden * (right - left);
    if (size(low) <= size(high)) right = high;
    else left = low;
  }
  return (left + right) / 2;
}

const ratiosFromOne = [
  "pue-annual",
  "pue-swing-summer",
  "facility-per-it-design-day",
  "peakToTrough",
];

/** Shares end at none and all, growth begins at losing everything, ratios to IT power at one. */
export function limitsOf(input: Input): Limits {
  const { id, dimension, base, low, high } = input;
  const is = (word: string) => id.includes(word);
  const farUp = 100 * Math.max(Math.abs(base), Math.abs(high), 1e-300);
  if (dimension === "share" && (is("growth") || is("gain")))
    return {
      min: is("gain") ? 0 : -1,
      max: Math.max(5, high),
      minPhysical: true,
      maxPhysical: false,
    };
  if (dimension === "share") return { min: 0, max: 1, minPhysical: true, maxPhysical: true };
  if (ratiosFromOne.some(is))
    return { min: 1, max: is("peakToTrough") ? 10 : 3, minPhysical: true, maxPhysical: false };
  if (dimension === "duration" && is("-life"))
    return { min: Math.min(low, base) / 100, max: farUp, minPhysical: false, maxPhysical: false };
  if (dimension === "duration")
    return {
      min: 0,
      max: base === 0 ? Math.max(10 * high, 315_576_000) : farUp / 10,
      minPhysical: true,
      maxPhysical: false,
    };
  return { min: 0, max: farUp, minPhysical: true, maxPhysical: false };
}

/** Ends, base and interval, and between them even steps: by ratio where the range spans decades. */
function scanPoints(input: Input, limits: Limits): number[] {
  const points = [limits.min, limits.max, input.base, input.low, input.high];
  const decades =
    limits.min >= 0 && limits.max > 20 * Math.max(input.base, 1e-300) && input.base > 0;
  const from = decades ? ln(input.base / 100) : limits.min;
  const to = decades ? ln(limits.max) : limits.max;
  for (let step = 1; step < steps; step += 1) {
    const at = from + ((to - from) * step) / steps;
    points.push(decades ? exp(at) : at);
  }
  return [...new Set(points)]
    .filter((x) => x >= limits.min && x <= limits.max)
    .sort((a, b) => a - b);
}

/** Share of the input's distribution below `x`, by halving its quantile function. */
export function percentileOf(input: Input, x: number): number | null {
  if (input.shape === "fixed") return null;
  let low = 1e-9;
  let high = 1 - 1e-9;
  if (x <= inputQuantile(input, low)) return 0;
  if (x >= inputQuantile(input, high)) return 1;
  for (let round = 0; round < 60; round += 1) {
    const middle = (low + high) / 2;
    if (inputQuantile(input, middle) < x) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
