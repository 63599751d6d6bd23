/**
 * Scores serving predictions against measured rows. Rows of a group that the fit has seen are
 * predicted from constants fitted without that group.
 */

import { estimateDisaggregated } from "./disaggregated-estimate.ts";
import type { ServingConstants } from "./serving-constants.ts";
import { estimateServing } from "./serving-estimate.ts";
import {
  errorSpread,
  fittedConstants,
  leftOutFit,
  servingSpread,
  transferConstants,
} from "./serving-fitted.ts";
import type { ServingRow, ServingRows } from "./serving-rows.ts";
import type { Interval, Support } from "./types.ts";

export interface Prediction {
  readonly row: ServingRow;
  readonly ttftS: number;
  readonly tpotS: number;
  readonly interval: { readonly ttftS: Interval; readonly tpotS: Interval };
  readonly support: Support;
}

export interface ErrorFigures {
  readonly rows: number;
  readonly mape: number;
  readonly mdape: number;
  readonly p90ape: number;
  readonly bias: number;
  readonly coverage80: number;
  /** Median of upper over lower end of the interval. */
  readonly intervalRatio: number;
}

export interface Scores {
  readonly tpot: ErrorFigures;
  readonly ttft: ErrorFigures;
}

export interface ServingValidation {
  readonly rows: number;
  readonly distinct: number;
  readonly answered: number;
  readonly answeredFraction: number;
  readonly refused: Readonly<Record<string, number>>;
  readonly setAside: Readonly<Record<string, number>>;
  readonly repaired: number;
  readonly noiseFloor: {
    readonly rows: number;
    readonly cells: number;
    readonly tpot: NoiseFigures;
    readonly ttft: NoiseFigures;
  };
  readonly tpot?: ErrorFigures;
  readonly ttft?: ErrorFigures;
  readonly groups: Readonly<
    Record<"system" | "llm" | "engine" | "mode" | "group", Readonly<Record<string, Scores>>>
  >;
  readonly disaggregated?: Scores;
  readonly transfer: Readonly<Record<string, Scores>>;
}

export interface NoiseFigures {
  readonly mape: number;
  readonly mdape: number;
}

export interface Refused {
  readonly row: ServingRow;
  readonly reason: string;
}

export function predictRows(
  rows: readonly ServingRow[],
  constantsOf?: (row: ServingRow) => ServingConstants,
): { readonly predictions: readonly Prediction[]; readonly refused: readonly Refused[] } {
  const predictions: Prediction[] = [];
  const refused: Refused[] = [];
  for (const row of rows) {
    const fit = leftOutFit(row.group);
    const constants = constantsOf?.(row) ?? fit?.constants ?? fittedConstants;
    const spread = errorSpread(row.question, fit?.spread);
    const estimate = row.pools
      ? estimateDisaggregated(row.question, row.pools, constants)
      : estimateServing(row.question, constants);
    if ("refused" in estimate) {
      refused.push({ row, reason: estimate.refused.reason });
      continue;
    }
    const { ttftS, tpotS } = estimate;
    predictions.push({
      row,
      ttftS,
      tpotS,
      interval: {
        ttftS: { low: ttftS * spread.ttftS.low, high: ttftS * spread.ttftS.high },
        tpotS: { low: tpotS * spread.tpotS.low, high: tpotS * spread.tpotS.high },
      },
      // A group that was left out for this row is not measured as far as it goes.
      support: leftOut(servingSpread(row.question).support, fit !== undefined),
    });
  }
  return { predictions, refused };
}

function leftOut(support: Support, without: boolean): Support {
  return without && support === "measured" ? "interpolated" : support;
}

export function validateServing(read: ServingRows): {
  readonly report: ServingValidation;
  readonly predictions: readonly Prediction[];
  readonly refused: readonly {
    readonly id: string;
    readonly mode: string;
    readonly reason: string;
  }[];
} {
  const aggregated = read.kept.filter((row) => row.mode === "agg");
  const apart = read.kept.filter((row) => row.mode === "disagg");
  const main = predictRows(aggregated);
  const pooled = predictRows(apart);
  const by = (name: (p: Prediction) => string, predictions = main.predictions) => {
    const named: Record<string, Prediction[]> = {};
    for (const p of predictions) {
      const key = name(p);
      named[key] = [...(named[key] ?? []), p];
    }
    return Object.fromEntries(
      Object.keys(named)
        .sort()
        .map((key) => [key, scores(named[key])]),
    );
  };
  const all = [...main.predictions, ...pooled.predictions];
  const refused = [
    ...read.refused.map(({ id, why }) => ({ id, mode: "", reason: why })),
    ...[...main.refused, ...pooled.refused].map(({ row, reason }) => ({
      id: row.id,
      mode: row.mode,
      reason,
    })),
  ];
  const owed = main.predictions.length + main.refused.length + read.refused.length;
  const copies = read.setAside.filter((aside) => aside.why.startsWith("copy of")).length;
  const report: ServingValidation = {
    rows: read.rows,
    distinct: read.rows - copies,
    answered: main.predictions.length,
    answeredFraction: owed > 0 ? main.predictions.length / owed : 1,
    refused: count(refused.map((r) => r.reason)),
    setAside: count(read.setAside.map((aside) => aside.why.replace(/copy of .*/, "copy"))),
    repaired: read.repaired,
    noiseFloor: noiseFloor(aggregated),
    ...(main.predictions.length > 0 ? scores(main.predictions) : {}),
    groups: {
      system: by((p) => p.row.system),
      llm: by((p) => p.row.family),
      engine: by((p) => p.row.question.engine ?? ""),
      mode: by((p) => p.row.mode, all),
      group: by((p) => p.row.group),
    },
    ...(pooled.predictions.length > 0 ? { disaggregated: scores(pooled.predictions) } : {}),
    transfer: transfer(aggregated),
  };
  return { report, predictions: all, refused };
}

