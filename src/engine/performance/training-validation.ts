/**
 * Scores training predictions against measured rows, as step time. Rows of a group that the fit
 * has seen are predicted from constants fitted without it.
 */

import { exp } from "../kernel/math.ts";
import {
  type ErrorFigures,
  figures,
  mean,
  type NoiseFigures,
  quantile,
} from "./serving-validation.ts";
import type { TrainingConstants } from "./training-constants.ts";
import {
  fittedTrainingConstants,
  kindOf,
  leftOutConfiguration,
  leftOutTraining,
  trainingInterval,
  trainingSupport,
} from "./training-fitted.ts";
import { trainingFit } from "./training-fitted-data.ts";
import type { TrainingRow, TrainingRows } from "./training-rows.ts";
import { estimateTraining } from "./training-step.ts";
import type { Interval, Support } from "./types.ts";

export interface TrainingPrediction {
  readonly row: TrainingRow;
  readonly stepS: number;
  readonly interval: Interval;
  readonly support: Support;
}

export interface RefusedTraining {
  readonly id: string;
  /** Absent where the row could not be made into a question. */
  readonly row?: TrainingRow;
  readonly reason: string;
}

export interface TrainingValidation {
  readonly rows: number;
  /** Rows less copies. */
  readonly distinct: number;
  readonly answered: number;
  /** Of rows that state their placement, batch and time, whatever the reason of a refusal. */
  readonly answeredFraction: number;
  readonly refused: Readonly<Record<string, number>>;
  readonly setAside: Readonly<Record<string, number>>;
  readonly noiseFloor: {
    readonly rows: number;
    readonly cells: number;
    readonly step: NoiseFigures;
  };
  /** Pre-training of dense LLMs and of MoE LLMs; fine-tuning stands apart. */
  readonly dense?: ErrorFigures;
  readonly moe?: ErrorFigures;
  readonly sft?: ErrorFigures;
  readonly lora?: ErrorFigures;
  /**
   * Rows of groups that the fit knows, each predicted from constants that have not seen its
   * configuration, with its group's shrunken effect: the error inside known groups. No headline.
   */
  readonly insideKnownGroups: Partial<
    Readonly<Record<"dense" | "moe" | "sft" | "lora", ErrorFigures>>
  >;
  readonly groups: Readonly<
    Record<
      "system" | "llm" | "stack" | "precision" | "group",
      Readonly<Record<string, ErrorFigures>>
    >
  >;
  /** The eight rows of Megatron on A100 that Calculon validates on. */
  readonly calculon?: {
    readonly rows: number;
    /** With these rows' groups left out of the fit. */
    readonly mape: number;
    readonly worst: number;
    /** With constants fitted to all rows, these among them: a calibration, no evidence. */
    readonly calibrated: { readonly mape: number; readonly worst: number };
  };
}

export function predictTraining(
  rows: readonly TrainingRow[],
  constantsOf?: (row: TrainingRow) => TrainingConstants,
): { predictions: TrainingPrediction[]; refused: { row: TrainingRow; reason: string }[] } {
  const predictions: TrainingPrediction[] = [];
  const refused: { row: TrainingRow; reason: string }[] = [];
  for (const row of rows) {
    const fit = leftOutTraining(row.group);
    const estimate = estimateTraining(row.question, constantsOf?.(row) ?? fit.constants);
    if ("refused" in estimate) {
      refused.push({ row, reason: estimate.refused.reason });
      continue;
    }
    predictions.push({
      row,
      stepS: estimate.stepS,
      interval: trainingInterval(estimate.stepS, kindOf(row), fit.spread),
      support: trainingSupport(row.question),
    });
  }
  return { predictions, refused };
}

