/**
 * A serving run over time: by interval and group, who came, who was served and how; by interval,
 * what the deployment did. Every column is a sum or a histogram, so series of the same interval add
 * up, whichever worker made them.
 *
 * Requests count where they came (`arrivals`) and where they were done (`completions`, latencies);
 * waiting, running and output are spread over the time that they took. A request that gave way
 * counts as running while it waits again.
 *
 * Units   seconds from the start; tokens/s; watts; shares of one
 * Error   percentiles within 2.4 % of the order statistic; everything else exact
 * Checked time-series.test.ts
 */

import {
  createSketch,
  QUANTILE_ERROR_FRACTION,
  type QuantileSketch,
  sketchCell,
  sketchPercentile,
} from "../../kernel/quantile-sketch.ts";
import type { Completions } from "./completions.ts";
import { widenFloat } from "./request-pool.ts";

/** Without an interval of one's own: seconds at first, doubled whenever a run outgrows this many. */
const INTERVALS_MAX = 360;
/** Cells of a latency are this many bits coarser than a sketch's: a day of them has to be kept. */
const COARSER_BITS = 2;
/** A percentile is read from the middle of its cell: three finer cells off at most. */
export const SERIES_QUANTILE_ERROR_FRACTION = QUANTILE_ERROR_FRACTION * 3;

/** Sums of one group, by interval. */
const GROUP_COLUMNS = ["arrivals", "completions", "queueS", "runningS", "outputTokens"] as const;
/** Sums of the deployment, by interval: ∫ dt of what is named, over replicas. */
const DEPLOYMENT_COLUMNS = ["busyS", "decodeS", "blockS", "onS", "capacityS", "energyJ"] as const;

export interface SeriesRow {
  readonly fromS: number;
  readonly untilS: number;
  readonly group: string;
  readonly arrivals: number;
  readonly completions: number;
  /** Mean requests that wait for their first iteration, and in engines. */
  readonly queue: number;
  readonly running: number;
  readonly ttftP50S: number | null;
  readonly ttftP99S: number | null;
  readonly tpotP50S: number | null;
  readonly tpotP99S: number | null;
  readonly outputTokensPerS: number;
  /** Of the deployment; null in the rows of its groups. */
  readonly replicas: number | null;
  readonly busyFraction: number | null;
  /** Mean decodes of a busy replica. */
  readonly batch: number | null;
  /** Share of the KV memory of the replicas that are on. */
  readonly kvFraction: number | null;
  readonly powerW: number | null;
}

/** Series as plain JSON, for a checkpoint or another thread. */
export interface SeriesSnapshot {
  readonly intervalS: number;
  readonly intervals: number;
  readonly endS: number;
  readonly columns: readonly (readonly number[])[];
  /** For each group and interval, of TTFT, then TPOT: pairs of cell and count. */
  readonly ttft: readonly (readonly number[])[];
  readonly tpot: readonly (readonly number[])[];
}

type Histogram = Map<number, number>;

export class ServingSeries {
  intervalS: number;
  private readonly fixed: boolean;
  private readonly groupNames: readonly string[];
  /** Groups' columns, one group after the other, then the deployment's. */
  private readonly columns: Float64Array[];
  private readonly ttft: Histogram[][];
  private readonly tpot: Histogram[][];
  private intervals = 0;
  private endS = 0;
  /** Sums of the interval that steps are in now, so that most of them touch no column. */
  private readonly open = {
    fromS: Infinity,
    untilS: -Infinity,
    busyS: 0,
    decodeS: 0,
    blockS: 0,
    energyJ: 0,
  };

  constructor(options: { groupNames: readonly string[]; intervalS: number | null }) {
    this.groupNames = options.groupNames;
    this.fixed = options.intervalS !== null;
    this.intervalS = options.intervalS ?? 1;
    const count = options.groupNames.length * GROUP_COLUMNS.length + DEPLOYMENT_COLUMNS.length;
    this.columns = Array.from({ length: count }, () => new Float64Array(64));
    this.ttft = options.groupNames.map(() => []);
    this.tpot = options.groupNames.map(() => []);
  }

  /** Reads every completion; the caller empties them. */
  add(done: Completions): void {
    for (let i = 0; i < done.count; i++) {
      const arrivalS = done.arrivalS[i];
      const scheduledS = done.scheduledS[i];
      const firstS = done.firstS[i];
      const finishS = done.finishS[i];
      const output = done.outputTokens[i];
      this.reach(finishS);
      const group = done.group[i];
      const at = group * GROUP_COLUMNS.length;
      const finished = this.intervalOf(finishS);
      this.columns[at][this.intervalOf(arrivalS)] += 1;
      this.columns[at + 1][finished] += 1;
      this.spread(at + 2, arrivalS, scheduledS, 1);
      this.spread(at + 3, scheduledS, finishS, 1);
      this.columns[at + 4][this.intervalOf(firstS)] += 1;
      count(this.ttft[group], finished, firstS - arrivalS);
      if (output > 1) {
        const tokensPerS = (output - 1) / (finishS - firstS);
        this.spread(at + 4, firstS, finishS, tokensPerS);
        count(this.tpot[group], finished, 1 / tokensPerS);
      }
    }
  }

