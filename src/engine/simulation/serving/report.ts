/** The result of a serving simulation as plain values: for JSON, for a page, for the plan. */

import type { Rejections } from "./rejections.ts";
import type { Replica } from "./replica.ts";
import { type Mix, saturationRequestsPerS } from "./saturation.ts";
import {
  type Distribution,
  type GroupReport,
  type ServingStatistics,
  sketchDistribution,
} from "./statistics.ts";
import type { TraceSource } from "./traffic/trace.ts";

export interface ServingReport {
  readonly requests: number;
  readonly endS: number;
  readonly iterations: number;
  readonly quantiles: "exact" | "sketch";
  readonly ttftS: Distribution;
  readonly tpotS: Distribution;
  /** Every single gap between output tokens, whatever passed in it; always from a sketch. */
  readonly itlS: Distribution;
  readonly e2eS: Distribution;
  readonly queueS: Distribution;
  readonly groups: readonly GroupReport[];
  readonly promptTokens: number;
  readonly outputTokens: number;
  readonly requestsPerS: number;
  readonly outputTokensPerS: number;
  readonly withinTargetsFraction: number;
  readonly sloGoodputTokensPerS: number;
  readonly cachedTokensFraction: number;
  readonly preemptions: number;
  readonly busyFraction: number;
  readonly kv: { readonly meanFraction: number; readonly peakFraction: number };
  readonly batchMean: number;
  readonly saturation: {
    readonly requestsPerS: number;
    /** Offered ÷ saturation. */
    readonly loadFraction: number;
    /**
     * More was asked than could be served: percentiles then say how long the run was, not more. A
     * closed loop asks for the next as it gets the last, and is never called so.
     */
    readonly saturated: boolean;
    /** Mean wait of the last quarter of arrivals over that of the second. */
    readonly waitGrowth: number | null;
  };
  readonly arrived: number;
  /** Requests refused, by name, with the first rows of each. */
  readonly rejected: {
    readonly largerThanKv: number;
    readonly largerThanKvRows: readonly number[];
    /** Of a trace: the lines of those rows. */
    readonly largerThanKvLines?: readonly number[];
  };
  /** Of a trace: the longest time between two rows as replayed, and the line after it. */
  readonly longestGap?: { readonly gapS: number; readonly beforeLine: number };
  /** Rows of a trace left out, by name, with the first lines of each. */
  readonly badRows: Readonly<Record<string, { rows: number; firstLines: readonly number[] }>>;
  /** Share of a ServeGen service left out for want of lengths. */
  readonly leftOutFraction: number;
  readonly replicas: {
    readonly count: number;
    readonly peakOpen: number;
    /** Mean over the run of replicas that are on. */
    readonly mean: number;
    readonly failures: number;
    readonly retries: number;
    readonly transferredTokens: number;
  };
  readonly energyJ: number | null;
  readonly outputTokensPerJ: number | null;
  /** Only where the file states power. */
  readonly joulesPerOutputToken?: number;
}

export interface RunFacts {
  readonly arrived: number;
  readonly rejected: Rejections;
  readonly trace: TraceSource | null;
  readonly leftOutFraction: number;
  readonly closedLoop: boolean;
  readonly power: { readonly busyW: number; readonly idleW: number } | null;
  /** Energy summed iteration by iteration, where the power follows the work. */
  readonly drawnJ: number | null;
  /** Replica seconds paid for; null: all of them all the time. */
  readonly paidS: number | null;
  readonly peakReplicas: number;
  readonly retries: number;
  readonly failures: number;
  readonly transferredTokens: number;
}

