/**
 * What users got, from the requests that finished.
 *
 * Up to `EXACT_REQUESTS` (or always, on demand) every value is kept and a percentile is an order
 * statistic, linearly interpolated. Beyond, values pour into sketches of fixed size, whose
 * percentiles are within `QUANTILE_ERROR_FRACTION` of the order statistic.
 */

import { percentile } from "../../kernel/percentile.ts";
import {
  addManyToSketch,
  addToSketch,
  createSketch,
  mergeSketch,
  type QuantileSketch,
  sketchMean,
  sketchPercentile,
} from "../../kernel/quantile-sketch.ts";
import type { Completions } from "./completions.ts";
import { widenFloat } from "./request-pool.ts";

export const EXACT_REQUESTS = 1_000_000;

/** Mean and percentiles of one quantity; `n` values. Empty: n = 0 and nulls. */
export interface Distribution {
  readonly n: number;
  readonly mean: number | null;
  readonly p50: number | null;
  readonly p90: number | null;
  readonly p95: number | null;
  readonly p99: number | null;
  readonly p999: number | null;
  readonly max: number | null;
}

/** The latencies kept, in this order in every table below. */
export const LATENCIES = ["queueS", "ttftS", "tpotS", "e2eS"] as const;
export type Latency = (typeof LATENCIES)[number];

export interface Targets {
  readonly ttftS: number;
  readonly tpotS: number;
  readonly e2eS: number;
}

export const NO_TARGETS: Targets = { ttftS: Infinity, tpotS: Infinity, e2eS: Infinity };

const WAIT_PIECES = 256;

/** A sketch as JSON: its cells that are not empty, as pairs, and its totals. */
interface SketchSnapshot {
  readonly cells: readonly number[];
  readonly totals: readonly number[];
}

interface StoreSnapshot {
  readonly count: number;
  readonly tpotCount: number;
  readonly sums: readonly number[];
  readonly sketches: readonly SketchSnapshot[];
}

/** Statistics as plain JSON, for a checkpoint or another thread. */
export interface StatisticsSnapshot {
  readonly all: StoreSnapshot;
  readonly gaps: SketchSnapshot;
  readonly sums: readonly number[];
  readonly bounds: readonly (number | null)[];
}

function sketchSnapshot(sketch: QuantileSketch): SketchSnapshot {
  const cells: number[] = [];
  sketch.cells.forEach((times, cell) => {
    if (times > 0) cells.push(cell, times);
  });
  // An empty sketch has infinite bounds, which JSON has no word for.
  return { cells, totals: sketch.totals[0] > 0 ? [...sketch.totals] : [] };
}

function mergeSketchSnapshot(into: QuantileSketch, other: SketchSnapshot): void {
  if (other.totals.length === 0) return;
  for (let i = 0; i < other.cells.length; i += 2) into.cells[other.cells[i]] += other.cells[i + 1];
  into.totals[0] += other.totals[0];
  into.totals[1] += other.totals[1];
  into.totals[2] = Math.min(into.totals[2], other.totals[2]);
  into.totals[3] = Math.max(into.totals[3], other.totals[3]);
}

/** Values of one group (or all): exact columns while they last, sketches afterwards. */
class LatencyStore {
  count = 0;
  private columns: Float64Array[] | null;
  private sketches: QuantileSketch[] | null = null;
  private readonly limit: number;
  private readonly sums = new Float64Array(LATENCIES.length);
  private tpotCount = 0;

  constructor(exactLimit: number) {
    this.limit = exactLimit;
    this.columns = exactLimit > 0 ? LATENCIES.map(() => new Float64Array(64)) : null;
    if (this.columns === null) this.sketches = LATENCIES.map(() => createSketch());
  }

  get exact(): boolean {
    return this.columns !== null;
  }

  add(queueS: number, ttftS: number, tpotS: number, e2eS: number): void {
    let columns = this.columns;
    if (columns !== null && this.count >= this.limit) {
      this.pour();
      columns = null;
    }
    if (columns !== null) {
      const at = this.count;
      if (at === columns[0].length) {
        for (let i = 0; i < columns.length; i++) columns[i] = widenFloat(columns[i], at * 2);
      }
      columns[0][at] = queueS;
      columns[1][at] = ttftS;
      columns[2][at] = tpotS;
      columns[3][at] = e2eS;
    } else {
      const sketches = this.sketches as QuantileSketch[];
      addToSketch(sketches[0], queueS);
      addToSketch(sketches[1], ttftS);
      if (tpotS >= 0) addToSketch(sketches[2], tpotS);
      addToSketch(sketches[3], e2eS);
    }
    this.count += 1;
    this.sums[0] += queueS;
    this.sums[1] += ttftS;
    if (tpotS >= 0) {
      this.sums[2] += tpotS;
      this.tpotCount += 1;
    }
    this.sums[3] += e2eS;
  }

