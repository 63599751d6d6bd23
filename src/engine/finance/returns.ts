/**
 * What a series of monthly cash flows is worth: net present value, internal rate of return, payback.
 *
 * Units   USD; yearly rates, compounding by the fraction of the year; months counted from the first
 * Checked parts.test.ts against closed forms
 */
import { pow } from "../kernel/math.ts";

/** Value at month `at` of flows [month] discounted at `ratePerYear`. */
export function netPresentValue(flows: ArrayLike<number>, ratePerYear: number, at = 0): number {
  const month = pow(1 + ratePerYear, -1 / 12);
  let factor = pow(1 + ratePerYear, at / 12);
  let sum = 0;
  for (let m = 0; m < flows.length; m += 1) {
    sum += flows[m]! * factor;
    factor *= month;
  }
  return sum;
}

/** The yearly rate at which the flows are worth nothing; null when no rate from −99 % to 1,000 % is. */
export function internalRate(flows: ArrayLike<number>): number | null {
  let low = -0.99;
  let high = 10;
  const atLow = netPresentValue(flows, low);
  const atHigh = netPresentValue(flows, high);
  if (!Number.isFinite(atLow) || !Number.isFinite(atHigh) || atLow * atHigh >= 0) return null;
  for (let round = 0; round < 200 && high - low > 1e-13; round += 1) {
    const middle = (low + high) / 2;
    if (netPresentValue(flows, middle) * atLow > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Years from the first flow until what came in covers what went out for good; null when it never does. */
export function paybackYears(flows: ArrayLike<number>): number | null {
  let first = -1;
  let sum = 0;
  let covered = -1;
  let wasBelow = false;
  for (let m = 0; m < flows.length; m += 1) {
    if (first < 0 && flows[m] !== 0) first = m;
    sum += flows[m]!;
    if (sum < 0) {
      wasBelow = true;
      covered = -1;
    } else if (wasBelow && covered < 0) covered = m;
  }
  return covered < 0 ? null : (covered - first) / 12;
}