  /** An iteration of some replica; `joules` is what it drew in that time. */
  addStep(fromS: number, stepS: number, decodes: number, blocks: number, joules: number): void {
    const untilS = fromS + stepS;
    const { open } = this;
    if (!(fromS >= open.fromS && untilS < open.untilS)) {
      this.closeInterval();
      this.reach(untilS);
      const i = this.intervalOf(fromS);
      if (i !== this.intervalOf(untilS)) {
        this.spreadStep(fromS, untilS, decodes, blocks, joules / stepS);
        return;
      }
      open.fromS = i * this.intervalS;
      open.untilS = open.fromS + this.intervalS;
    }
    if (untilS > this.endS) this.endS = untilS;
    open.busyS += stepS;
    open.decodeS += stepS * decodes;
    open.blockS += stepS * blocks;
    open.energyJ += joules;
  }

  /** What the open interval has gathered goes into its columns. */
  private closeInterval(): void {
    const { open } = this;
    if (open.untilS > open.fromS) {
      const at = this.groupNames.length * GROUP_COLUMNS.length;
      const i = Math.round(open.fromS / this.intervalS);
      this.columns[at][i] += open.busyS;
      this.columns[at + 1][i] += open.decodeS;
      this.columns[at + 2][i] += open.blockS;
      this.columns[at + 5][i] += open.energyJ;
    }
    open.fromS = Infinity;
    open.untilS = -Infinity;
    open.busyS = 0;
    open.decodeS = 0;
    open.blockS = 0;
    open.energyJ = 0;
  }

  private spreadStep(
    fromS: number,
    untilS: number,
    decodes: number,
    blocks: number,
    watts: number,
  ): void {
    const at = this.groupNames.length * GROUP_COLUMNS.length;
    this.spread(at, fromS, untilS, 1);
    this.spread(at + 1, fromS, untilS, decodes);
    this.spread(at + 2, fromS, untilS, blocks);
    this.spread(at + 5, fromS, untilS, watts);
  }

  /** A replica of so many KV blocks was on; `idleW` is drawn whatever it does. */
  addReplica(fromS: number, untilS: number, blocks: number, idleW: number): void {
    this.reach(untilS);
    const at = this.groupNames.length * GROUP_COLUMNS.length;
    this.spread(at + 3, fromS, untilS, 1);
    this.spread(at + 4, fromS, untilS, blocks);
    this.spread(at + 5, fromS, untilS, idleW);
  }

  /** Rows by interval: the whole first, then its groups where there are several. */
  rows(options: { readonly power: boolean; readonly name?: string }): SeriesRow[] {
    this.closeInterval();
    const rows: SeriesRow[] = [];
    const scratch = createSketch();
    const several = this.groupNames.length > 1;
    for (let i = 0; i < this.intervals; i++) {
      const all = this.groupNames.map((_, g) => g);
      const name = options.name ?? "all";
      rows.push({ ...this.groupRow(i, name, all, scratch), ...this.deployment(i, options.power) });
      if (!several) continue;
      this.groupNames.forEach((group, g) => {
        rows.push({ ...this.groupRow(i, group, [g], scratch), ...NO_DEPLOYMENT });
      });
    }
    return rows;
  }

  private groupRow(
    i: number,
    group: string,
    parts: readonly number[],
    scratch: QuantileSketch,
  ): Omit<SeriesRow, keyof typeof NO_DEPLOYMENT> {
    const sum = (column: (typeof GROUP_COLUMNS)[number]): number =>
      parts.reduce(
        (total, g) =>
          total + this.columns[g * GROUP_COLUMNS.length + GROUP_COLUMNS.indexOf(column)][i],
        0,
      );
    const spanS = this.spanS(i);
    const [ttftP50S, ttftP99S] = percentiles(
      parts.map((g) => this.ttft[g][i]),
      scratch,
    );
    const [tpotP50S, tpotP99S] = percentiles(
      parts.map((g) => this.tpot[g][i]),
      scratch,
    );
    return {
      fromS: i * this.intervalS,
      untilS: i * this.intervalS + spanS,
      group,
      arrivals: sum("arrivals"),
      completions: sum("completions"),
      queue: sum("queueS") / spanS,
      running: sum("runningS") / spanS,
      ttftP50S,
      ttftP99S,
      tpotP50S,
      tpotP99S,
      outputTokensPerS: sum("outputTokens") / spanS,
    };
  }

  private deployment(i: number, power: boolean): Pick<SeriesRow, keyof typeof NO_DEPLOYMENT> {
    const at = this.groupNames.length * GROUP_COLUMNS.length;
    const [busyS, decodeS, blockS, onS, capacityS, energyJ] = DEPLOYMENT_COLUMNS.map(
      (_, k) => this.columns[at + k][i],
    );
    const spanS = this.spanS(i);
    return {
      replicas: onS / spanS,
      busyFraction: onS > 0 ? busyS / onS : 0,
      batch: busyS > 0 ? decodeS / busyS : 0,
      kvFraction: capacityS > 0 ? blockS / capacityS : 0,
      powerW: power ? energyJ / spanS : null,
    };
  }