  /**
   * Many at once, by column; a time per token below 0 says that there is none. Each batch is summed
   * before it is added.
   */
  addMany(latencies: readonly Float64Array[], batchEnds: Int32Array, batches: number): void {
    const count = batchEnds[batches - 1];
    if (this.columns !== null) {
      const [queues, ttfts, tpots, e2es] = latencies;
      for (let i = 0; i < count; i++) this.add(queues[i], ttfts[i], tpots[i], e2es[i]);
      return;
    }
    const sketches = this.sketches as QuantileSketch[];
    for (let k = 0; k < latencies.length; k++) {
      const { totals } = sketches[k];
      const before = totals[0];
      for (let batch = 0, from = 0; batch < batches; batch++) {
        const sumBefore = totals[1];
        addManyToSketch(sketches[k], latencies[k], from, batchEnds[batch]);
        this.sums[k] += totals[1] - sumBefore;
        from = batchEnds[batch];
      }
      if (k === 2) this.tpotCount += totals[0] - before;
    }
    this.count += count;
  }

  snapshot(): StoreSnapshot {
    return {
      count: this.count,
      tpotCount: this.tpotCount,
      sums: [...this.sums],
      sketches: this.asSketches().map(sketchSnapshot),
    };
  }

  mergeSnapshot(other: StoreSnapshot): void {
    if (this.columns !== null) this.pour();
    const mine = this.sketches as QuantileSketch[];
    for (let i = 0; i < mine.length; i++) {
      mergeSketchSnapshot(mine[i], other.sketches[i]);
      this.sums[i] += other.sums[i];
    }
    this.count += other.count;
    this.tpotCount += other.tpotCount;
  }

  merge(other: LatencyStore): void {
    if (this.columns !== null) this.pour();
    const mine = this.sketches as QuantileSketch[];
    const theirs = other.asSketches();
    for (let i = 0; i < mine.length; i++) {
      mergeSketch(mine[i], theirs[i]);
      this.sums[i] += other.sums[i];
    }
    this.count += other.count;
    this.tpotCount += other.tpotCount;
  }

  asSketches(): QuantileSketch[] {
    if (this.sketches !== null) return this.sketches;
    const sketches = LATENCIES.map(() => createSketch());
    (this.columns as Float64Array[]).forEach((column, k) => {
      for (let i = 0; i < this.count; i++) if (column[i] >= 0) addToSketch(sketches[k], column[i]);
    });
    return sketches;
  }

  distribution(latency: Latency): Distribution {
    const k = LATENCIES.indexOf(latency);
    const n = latency === "tpotS" ? this.tpotCount : this.count;
    if (n === 0) return EMPTY;
    if (this.sketches !== null) return sketchDistribution(this.sketches[k]);
    const column = (this.columns as Float64Array[])[k].slice(0, this.count);
    const sorted = column.filter((value) => value >= 0).sort();
    return {
      n,
      mean: this.sums[k] / n,
      p50: percentile(sorted, 50),
      p90: percentile(sorted, 90),
      p95: percentile(sorted, 95),
      p99: percentile(sorted, 99),
      p999: percentile(sorted, 99.9),
      max: sorted[n - 1],
    };
  }

  private pour(): void {
    const sketches = this.asSketches();
    this.sketches = sketches;
    this.columns = null;
  }
}

const EMPTY: Distribution = {
  n: 0,
  mean: null,
  p50: null,
  p90: null,
  p95: null,
  p99: null,
  p999: null,
  max: null,
};

export function sketchDistribution(sketch: QuantileSketch): Distribution {
  if (sketch.totals[0] === 0) return EMPTY;
  return {
    n: sketch.totals[0],
    mean: sketchMean(sketch),
    p50: sketchPercentile(sketch, 50),
    p90: sketchPercentile(sketch, 90),
    p95: sketchPercentile(sketch, 95),
    p99: sketchPercentile(sketch, 99),
    p999: sketchPercentile(sketch, 99.9),
    max: sketch.totals[3],
  };
}

export interface GroupReport {
  readonly name: string;
  readonly requests: number;
  readonly ttftS: Distribution;
  readonly tpotS: Distribution;
  readonly e2eS: Distribution;
}

/** Figures that add up when statistics are joined. */
const SUMMED = [
  "requests",
  "promptTokens",
  "outputTokens",
  "cachedTokens",
  "preempted",
  "withinTargets",
  "withinTargetsTokens",
  "contextTokenSteps",
] as const;

