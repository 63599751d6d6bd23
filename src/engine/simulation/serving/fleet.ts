/**
 * A service of millions of users as cells that share nothing: each region is split into cells of
 * equal traffic, each with its own replicas, router and autoscaler, and a cell's run of the whole
 * time is one shard of work. A shard's random streams are named for its region and cell, and its
 * result is plain JSON, so shards can be run by any number of workers in any order, stored, and
 * joined by number: the same bytes every time.
 */

import type { Catalogue } from "../../../facts/kinds.ts";
import { createRandom } from "../../kernel/random.ts";
import { cellsByRegion, type Fleet } from "./fleet-cells.ts";
import { withTraffic } from "./prepare.ts";
import { ServingRun } from "./serving-run.ts";
import type { SimulateDocument } from "./simulate-schema.ts";
import {
  type Distribution,
  ServingStatistics,
  type StatisticsSnapshot,
  sketchDistribution,
  type Targets,
} from "./statistics.ts";
import { type SeriesRow, type SeriesSnapshot, ServingSeries } from "./time-series.ts";
import { gapLaw, lengthLaw } from "./traffic/laws.ts";
import type { RateProfile } from "./traffic/rate.ts";
import { sessionSource } from "./traffic/sessions.ts";

export interface Shard {
  readonly index: number;
  readonly region: number;
  readonly cell: number;
  /** Requests/s that this cell is asked for on average over a day. */
  readonly requestsPerS: number;
}

export interface ShardResult {
  readonly index: number;
  readonly region: number;
  readonly statistics: StatisticsSnapshot;
  readonly endS: number;
  readonly iterations: number;
  readonly busyS: number;
  readonly paidS: number;
  readonly peakReplicas: number;
  readonly preemptions: number;
  readonly saturated: boolean;
  readonly refused: number;
  /** Where the file names a platform for its power. */
  readonly energyJ?: number;
  /** Where a time series was asked for. */
  readonly series?: SeriesSnapshot;
}

export function fleetOf(document: SimulateDocument): Fleet | null {
  return "fleet" in document.workload ? document.workload.fleet : null;
}

/** The cells of every region, in order. */
export function fleetShards(fleet: Fleet): Shard[] {
  const shards: Shard[] = [];
  cellsByRegion(fleet).forEach(({ cells, requestsPerS }, region) => {
    for (let cell = 0; cell < cells; cell++) {
      shards.push({ index: shards.length, region, cell, requestsPerS });
    }
  });
  return shards;
}

/** A cell's conversations by the hour of its region's day. */
function sessionRate(fleet: Fleet, shard: Shard): RateProfile {
  const { utcOffset } = fleet.regions[shard.region];
  const hourMean = fleet.hours.reduce((sum, value) => sum + value, 0) / 24;
  const requestsPerS = new Float64Array(24);
  for (let hour = 0; hour < 24; hour++) {
    const local = (((hour + utcOffset) % 24) + 24) % 24;
    requestsPerS[hour] = ((fleet.hours[local] / hourMean) * shard.requestsPerS) / fleet.turns;
  }
  return { requestsPerS, stepS: 3600 };
}

/** Starts a shard: call `step` until it says false, then `shardResult`. */
export function startShard(
  document: SimulateDocument,
  shard: Shard,
  seed: bigint,
  options: { seriesIntervalS?: number | null; catalogue?: Catalogue } = {},
): ServingRun {
  const { seriesIntervalS = null, catalogue = null } = options;
  const fleet = fleetOf(document) as Fleet;
  const region = fleet.regions[shard.region];
  const random = createRandom(seed, "fleet").fork(`${region.name}/${shard.cell}`);
  const source = sessionSource({
    random: random.fork("traffic"),
    rate: sessionRate(fleet, shard),
    gaps: gapLaw("poisson", 1),
    turnsMean: fleet.turns,
    thinkS: fleet.think,
    messageTokens: lengthLaw(fleet.messageTokens),
    outputTokens: lengthLaw(fleet.outputTokens),
    maxPromptTokens: fleet.maxPromptTokens,
    sessions: Infinity,
    untilS: fleet.duration,
  });
  const traffic = { source, trace: null, groupNames: ["all"], leftOutFraction: 0 };
  const prepared = withTraffic(document, traffic, random.fork("deployment"), catalogue);
  const series =
    seriesIntervalS === null
      ? undefined
      : new ServingSeries({ groupNames: traffic.groupNames, intervalS: seriesIntervalS });
  return new ServingRun({ ...prepared, plain: false }, { sketchOnly: true, series });
}

