/**
 * A serving simulation as the shells drive it: `step` until it says false, then `report`. The
 * shell decides between steps whether to show progress or to stop.
 */

import { Cluster } from "./cluster.ts";
import type { Completions } from "./completions.ts";
import type { PreparedServing } from "./prepare.ts";
import type { Rejections } from "./rejections.ts";
import type { Replica } from "./replica.ts";
import { type ServingReport, servingReport } from "./report.ts";
import { SingleEngine } from "./single-engine.ts";
import { EXACT_REQUESTS, ServingStatistics } from "./statistics.ts";

export interface ServingRunOptions {
  /** Keep every value, however many requests. */
  readonly exact?: boolean;
  /** Keep sketches from the first request on. */
  readonly sketchOnly?: boolean;
  readonly power?: { readonly busyW: number; readonly idleW: number };
  readonly onCompletions?: (done: Completions) => void;
}

export class ServingRun {
  readonly statistics: ServingStatistics;
  private readonly prepared: PreparedServing;
  private readonly options: ServingRunOptions;
  private readonly engine: SingleEngine | Cluster;

  constructor(prepared: PreparedServing, options: ServingRunOptions = {}) {
    this.prepared = prepared;
    this.options = options;
    const { groups, source, trace } = prepared;
    this.statistics = new ServingStatistics({
      groupNames: prepared.groupNames,
      targets: prepared.targets,
      exactLimit: options.sketchOnly ? 0 : options.exact ? Infinity : EXACT_REQUESTS,
    });
    const onCompletions = (done: Completions): void => {
      if (trace !== null && trace.hashes.size > 0) {
        for (let i = 0; i < done.count; i++) trace.hashes.delete(done.id[i]);
      }
      options.onCompletions?.(done);
    };
    const { statistics } = this;
    this.engine = prepared.plain
      ? new SingleEngine({
          settings: groups[0].settings,
          cost: groups[0].cost,
          source,
          statistics,
          onCompletions,
        })
      : new Cluster({ groups, source, statistics, onCompletions, ...prepared.deployment });
  }

  /** A bounded amount of work; false when every request has finished. */
  step(): boolean {
    return this.engine.step();
  }

  get arrived(): number {
    return this.engine.arrived;
  }

  report(): ServingReport {
    const { engine, prepared } = this;
    const cluster = engine instanceof Cluster ? engine : null;
    const replicas: readonly Replica[] =
      engine instanceof Cluster ? engine.replicas : [engine.replica];
    const rejected: Rejections = engine.rejected;
    return servingReport(this.statistics, replicas, {
      arrived: engine.arrived,
      rejected,
      badRows: prepared.trace?.badRows ?? null,
      leftOutFraction: prepared.leftOutFraction,
      power: this.options.power ?? null,
      paidS: cluster?.paidS ?? null,
      peakReplicas: cluster?.peakOpen ?? 1,
      retries: cluster?.retries ?? 0,
      failures: cluster?.failures ?? 0,
      transferredTokens: cluster?.transferredTokens ?? 0,
    });
  }
}
