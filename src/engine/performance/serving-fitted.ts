/** The fitted constants and the spread of their errors. */

import { priorConstants, type ServingConstants } from "./serving-constants.ts";
import type { Interval, Support } from "./types.ts";

export const fittedConstants: ServingConstants = priorConstants();

export function servingSpread(_question: unknown): {
  readonly ttftS: Interval;
  readonly tpotS: Interval;
  readonly support: Support;
} {
  return { ttftS: { low: 0.5, high: 2 }, tpotS: { low: 0.75, high: 1.4 }, support: "physics" };
}