export function servingReport(
  statistics: ServingStatistics,
  replicas: readonly Replica[],
  facts: RunFacts,
): ServingReport {
  const total = (read: (replica: Replica) => number): number =>
    replicas.reduce((sum, replica) => sum + read(replica), 0);
  const n = statistics.requests;
  const endS = replicas.reduce((latest, replica) => Math.max(latest, replica.nowS), 0);
  const spanS = endS > 0 ? endS : Number.MIN_VALUE;
  const busyS = total((replica) => replica.busyS);
  const paidS = facts.paidS ?? spanS * replicas.length;
  const idleS = Math.max(0, paidS - busyS);
  const energyJ =
    facts.power === null ? facts.drawnJ : busyS * facts.power.busyW + idleS * facts.power.idleW;
  const blocks = total((replica) => replica.settings.blocks) / replicas.length;
  const arrivalSpanS = statistics.lastArrivalS - Math.min(statistics.firstArrivalS, 0);
  // Requests that come at one instant have no rate of their own.
  const offeredPerS = n / (arrivalSpanS > 0 ? arrivalSpanS : spanS);
  const mix = {
    promptTokensMean: (statistics.promptTokens - statistics.cachedTokens) / Math.max(1, n),
    outputTokensMean: statistics.outputTokens / Math.max(1, n),
    decodeContextTokensMean: statistics.contextTokenSteps / Math.max(1, statistics.outputTokens),
  };
  const capacityPerS = deploymentCapacity(replicas, mix);
  // A burst that the engines take in whole has ended before anything could grow.
  const places = total((replica) => replica.settings.batchCap);
  return {
    requests: n,
    endS,
    iterations: total((replica) => replica.iterations),
    quantiles: statistics.quantiles,
    ttftS: statistics.distribution("ttftS"),
    tpotS: statistics.distribution("tpotS"),
    itlS: sketchDistribution(statistics.gaps),
    e2eS: statistics.distribution("e2eS"),
    queueS: statistics.distribution("queueS"),
    groups: statistics.groupReports(),
    promptTokens: statistics.promptTokens,
    outputTokens: statistics.outputTokens,
    requestsPerS: n / spanS,
    outputTokensPerS: statistics.outputTokens / spanS,
    withinTargetsFraction: n > 0 ? statistics.withinTargets / n : 0,
    sloGoodputTokensPerS: statistics.withinTargetsTokens / spanS,
    cachedTokensFraction: statistics.cachedTokens / Math.max(1, statistics.promptTokens),
    preemptions: total((replica) => replica.preemptions),
    busyFraction: busyS / Math.max(paidS, Number.MIN_VALUE),
    kv: {
      meanFraction: busyS > 0 ? total((replica) => replica.blockS) / busyS / blocks : 0,
      peakFraction: replicas.reduce(
        (most, r) => Math.max(most, r.peakBlocks / r.settings.blocks),
        0,
      ),
    },
    batchMean: busyS > 0 ? total((replica) => replica.decodeS) / busyS : 0,
    saturation: {
      requestsPerS: capacityPerS,
      loadFraction: offeredPerS / capacityPerS,
      saturated:
        !facts.closedLoop &&
        ((offeredPerS > capacityPerS && n > places) || waitKeptGrowing(statistics)),
      waitGrowth: statistics.waitGrowth(),
    },
    arrived: facts.arrived,
    rejected: {
      largerThanKv: facts.rejected.largerThanKv,
      largerThanKvRows: facts.rejected.largerThanKvIds,
      ...(facts.trace === null
        ? {}
        : { largerThanKvLines: facts.rejected.largerThanKvIds.map(facts.trace.lineOf) }),
    },
    ...(facts.trace === null ? {} : { longestGap: facts.trace.longestGap }),
    badRows: facts.trace?.badRows.counts ?? {},
    leftOutFraction: facts.leftOutFraction,
    replicas: {
      count: replicas.length,
      peakOpen: facts.peakReplicas,
      mean: paidS / spanS,
      failures: facts.failures,
      retries: facts.retries,
      transferredTokens: facts.transferredTokens,
    },
    energyJ,
    outputTokensPerJ: energyJ === null ? null : statistics.outputTokens / energyJ,
    ...(energyJ === null
      ? {}
      : { joulesPerOutputToken: energyJ / Math.max(1, statistics.outputTokens) }),
  };
}

/** Pools in series carry what the weaker one can; replicas side by side add up. */
function deploymentCapacity(replicas: readonly Replica[], mix: Mix): number {
  let both = 0;
  let prefill = 0;
  let decode = 0;
  for (const { settings, cost } of replicas) {
    if (settings.role === "both") both += saturationRequestsPerS(settings, cost, mix);
    else if (settings.role === "prefill") {
      prefill += saturationRequestsPerS(settings, cost, { ...mix, outputTokensMean: 1 });
    } else decode += saturationRequestsPerS(settings, cost, { ...mix, promptTokensMean: 0 });
  }
  return both + Math.min(prefill, decode);
}

/** A wait that grew through the run and is now beyond what bursts explain. */
function waitKeptGrowing(statistics: ServingStatistics): boolean {
  const growth = statistics.waitGrowth();
  return growth !== null && growth > 3 && statistics.lastWaitMeanS() > 5;
}
