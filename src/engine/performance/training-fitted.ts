/** The fitted constants of training, and those fitted without each measured group. */

import {
  type TrainingConstants,
  trainingConstantNames,
  trainingPriors,
} from "./training-constants.ts";
import { trainingFit } from "./training-fitted-data.ts";
import type { Interval } from "./types.ts";

export interface TrainingFitEntry {
  readonly values: readonly number[];
  /** Quantiles 0.1 and 0.9 of measured over predicted step time, by kind, where left out. */
  readonly spread: Readonly<Record<"dense" | "experts", readonly [number, number]>>;
}

export interface TrainingFitData {
  readonly dataHash: string;
  readonly fittedOn: string;
  readonly rows: number;
  readonly names: readonly string[];
  readonly all: TrainingFitEntry;
  readonly without: Readonly<Record<string, TrainingFitEntry>>;
}

function toConstants(values: readonly number[]): TrainingConstants {
  const constants: Record<string, number> = {};
  for (const name of trainingConstantNames) constants[name] = trainingPriors[name].start;
  for (let i = 0; i < values.length; i++) constants[trainingFit.names[i]] = values[i];
  return constants as TrainingConstants;
}

export const fittedTrainingConstants: TrainingConstants = toConstants(trainingFit.all.values);

export function leftOutTraining(group: string): {
  readonly constants: TrainingConstants;
  readonly spread: TrainingFitEntry["spread"];
} {
  const entry = trainingFit.without[group] ?? trainingFit.all;
  return { constants: toConstants(entry.values), spread: entry.spread };
}

export function trainingInterval(
  stepS: number,
  experts: boolean,
  spread: TrainingFitEntry["spread"] = trainingFit.all.spread,
): Interval {
  const [low, high] = spread[experts ? "experts" : "dense"];
  return { low: stepS * low, high: stepS * high };
}
