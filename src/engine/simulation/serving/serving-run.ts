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
import type { StepEnergy } from "./step-energy.ts";
import type { ServingSeries } from "./time-series.ts";

export interface ServingRunOptions {
  /** Keep every value, however many requests. */
  readonly exact?: boolean;
  /** Keep sketches from the first request on. */
  readonly sketchOnly?: boolean;
  /** Filled as the run goes: see time-series.ts. */
  readonly series?: ServingSeries;
  readonly onCompletions?: (done: Completions) => void;
}

export class ServingRun {
  readonly statistics: ServingStatistics;
  private readonly prepared: PreparedServing;
  private readonly options: ServingRunOptions;
  private readonly engine: SingleEngine | Cluster;
  /** What each replica draws, by its number; empty: nobody asked. */
  private readonly energies: StepEnergy[];
  private drawnJ = 0;

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
      options.series?.add(done);
      options.onCompletions?.(done);
    };
    this.energies = groups.flatMap(({ count }, g) => {
      const energy = prepared.energies[g];
      return energy === null ? [] : new Array<StepEnergy>(count).fill(energy);
    });
    const { statistics } = this;
    this.engine = prepared.plain
      ? new SingleEngine({
          settings: groups[0].settings,
          cost: groups[0].cost,
          source,
          statistics,
          onCompletions,
        })
      : new Cluster({
          groups,
          source,
          statistics,
          onCompletions,
          onPaid: (replica, fromS, untilS) => this.wasOn(replica, fromS, untilS),
          ...prepared.deployment,
        });
    this.meterReplicas();
  }

  private get replicas(): readonly Replica[] {
    return this.engine instanceof Cluster ? this.engine.replicas : [this.engine.replica];
  }

  /** Two levels of power need no more than sums; a series and a power model see every iteration. */
  private meterReplicas(): void {
    const { series } = this.options;
    if (series === undefined && this.prepared.power !== "by work") return;
    for (const replica of this.replicas) {
      const energy = this.energies[replica.number];
      replica.meter = {
        step: (fromS, stepS, decodes, prefillTokens, contextTokens, usedBlocks) => {
          const joules =
            energy === undefined
              ? 0
              : energy.aboveIdleJ(stepS, decodes, prefillTokens, contextTokens);
          this.drawnJ += joules;
          series?.addStep(fromS, stepS, decodes, usedBlocks, joules);
        },
      };
    }
  }

  private wasOn(replica: number, fromS: number, untilS: number): void {
    const idleW = this.energies[replica]?.idleW ?? 0;
    this.drawnJ += (untilS - fromS) * idleW;
    this.options.series?.addReplica(fromS, untilS, this.replicas[replica].settings.blocks, idleW);
  }

  /** Whether power follows the work, summed iteration by iteration. */
  get drawsByWork(): boolean {
    return this.prepared.power === "by work";
  }

  get series(): ServingSeries | undefined {
    return this.options.series;
  }

  /** A bounded amount of work; false when every request has finished. */
  step(): boolean {
    const { engine } = this;
    if (engine.step()) return true;
    if (engine instanceof SingleEngine) this.wasOn(0, 0, engine.replica.nowS);
    return false;
  }

  get arrived(): number {
    return this.engine.arrived;
  }

  report(): ServingReport {
    const { engine, prepared } = this;
    const cluster = engine instanceof Cluster ? engine : null;
    const { replicas } = this;
    const rejected: Rejections = engine.rejected;
    return servingReport(this.statistics, replicas, {
      arrived: engine.arrived,
      rejected,
      trace: prepared.trace,
      leftOutFraction: prepared.leftOutFraction,
      closedLoop: prepared.source.closedLoop ?? false,
      power: prepared.power === "by work" ? null : prepared.power,
      drawnJ: prepared.power === "by work" ? this.drawnJ : null,
      paidS: cluster?.paidS ?? null,
      peakReplicas: cluster?.peakOpen ?? 1,
      retries: cluster?.retries ?? 0,
      failures: cluster?.failures ?? 0,
      transferredTokens: cluster?.transferredTokens ?? 0,
    });
  }
}
