/** The fitted constants of training, those fitted without each group, and without each fold. */

import {
  type TrainingConstants,
  trainingConstantNames,
  trainingPriors,
} from "./training-constants.ts";
import { trainingFit } from "./training-fitted-data.ts";
import type { AcceleratorSpec, Interval, LlmShape, Support } from "./types.ts";

/** Kinds whose residuals are pooled for an interval; fine-tuning rows are few and stand apart. */
export type TrainingKind = "dense" | "experts" | "tuned";

/** Quantiles 0.1 and 0.9 of measured over predicted step time, by kind, where left out. */
export type TrainingSpread = Readonly<Record<TrainingKind, readonly [number, number]>>;

export interface TrainingFitEntry {
  readonly values: readonly number[];
  readonly spread: TrainingSpread;
}

/** A fit without a fifth of the configurations, with the log effect of each group it saw. */
export interface TrainingFold {
  readonly values: readonly number[];
  readonly groups: Readonly<Record<string, number>>;
}

export interface TrainingFitData {
  readonly dataHash: string;
  readonly fittedOn: string;
  readonly rows: number;
  readonly names: readonly string[];
  readonly all: TrainingFitEntry;
  readonly without: Readonly<Record<string, TrainingFitEntry>>;
  readonly folds: readonly TrainingFold[];
  /** Of configurations left out inside groups that the fit has seen. */
  readonly insideSpread: TrainingSpread;
}

export const FOLDS = 5;

/** The fold of a configuration: FNV-1a of its text, so that repeats share one. */
export function foldOf(cell: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < cell.length; i++) hash = Math.imul(hash ^ cell.charCodeAt(i), 0x01000193);
  return (hash >>> 0) % FOLDS;
}

export function kindOf(row: {
  readonly kind: "dense" | "MoE";
  readonly mode: string;
}): TrainingKind {
  if (row.mode !== "pretraining") return "tuned";
  return row.kind === "MoE" ? "experts" : "dense";
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
  readonly spread: TrainingSpread;
} {
  const entry = trainingFit.without[group] ?? trainingFit.all;
  return { constants: toConstants(entry.values), spread: entry.spread };
}

/** Constants that have not seen this configuration, and the log effect of its group if known. */
export function leftOutConfiguration(
  cell: string,
  group: string,
): { readonly constants: TrainingConstants; readonly effect: number | undefined } {
  const fold = trainingFit.folds[foldOf(cell)];
  return { constants: toConstants(fold.values), effect: fold.groups[group] };
}

/**
 * How far a training question lies from the fit. Never `measured`: a release and a recipe are part
 * of every measurement. Chips that no row ran on, and layers that mix tokens without attention,
 * which no row has, stand on physics alone; the interval does not know how wrong those may be.
 */
export function trainingSupport(question: {
  readonly llm: LlmShape;
  readonly accelerator: AcceleratorSpec;
}): Support {
  const suffix = ` on ${question.accelerator.id}`;
  const ran = Object.keys(trainingFit.without).some((group) => group.endsWith(suffix));
  return ran && (question.llm.linearLayers ?? 0) === 0 ? "interpolated" : "physics";
}

export function trainingInterval(
  stepS: number,
  kind: TrainingKind,
  spread: TrainingSpread = trainingFit.all.spread,
): Interval {
  const [low, high] = spread[kind];
  return { low: stepS * low, high: stepS * high };
}