export function shardResult(shard: Shard, run: ServingRun): ShardResult {
  const report = run.report();
  return {
    index: shard.index,
    region: shard.region,
    statistics: run.statistics.snapshot(),
    endS: report.endS,
    iterations: report.iterations,
    busyS: report.busyFraction * report.replicas.mean * report.endS,
    paidS: report.replicas.mean * report.endS,
    peakReplicas: report.replicas.peakOpen,
    preemptions: report.preemptions,
    saturated: report.saturation.saturated,
    refused: report.rejected.largerThanKv,
    ...(run.drawsByWork && report.energyJ !== null ? { energyJ: report.energyJ } : {}),
    ...(run.series === undefined ? {} : { series: run.series.snapshot() }),
  };
}

export interface FleetPart {
  readonly name: string;
  readonly requests: number;
  readonly cells: number;
  readonly saturatedCells: number;
  readonly ttftS: Distribution;
  readonly tpotS: Distribution;
  readonly e2eS: Distribution;
  readonly outputTokens: number;
  readonly withinTargetsFraction: number;
  /** Replicas that are on: mean up to the fleet's last answer, and the sum of every cell's most. */
  readonly replicasMean: number;
  readonly replicasPeak: number;
}

export interface FleetReport {
  readonly requests: number;
  readonly quantiles: "sketch";
  readonly ttftS: Distribution;
  readonly tpotS: Distribution;
  readonly itlS: Distribution;
  readonly e2eS: Distribution;
  readonly queueS: Distribution;
  readonly iterations: number;
  readonly endS: number;
  readonly promptTokens: number;
  readonly outputTokens: number;
  readonly cachedTokensFraction: number;
  readonly outputTokensPerS: number;
  readonly withinTargetsFraction: number;
  readonly preemptions: number;
  readonly refused: number;
  readonly busyFraction: number;
  readonly replicas: { readonly mean: number; readonly peak: number };
  readonly cells: number;
  readonly saturation: { readonly saturated: boolean; readonly cells: number };
  readonly features: readonly string[];
  readonly regions: readonly FleetPart[];
  /** Where the file says what a replica draws. */
  readonly energyJ?: number;
  readonly joulesPerOutputToken?: number;
}

