/** The result of a serving simulation as plain values: for JSON, for a page, for the plan. */

import type { Replica } from "./replica.ts";
import { saturationRequestsPerS } from "./saturation.ts";
import {
  type Distribution,
  type GroupReport,
  type ServingStatistics,
  sketchDistribution,
} from "./statistics.ts";

export interface ServingReport {
  readonly requests: number;
  readonly endS: number;
  readonly iterations: number;
  readonly quantiles: "exact" | "sketch";
  readonly ttftS: Distribution;
  readonly tpotS: Distribution;
  /** Every single gap between output tokens; always from a sketch. */
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
    readonly saturated: boolean;
  };
}

export function servingReport(
  statistics: ServingStatistics,
  replicas: readonly Replica[],
): ServingReport {
  const total = (read: (replica: Replica) => number): number =>
    replicas.reduce((sum, replica) => sum + read(replica), 0);
  const n = statistics.requests;
  const endS = replicas.reduce((latest, replica) => Math.max(latest, replica.nowS), 0);
  const spanS = endS > 0 ? endS : Number.MIN_VALUE;
  const busyS = total((replica) => replica.busyS);
  const blocks = total((replica) => replica.settings.blocks) / replicas.length;
  const arrivalSpanS = statistics.lastArrivalS - Math.min(statistics.firstArrivalS, 0);
  const offeredPerS = n / Math.max(arrivalSpanS, Number.MIN_VALUE);
  const mix = {
    promptTokensMean: (statistics.promptTokens - statistics.cachedTokens) / Math.max(1, n),
    outputTokensMean: statistics.outputTokens / Math.max(1, n),
    decodeContextTokensMean: statistics.contextTokenSteps / Math.max(1, statistics.outputTokens),
  };
  const capacityPerS = replicas.reduce(
    (sum, replica) => sum + saturationRequestsPerS(replica.settings, replica.cost, mix),
    0,
  );
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
    busyFraction: busyS / (spanS * replicas.length),
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
      saturated: offeredPerS > capacityPerS,
    },
  };
}