/** Collects completions; merges with another of the same groups. */
export class ServingStatistics {
  readonly gaps = createSketch();
  private readonly all: LatencyStore;
  private readonly groups: LatencyStore[];
  private readonly groupNames: readonly string[];
  private readonly targets: Targets;
  requests = 0;
  promptTokens = 0;
  outputTokens = 0;
  cachedTokens = 0;
  preempted = 0;
  /** Requests, and their output tokens, that met every target. */
  withinTargets = 0;
  withinTargetsTokens = 0;
  /** Σ over requests of prompt × output + output² / 2: the context that decoding read. */
  contextTokenSteps = 0;
  /** Waits by arrival: in pieces of doubling length, so that quarters of any run can be told. */
  private readonly waitSumS = new Float64Array(WAIT_PIECES);
  private readonly waitCount = new Float64Array(WAIT_PIECES);
  private waitPieceS = 1;
  private scratch: Float64Array[] = LATENCIES.map(() => new Float64Array(1024));
  firstArrivalS = Infinity;
  lastArrivalS = 0;
  lastFinishS = 0;

  constructor(options: { groupNames: readonly string[]; targets: Targets; exactLimit: number }) {
    this.groupNames = options.groupNames;
    this.targets = options.targets;
    this.all = new LatencyStore(options.exactLimit);
    this.groups =
      options.groupNames.length > 1
        ? options.groupNames.map(() => new LatencyStore(options.exactLimit))
        : [];
  }

  /** Reads every completion; the caller empties them. */
  add(done: Completions): void {
    const { targets, groups, all } = this;
    const { ttftS: ttftTargetS, tpotS: tpotTargetS, e2eS: e2eTargetS } = targets;
    const { count } = done;
    if (count === 0) return;
    done.endBatch();
    const latencies = this.latencies(count);
    const [queues, ttfts, tpots, e2es] = latencies;
    const { arrivalS: arrivals, scheduledS, firstS: firsts, finishS: finishes } = done;
    const {
      promptTokens: prompts,
      outputTokens: outputs,
      cachedTokens: cached,
      preemptions,
    } = done;
    let promptTokens = 0;
    let outputTokens = 0;
    let cachedTokens = 0;
    let preempted = 0;
    let contextTokenSteps = 0;
    let within = 0;
    let withinTokens = 0;
    let firstS = this.firstArrivalS;
    let lastS = this.lastArrivalS;
    let finishedS = this.lastFinishS;
    for (let i = 0; i < count; i++) {
      const arrivalS = arrivals[i];
      const firstTokenS = firsts[i];
      const finishS = finishes[i];
      const output = outputs[i];
      const prompt = prompts[i];
      const ttftS = firstTokenS - arrivalS;
      const e2eS = finishS - arrivalS;
      const tpotS = output > 1 ? (finishS - firstTokenS) / (output - 1) : -1;
      queues[i] = scheduledS[i] - arrivalS;
      ttfts[i] = ttftS;
      tpots[i] = tpotS;
      e2es[i] = e2eS;
      promptTokens += prompt;
      outputTokens += output;
      cachedTokens += cached[i];
      if (preemptions[i] > 0) preempted += 1;
      contextTokenSteps += output * (prompt + output / 2);
      if (ttftS <= ttftTargetS && tpotS <= tpotTargetS && e2eS <= e2eTargetS) {
        within += 1;
        withinTokens += output;
      }
      if (arrivalS < firstS) firstS = arrivalS;
      if (arrivalS > lastS) lastS = arrivalS;
      if (finishS > finishedS) finishedS = finishS;
    }
    if (lastS >= this.waitPieceS * WAIT_PIECES) this.addWaitsByBatch(done, queues);
    else this.addWaits(arrivals, queues, 0, count);
    all.addMany(latencies, done.batchEnds, done.batches);
    if (groups.length > 0) {
      for (let i = 0; i < count; i++) {
        groups[done.group[i]].add(queues[i], ttfts[i], tpots[i], e2es[i]);
      }
    }
    this.requests += count;
    this.promptTokens += promptTokens;
    this.outputTokens += outputTokens;
    this.cachedTokens += cachedTokens;
    this.preempted += preempted;
    this.contextTokenSteps += contextTokenSteps;
    this.withinTargets += within;
    this.withinTargetsTokens += withinTokens;
    this.firstArrivalS = firstS;
    this.lastArrivalS = lastS;
    this.lastFinishS = finishedS;
  }

  /** Waits of a batch, each by its arrival, once the pieces reach as far. */
  private addWaits(arrivals: Float64Array, waits: Float64Array, from: number, until: number): void {
    const { waitSumS, waitCount } = this;
    const perPiece = 1 / this.waitPieceS;
    for (let i = from; i < until; i++) {
      const piece = (arrivals[i] * perPiece) | 0;
      waitSumS[piece] += waits[i];
      waitCount[piece] += 1;
    }
  }

