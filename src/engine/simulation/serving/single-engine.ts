/**
 * One replica fed by one source: the plain case, and the fastest. `step` does a bounded amount of
 * work, so that the caller can report progress, cancel, or let a page breathe.
 */

import { advance } from "./advance.ts";
import { Completions } from "./completions.ts";
import { admitChunk, Rejections } from "./rejections.ts";
import { type EngineSettings, Replica } from "./replica.ts";
import { RequestChunk, type TrafficSource } from "./request-chunk.ts";
import { RequestPool } from "./request-pool.ts";
import type { ServingStatistics } from "./statistics.ts";
import type { StepCost } from "./step-cost.ts";

/** Iterations in one call of the loop. */
const STEPS_PER_CALL = 20_000;

export interface SingleEngineOptions {
  readonly settings: EngineSettings;
  readonly cost: StepCost;
  readonly source: TrafficSource;
  readonly statistics: ServingStatistics;
  /** Sees every batch of completions before it is emptied: for tables of single requests. */
  readonly onCompletions?: (done: Completions) => void;
}

export class SingleEngine {
  readonly replica: Replica;
  readonly statistics: ServingStatistics;
  arrived = 0;
  readonly rejected = new Rejections();
  private readonly options: SingleEngineOptions;
  private readonly pool = new RequestPool();
  private readonly chunk = new RequestChunk();
  private readonly done: Completions;
  private exhausted = false;

  constructor(options: SingleEngineOptions) {
    this.options = options;
    this.statistics = options.statistics;
    this.replica = new Replica(options.settings, options.cost);
    this.done = new Completions(4 * options.settings.batchCap + 512);
  }

  /** Works on; false when every request has finished. */
  step(): boolean {
    const { chunk, done, pool, statistics } = this;
    if (chunk.next >= chunk.count && !this.exhausted) this.refill();
    pool.ensureFree(1);
    const stop = advance(
      this.replica,
      pool,
      chunk,
      done,
      statistics.gaps,
      Infinity,
      STEPS_PER_CALL,
    );
    statistics.gaps.totals[1] = this.replica.gapSumS;
    statistics.add(done);
    this.options.onCompletions?.(done);
    done.clear();
    return stop === "again" || !this.exhausted;
  }

  private refill(): void {
    const { chunk } = this;
    this.options.source.fill(chunk);
    this.arrived = admitChunk(chunk, this.arrived, this.replica.settings, this.rejected);
    this.exhausted = chunk.untilS === Infinity;
  }
}