function transfer(rows: readonly ServingRow[]): Record<string, Scores> {
  const tests = {
    fp4ChipsFromOthers: {
      rows: rows.filter((row) => row.question.accelerator.peakFlopPerS.fp4 > 0),
      constants: transferConstants("fp4Chips"),
    },
    newestVersionsFromOlder: {
      rows: rows.filter((row) => row.newestVersion),
      constants: transferConstants("newestVersions"),
    },
  };
  const result: Record<string, Scores> = {};
  for (const [name, test] of Object.entries(tests)) {
    const { predictions } = predictRows(test.rows, () => test.constants);
    if (predictions.length > 0) result[name] = scores(predictions);
  }
  return result;
}

function count(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

function scores(predictions: readonly Prediction[]): Scores {
  return {
    tpot: figures(
      predictions.map((p) => ({
        predicted: p.tpotS,
        measured: p.row.measuredTpotS,
        interval: p.interval.tpotS,
      })),
    ),
    ttft: figures(
      predictions.map((p) => ({
        predicted: p.ttftS,
        measured: p.row.measuredTtftS,
        interval: p.interval.ttftS,
      })),
    ),
  };
}

export interface Scored {
  readonly predicted: number;
  readonly measured: number;
  readonly interval: Interval;
}

export function figures(items: readonly Scored[]): ErrorFigures {
  const errors = items.map(({ predicted, measured }) => predicted / measured - 1);
  const sizes = errors.map(Math.abs);
  const covered = items.filter(
    ({ measured, interval }) => measured >= interval.low && measured <= interval.high,
  );
  return {
    rows: items.length,
    mape: mean(sizes),
    mdape: quantile(sizes, 0.5),
    p90ape: quantile(sizes, 0.9),
    bias: quantile(errors, 0.5),
    coverage80: covered.length / items.length,
    intervalRatio: quantile(
      items.map(({ interval }) => interval.high / interval.low),
      0.5,
    ),
  };
}

/**
 * What no model can beat on these rows: the error of the best constant in each cell that was
 * measured more than once with every field equal.
 */
export function noiseFloor(rows: readonly ServingRow[]): ServingValidation["noiseFloor"] {
  const cells = new Map<string, ServingRow[]>();
  for (const row of rows) {
    if (!row.versionKnown) continue;
    const cell = cells.get(row.cell);
    if (cell) cell.push(row);
    else cells.set(row.cell, [row]);
  }
  const repeated = [...cells.values()].filter((cell) => cell.length > 1);
  const errors = (pick: (row: ServingRow) => number): NoiseFigures => {
    const sizes = repeated.flatMap((cell) => {
      const best = bestConstant(cell.map(pick));
      return cell.map((row) => Math.abs(best / pick(row) - 1));
    });
    return sizes.length > 0
      ? { mape: mean(sizes), mdape: quantile(sizes, 0.5) }
      : { mape: 0, mdape: 0 };
  };
  return {
    rows: repeated.reduce((total, cell) => total + cell.length, 0),
    cells: repeated.length,
    tpot: errors((row) => row.measuredTpotS),
    ttft: errors((row) => row.measuredTtftS),
  };
}

/** The constant of least mean relative error: one of the values themselves. */
function bestConstant(values: readonly number[]): number {
  let best = values[0];
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of values) {
    let total = 0;
    for (const value of values) total += Math.abs(candidate / value - 1);
    if (total < least) {
      least = total;
      best = candidate;
    }
  }
  return best;
}

export function mean(values: readonly number[]): number {
  let total = 0;
  for (const value of values) total += value;
  return total / values.length;
}

export function quantile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * p;
  const low = Math.floor(at);
  const high = Math.min(sorted.length - 1, low + 1);
  return sorted[low] + (sorted[high] - sorted[low]) * (at - low);
}
