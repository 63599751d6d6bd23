/**
 * The fitted constants, those fitted without each measured group, and the spread of the errors
 * that left-out groups show.
 */

import { ln } from "../kernel/math.ts";
import { constantNames, priorConstants, type ServingConstants } from "./serving-constants.ts";
import { servingFit } from "./serving-fitted-data.ts";
import type { Interval, Support } from "./types.ts";

/** Quantiles (0.1 and 0.9) of measured over predicted. */
export interface ErrorSpread {
  readonly tpotS: Interval;
  readonly ttftS: Interval;
}

export interface ServingSpread extends ErrorSpread {
  readonly support: Support;
}

function toConstants(values: readonly number[]): ServingConstants {
  const constants: Record<string, number> = { ...priorConstants() };
  for (let i = 0; i < servingFit.names.length; i++) constants[servingFit.names[i]] = values[i];
  for (const name of constantNames) ln(constants[name]);
  return constants as ServingConstants;
}

export const fittedConstants: ServingConstants = toConstants(servingFit.all.values);

/** Constants and error spread for rows of this group, fitted without it; absent if never seen. */
export function leftOutFit(
  group: string,
): { readonly constants: ServingConstants; readonly spread: ErrorSpread } | undefined {
  const fit = servingFit.without[group];
  return fit ? { constants: toConstants(fit.values), spread: spreadOf(fit) } : undefined;
}

/** Fits of the transfer tests: what each leaves out is named in the data file. */
export function transferConstants(name: "fp4Chips" | "newestVersions"): ServingConstants {
  return toConstants(servingFit.transfer[name].values);
}

function spreadOf(fit: {
  readonly tpot: readonly number[];
  readonly ttft: readonly number[];
}): ErrorSpread {
  return {
    tpotS: { low: fit.tpot[0], high: fit.tpot[1] },
    ttftS: { low: fit.ttft[0], high: fit.ttft[1] },
  };
}

export const fittedSpread: ErrorSpread = spreadOf(servingFit.all);

/** How the spread widens with the distance from what was measured. */
export function servingSpread(question: {
  readonly llm: { readonly id: string };
  readonly accelerator: { readonly id: string };
}): ServingSpread {
  const systems: readonly string[] = servingFit.measuredSystems;
  const shapes: readonly string[] = servingFit.measuredLlms;
  const pairs: readonly string[] = servingFit.measuredPairs;
  const { llm, accelerator } = question;
  const support: Support = pairs.includes(`${llm.id} ${accelerator.id}`)
    ? "measured"
    : systems.includes(accelerator.id) && shapes.includes(llm.id)
      ? "interpolated"
      : "physics";
  return { ...fittedSpread, support };
}