  /** The same where pieces must be joined: no sooner than the batch that needs it. */
  private addWaitsByBatch(
    { arrivalS, batchEnds, batches }: Completions,
    waits: Float64Array,
  ): void {
    for (let batch = 0, from = 0; batch < batches; batch++) {
      const until = batchEnds[batch];
      let latestS = 0;
      for (let i = from; i < until; i++) if (arrivalS[i] > latestS) latestS = arrivalS[i];
      while (latestS >= this.waitPieceS * WAIT_PIECES) this.halveWaitPieces();
      this.addWaits(arrivalS, waits, from, until);
      from = until;
    }
  }

  /** Columns of the batch of completions at hand, reused. */
  private latencies(count: number): Float64Array[] {
    if (this.scratch[0].length < count) {
      this.scratch = LATENCIES.map(() => new Float64Array(count));
    }
    return this.scratch;
  }

  merge(other: ServingStatistics): void {
    while (this.waitPieceS < other.waitPieceS) this.halveWaitPieces();
    while (other.waitPieceS < this.waitPieceS) other.halveWaitPieces();
    for (let i = 0; i < WAIT_PIECES; i++) {
      this.waitSumS[i] += other.waitSumS[i];
      this.waitCount[i] += other.waitCount[i];
    }
    this.all.merge(other.all);
    for (let g = 0; g < this.groups.length; g++) this.groups[g].merge(other.groups[g]);
    mergeSketch(this.gaps, other.gaps);
    this.requests += other.requests;
    this.promptTokens += other.promptTokens;
    this.outputTokens += other.outputTokens;
    this.cachedTokens += other.cachedTokens;
    this.preempted += other.preempted;
    this.withinTargets += other.withinTargets;
    this.withinTargetsTokens += other.withinTargetsTokens;
    this.contextTokenSteps += other.contextTokenSteps;
    this.firstArrivalS = Math.min(this.firstArrivalS, other.firstArrivalS);
    this.lastArrivalS = Math.max(this.lastArrivalS, other.lastArrivalS);
    this.lastFinishS = Math.max(this.lastFinishS, other.lastFinishS);
  }

  snapshot(): StatisticsSnapshot {
    return {
      all: this.all.snapshot(),
      gaps: sketchSnapshot(this.gaps),
      sums: SUMMED.map((name) => this[name]),
      bounds: [this.requests > 0 ? this.firstArrivalS : null, this.lastArrivalS, this.lastFinishS],
    };
  }

  /** Adds what a snapshot holds (groups and waits by time excepted). */
  mergeSnapshot(other: StatisticsSnapshot): void {
    this.all.mergeSnapshot(other.all);
    mergeSketchSnapshot(this.gaps, other.gaps);
    SUMMED.forEach((name, i) => {
      this[name] += other.sums[i];
    });
    this.firstArrivalS = Math.min(this.firstArrivalS, other.bounds[0] ?? Infinity);
    this.lastArrivalS = Math.max(this.lastArrivalS, other.bounds[1] as number);
    this.lastFinishS = Math.max(this.lastFinishS, other.bounds[2] as number);
  }

  private halveWaitPieces(): void {
    for (let i = 0; i < WAIT_PIECES; i++) {
      const low = 2 * i;
      const inside = low < WAIT_PIECES;
      this.waitSumS[i] = inside ? this.waitSumS[low] + this.waitSumS[low + 1] : 0;
      this.waitCount[i] = inside ? this.waitCount[low] + this.waitCount[low + 1] : 0;
    }
    this.waitPieceS *= 2;
  }

  private waitMeanS(fromFraction: number, toFraction: number): number {
    const last = Math.floor(this.lastArrivalS / this.waitPieceS) + 1;
    let sum = 0;
    let count = 0;
    for (let i = Math.floor(last * fromFraction); i < Math.ceil(last * toFraction); i++) {
      sum += this.waitSumS[i];
      count += this.waitCount[i];
    }
    return count > 0 ? sum / count : NaN;
  }

  lastWaitMeanS(): number {
    return this.waitMeanS(0.75, 1);
  }

  /** Mean wait of the last quarter of the arrival time over that of the second; null: no telling. */
  waitGrowth(): number | null {
    const growth = this.waitMeanS(0.75, 1) / this.waitMeanS(0.25, 0.5);
    return Number.isFinite(growth) ? growth : null;
  }

  get quantiles(): "exact" | "sketch" {
    return this.all.exact ? "exact" : "sketch";
  }

  distribution(latency: Latency): Distribution {
    return this.all.distribution(latency);
  }

  groupReports(): GroupReport[] {
    return this.groups.map((store, g) => ({
      name: this.groupNames[g],
      requests: store.count,
      ttftS: store.distribution("ttftS"),
      tpotS: store.distribution("tpotS"),
      e2eS: store.distribution("e2eS"),
    }));
  }
}