export function validateTraining(read: TrainingRows): {
  readonly report: TrainingValidation;
  readonly predictions: readonly TrainingPrediction[];
  readonly refused: readonly RefusedTraining[];
} {
  const { predictions, refused: unanswered } = predictTraining(read.kept);
  const refused = [
    ...read.refused.map(({ id, why }) => ({ id, reason: why })),
    ...unanswered.map(({ row, reason }) => ({ id: row.id, row, reason })),
  ];
  const copies = read.setAside.filter(({ why }) => why === "copy").length;
  const owed = predictions.length + refused.length;
  const score = (chosen: readonly TrainingPrediction[]) =>
    figures(
      chosen.map((p) => ({
        predicted: p.stepS,
        measured: p.row.measuredStepS,
        interval: p.interval,
      })),
    );
  const byKind = (all: readonly TrainingPrediction[]) => {
    const some = (name: string, test: (row: TrainingRow) => boolean) => {
      const chosen = all.filter((p) => test(p.row));
      return chosen.length > 0 ? { [name]: score(chosen) } : {};
    };
    return {
      ...some("dense", (row) => row.kind === "dense" && row.mode === "pretraining"),
      ...some("moe", (row) => row.kind === "MoE" && row.mode === "pretraining"),
      ...some("sft", (row) => row.mode === "SFT"),
      ...some("lora", (row) => row.mode === "LoRA"),
    };
  };
  const by = (name: (p: TrainingPrediction) => string) => {
    const keys = [...new Set(predictions.map(name))].sort();
    return Object.fromEntries(
      keys.map((key) => [key, score(predictions.filter((p) => name(p) === key))]),
    );
  };
  const megatron = predictions.filter((p) => p.row.id.startsWith("korth"));
  const megatronErrors = megatron.map((p) => Math.abs(p.stepS / p.row.measuredStepS - 1));
  const calibrated = megatron.flatMap((p) => {
    const e = estimateTraining(p.row.question, fittedTrainingConstants);
    return "refused" in e ? [] : [Math.abs(e.stepS / p.row.measuredStepS - 1)];
  });
  const count = (names: readonly string[]) => {
    const counts: Record<string, number> = {};
    for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
    return counts;
  };
  return {
    predictions,
    refused,
    report: {
      rows: read.rows,
      distinct: read.rows - copies,
      answered: predictions.length,
      answeredFraction: owed > 0 ? predictions.length / owed : 1,
      refused: count(refused.map((r) => r.reason)),
      setAside: count(read.setAside.map((aside) => aside.why)),
      noiseFloor: noiseFloor(read.kept),
      ...byKind(predictions),
      insideKnownGroups: byKind(predictInside(read.kept)),
      groups: {
        system: by((p) => p.row.system),
        llm: by((p) => p.row.family),
        stack: by((p) => p.row.stack),
        precision: by((p) => p.row.question.precision),
        group: by((p) => p.row.group),
      },
      ...(megatron.length > 0
        ? {
            calculon: {
              rows: megatron.length,
              mape: mean(megatronErrors),
              worst: Math.max(...megatronErrors),
              calibrated: { mape: mean(calibrated), worst: Math.max(...calibrated) },
            },
          }
        : {}),
    },
  };
}

function predictInside(rows: readonly TrainingRow[]): TrainingPrediction[] {
  return rows.flatMap((row): TrainingPrediction[] => {
    const { constants, effect } = leftOutConfiguration(row.cell, row.group);
    if (effect === undefined) return [];
    const estimate = estimateTraining(row.question, constants);
    if ("refused" in estimate) return [];
    const stepS = estimate.stepS * exp(effect);
    const interval = trainingInterval(stepS, kindOf(row), trainingFit.insideSpread);
    return [{ row, stepS, interval, support: trainingSupport(row.question) }];
  });
}

/** The error of the best constant where one configuration was measured more than once. */
function noiseFloor(rows: readonly TrainingRow[]): TrainingValidation["noiseFloor"] {
  const cells = new Map<string, number[]>();
  for (const row of rows) {
    const cell = cells.get(row.cell);
    if (cell) cell.push(row.measuredStepS);
    else cells.set(row.cell, [row.measuredStepS]);
  }
  const repeated = [...cells.values()].filter((cell) => cell.length > 1);
  const errors = repeated.flatMap((cell) => {
    const middle = quantile(cell, 0.5);
    return cell.map((value) => Math.abs(middle / value - 1));
  });
  return {
    rows: errors.length,
    cells: repeated.length,
    step:
      errors.length > 0
        ? { mape: mean(errors), mdape: quantile(errors, 0.5) }
        : { mape: 0, mdape: 0 },
  };
}
