/**
 * The fitted constants, those fitted without each measured group, and the spread of the errors
 * that left-out groups show.
 */

import { type ConstantName, priorConstants, type ServingConstants } from "./serving-constants.ts";
import type { FitSpread } from "./serving-fit-data-type.ts";
import { servingFit } from "./serving-fitted-data.ts";
import type { Engine, Interval, Support } from "./types.ts";

/** Factors on a prediction that bound 80 % of the measurements. */
export interface ErrorSpread {
  readonly tpotS: Interval;
  readonly ttftS: Interval;
}

export interface ServingSpread extends ErrorSpread {
  readonly support: Support;
}

export type ServingRowKind = keyof FitSpread;

/** Whether speculation may hide in measurements of such a deployment. */
export function rowKind(question: {
  readonly llm: { readonly mtpLayers?: number };
  readonly engine?: Engine;
}): ServingRowKind {
  const predicts = (question.llm.mtpLayers ?? 0) > 0 && question.engine !== "vllm";
  return predicts ? "speculative" : "plain";
}

function toConstants(values: readonly number[]): ServingConstants {
  const constants = { ...priorConstants() } as Record<ConstantName, number>;
  for (let i = 0; i < servingFit.names.length; i++)
    constants[servingFit.names[i] as ConstantName] = values[i];
  const shifts: Record<string, number> = {};
  for (let i = 0; i < servingFit.shiftNames.length; i++) {
    shifts[servingFit.shiftNames[i]] = values[servingFit.names.length + i];
  }
  return { ...constants, shifts };
}

export const fittedConstants: ServingConstants = toConstants(servingFit.all.values);

/** Constants and error spread for rows of this group, fitted without it; absent if never seen. */
export function leftOutFit(
  group: string,
): { readonly constants: ServingConstants; readonly spread: FitSpread } | undefined {
  const fit = servingFit.without[group];
  return fit ? { constants: toConstants(fit.values), spread: fit.spread } : undefined;
}

/** Fits of the transfer tests: what each leaves out is named in the data file. */
export function transferConstants(name: "fp4Chips" | "newestVersions"): ServingConstants {
  return toConstants(servingFit.transfer[name].values);
}

export function errorSpread(
  question: Parameters<typeof rowKind>[0],
  spread: FitSpread = servingFit.all.spread,
): ErrorSpread {
  const { tpot, ttft } = spread[rowKind(question)];
  return { tpotS: { low: tpot[0], high: tpot[1] }, ttftS: { low: ttft[0], high: ttft[1] } };
}

/** The spread, and how far the question lies from what was measured. */
export function servingSpread(
  question: Parameters<typeof rowKind>[0] & {
    readonly llm: { readonly id: string };
    readonly accelerator: { readonly id: string };
  },
): ServingSpread {
  const { llm, accelerator } = question;
  const support: Support = servingFit.measuredPairs.includes(`${llm.id} ${accelerator.id}`)
    ? "measured"
    : servingFit.measuredSystems.includes(accelerator.id) &&
        servingFit.measuredLlms.includes(llm.id)
      ? "interpolated"
      : "physics";
  return { ...errorSpread(question), support };
}