/** Joins the results of every shard, whatever order they come in. */
export function joinShards(
  document: SimulateDocument,
  results: readonly ShardResult[],
): FleetReport {
  const fleet = fleetOf(document) as Fleet;
  const ordered = [...results].sort((a, b) => a.index - b.index);
  const { targets } = document;
  const limits: Targets = {
    ttftS: targets.ttft ?? Infinity,
    tpotS: targets.tpot ?? Infinity,
    e2eS: targets.e2e ?? Infinity,
  };
  const join = (part: readonly ShardResult[]): ServingStatistics => {
    const all = new ServingStatistics({ groupNames: [], targets: limits, exactLimit: 0 });
    for (const result of part) all.mergeSnapshot(result.statistics);
    return all;
  };
  const sum = (part: readonly ShardResult[], read: (result: ShardResult) => number): number =>
    part.reduce((total, result) => total + read(result), 0);
  const endS = ordered.reduce((latest, result) => Math.max(latest, result.endS), 0);
  const { power } = document;
  const energyJOf = ({ busyS, paidS, energyJ = 0 }: ShardResult): number =>
    power !== undefined && "busy" in power
      ? busyS * power.busy + Math.max(0, paidS - busyS) * power.idle
      : energyJ;
  const regions = fleet.regions.map((region, r): FleetPart => {
    const part = ordered.filter((result) => result.region === r);
    const statistics = join(part);
    return {
      name: region.name,
      requests: statistics.requests,
      cells: part.length,
      saturatedCells: part.filter((result) => result.saturated).length,
      ttftS: statistics.distribution("ttftS"),
      tpotS: statistics.distribution("tpotS"),
      e2eS: statistics.distribution("e2eS"),
      outputTokens: statistics.outputTokens,
      withinTargetsFraction: statistics.withinTargets / Math.max(1, statistics.requests),
      replicasMean: sum(part, (result) => result.paidS) / endS,
      replicasPeak: sum(part, (result) => result.peakReplicas),
    };
  });
  const all = join(ordered);
  const saturatedCells = ordered.filter((result) => result.saturated).length;
  return {
    requests: all.requests,
    quantiles: "sketch",
    ttftS: all.distribution("ttftS"),
    tpotS: all.distribution("tpotS"),
    itlS: sketchDistribution(all.gaps),
    e2eS: all.distribution("e2eS"),
    queueS: all.distribution("queueS"),
    iterations: sum(ordered, (result) => result.iterations),
    endS,
    promptTokens: all.promptTokens,
    outputTokens: all.outputTokens,
    cachedTokensFraction: all.cachedTokens / Math.max(1, all.promptTokens),
    outputTokensPerS: all.outputTokens / fleet.duration,
    withinTargetsFraction: all.withinTargets / Math.max(1, all.requests),
    preemptions: sum(ordered, (result) => result.preemptions),
    refused: sum(ordered, (result) => result.refused),
    busyFraction:
      sum(ordered, (r) => r.busyS) /
      Math.max(
        1e-9,
        sum(ordered, (r) => r.paidS),
      ),
    replicas: {
      mean: sum(ordered, (result) => result.paidS) / endS,
      peak: sum(ordered, (result) => result.peakReplicas),
    },
    cells: ordered.length,
    saturation: { saturated: saturatedCells > 0, cells: saturatedCells },
    features: features(document),
    regions,
    ...(power === undefined
      ? {}
      : {
          energyJ: sum(ordered, energyJOf),
          joulesPerOutputToken: sum(ordered, energyJOf) / Math.max(1, all.outputTokens),
        }),
  };
}

/** The time series of every region, the whole fleet first, by interval. */
export function joinSeries(
  document: SimulateDocument,
  results: readonly ShardResult[],
): SeriesRow[] {
  const ordered = results
    .filter((result) => result.series !== undefined)
    .sort((a, b) => a.index - b.index);
  if (ordered.length === 0) return [];
  const { intervalS } = ordered[0].series as SeriesSnapshot;
  const power = document.power !== undefined;
  const join = (part: readonly ShardResult[], name: string): SeriesRow[] => {
    const series = new ServingSeries({ groupNames: ["all"], intervalS });
    for (const result of part) series.mergeSnapshot(result.series as SeriesSnapshot);
    return series.rows({ power, name });
  };
  const regions = (fleetOf(document) as Fleet).regions.map(({ name }, r) =>
    join(
      ordered.filter((result) => result.region === r),
      name,
    ),
  );
  return join(ordered, "all").flatMap((row, i) => [
    row,
    ...regions.flatMap((rows) => rows.slice(i, i + 1)),
  ]);
}

/** What the run had switched on, in words. */
function features(document: SimulateDocument): string[] {
  const { deployment, engine } = document;
  const list = ["multi-turn sessions", `router: ${deployment.router}`];
  if (deployment.autoscaling !== undefined) list.push("autoscaling");
  if (deployment.prefixCache !== undefined) list.push("prefix cache");
  if (deployment.pools !== undefined) list.push("prefill and decode pools");
  if (deployment.failures !== undefined) list.push("failures");
  if (engine.speculation !== undefined) list.push("speculative decoding");
  return list;
}