  /** Length of an interval; the last one's ends with the run. */
  private spanS(i: number): number {
    const untilS = i === this.intervals - 1 ? this.endS : (i + 1) * this.intervalS;
    return Math.max(untilS - i * this.intervalS, Number.MIN_VALUE);
  }

  snapshot(): SeriesSnapshot {
    this.closeInterval();
    const { intervals } = this;
    const flat = (groups: Histogram[][]): number[][] =>
      groups.flatMap((histograms) =>
        Array.from({ length: intervals }, (_, i) => [...(histograms[i] ?? [])].flat()),
      );
    return {
      intervalS: this.intervalS,
      intervals,
      endS: this.endS,
      columns: this.columns.map((column) => [...column.subarray(0, intervals)]),
      ttft: flat(this.ttft),
      tpot: flat(this.tpot),
    };
  }

  /** Adds a series of the same groups and the same interval. */
  mergeSnapshot(other: SeriesSnapshot): void {
    if (other.intervalS !== this.intervalS) throw new Error("series: expected one interval");
    if (other.intervals === 0) return;
    this.reach(other.endS);
    other.columns.forEach((column, k) => {
      for (let i = 0; i < column.length; i++) this.columns[k][i] += column[i];
    });
    for (const [into, from] of [
      [this.ttft, other.ttft],
      [this.tpot, other.tpot],
    ] as const) {
      from.forEach((pairs, k) => {
        const histograms = into[Math.floor(k / other.intervals)];
        const i = k % other.intervals;
        histograms[i] ??= new Map();
        for (let at = 0; at < pairs.length; at += 2) {
          histograms[i].set(pairs[at], (histograms[i].get(pairs[at]) ?? 0) + pairs[at + 1]);
        }
      });
    }
  }

  private intervalOf(atS: number): number {
    return Math.floor(atS / this.intervalS);
  }

  /** Makes room up to a time. */
  private reach(atS: number): void {
    if (atS <= this.endS) return;
    this.endS = atS;
    while (!this.fixed && atS >= this.intervalS * INTERVALS_MAX) this.fold();
    const needed = this.intervalOf(atS) + 1;
    if (needed <= this.intervals) return;
    this.intervals = needed;
    if (needed <= this.columns[0].length) return;
    for (let k = 0; k < this.columns.length; k++) {
      this.columns[k] = widenFloat(this.columns[k], needed * 2);
    }
  }

  /** Two intervals become one. */
  private fold(): void {
    this.closeInterval();
    this.intervalS *= 2;
    const { intervals } = this;
    const half = Math.ceil(intervals / 2);
    for (const column of this.columns) {
      for (let i = 0; i < half; i++) {
        column[i] = column[2 * i] + (2 * i + 1 < intervals ? column[2 * i + 1] : 0);
      }
      column.fill(0, half);
    }
    for (const histograms of [...this.ttft, ...this.tpot]) {
      for (let i = 0; i < half; i++) {
        const joined = histograms[2 * i] ?? new Map();
        for (const [cell, times] of histograms[2 * i + 1] ?? []) {
          joined.set(cell, (joined.get(cell) ?? 0) + times);
        }
        histograms[i] = joined;
      }
      histograms.length = half;
    }
    this.intervals = half;
  }

  /** Adds `perS` a second to a column from one time to another. */
  private spread(k: number, fromS: number, untilS: number, perS: number): void {
    if (!(untilS > fromS)) return;
    const column = this.columns[k];
    const { intervalS } = this;
    const last = this.intervalOf(untilS);
    let atS = fromS;
    for (let i = this.intervalOf(fromS); i < last; i++) {
      const endS = (i + 1) * intervalS;
      column[i] += (endS - atS) * perS;
      atS = endS;
    }
    column[last] += (untilS - atS) * perS;
  }
}

const NO_DEPLOYMENT = {
  replicas: null,
  busyFraction: null,
  batch: null,
  kvFraction: null,
  powerW: null,
};

function count(histograms: Histogram[], interval: number, valueS: number): void {
  histograms[interval] ??= new Map();
  const histogram = histograms[interval];
  const cell = sketchCell(valueS) >> COARSER_BITS;
  histogram.set(cell, (histogram.get(cell) ?? 0) + 1);
}

/** 50th and 99th percentile of histograms together; nulls where there is nothing. */
function percentiles(
  histograms: readonly (Histogram | undefined)[],
  scratch: QuantileSketch,
): readonly [number | null, number | null] {
  scratch.cells.fill(0);
  let total = 0;
  for (const histogram of histograms) {
    for (const [cell, times] of histogram ?? []) {
      total += times;
      scratch.cells[(cell << COARSER_BITS) + (1 << (COARSER_BITS - 1))] += times;
    }
  }
  if (total === 0) return [null, null];
  scratch.totals[0] = total;
  scratch.totals[2] = 0;
  scratch.totals[3] = Infinity;
  return [sketchPercentile(scratch, 50), sketchPercentile(scratch, 99)];
}
