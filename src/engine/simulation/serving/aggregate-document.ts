/**
 * A simulate file answered from a curve instead of event by event: a workload that is drawn at a
 * rate by the hour, on replicas behind an even router.
 *
 * Fails   whatever a curve cannot stand for is refused by name, never ignored
 */

import type { Catalogue } from "../../../facts/kinds.ts";
import {
  type AggregateAnswer,
  aggregateServing,
  type CurveStore,
  cachedCurve,
  type LoadStretch,
} from "./aggregate.ts";
import { prepareServing } from "./prepare.ts";
import type { SimulateDocument } from "./simulate-schema.ts";
import { gapLaw, lengthLaw } from "./traffic/laws.ts";

/** Requests simulated at each load of the ladder: percentiles at p99 rest on 360 of them. */
const REQUESTS = 40_000;

export interface AggregateOptions {
  readonly catalogue: Catalogue;
  readonly seed: bigint;
  readonly store: CurveStore;
  readonly hash: (text: string) => string;
  /** Build of the engine and of the facts: a curve of another build is not taken. */
  readonly build: string;
}

export interface AggregateReport {
  readonly answer: AggregateAnswer;
  /** Of one replica: what the mix's means allow. */
  readonly saturationRequestsPerS: number;
  readonly replicas: number;
}

export type Aggregated =
  | { readonly ok: true; readonly report: AggregateReport }
  | { readonly ok: false; readonly refused: readonly string[] };

export function aggregateDocument(
  document: SimulateDocument,
  options: AggregateOptions,
): Aggregated {
  const refused = notAggregated(document);
  const { workload, deployment, engine, stepCost } = document;
  if (refused.length > 0 || !("drawn" in workload)) return { ok: false, refused };
  const { drawn } = workload;
  const none = { open: () => unexpected(), clients: () => [] };
  const prepared = prepareServing(document, none, options.seed, options.catalogue);
  if (!prepared.ok) return unexpected();
  const { groups, targets } = prepared.value;
  const { settings, cost } = groups[0];
  const recipe = {
    build: options.build,
    engine,
    // A model's typical prompt comes from the lengths, which are here too.
    stepCost,
    promptTokens: drawn.promptTokens,
    outputTokens: drawn.outputTokens,
    replicas: deployment.replicas,
    seed: String(options.seed),
    requests: REQUESTS,
  };
  const input = {
    settings,
    cost,
    promptTokens: lengthLaw(drawn.promptTokens),
    outputTokens: lengthLaw(drawn.outputTokens),
    // In turn, a replica's gaps are sums of as many exponential ones as there are replicas.
    gaps: gapLaw("gamma", 1 / Math.sqrt(deployment.replicas)),
    seed: options.seed,
    requests: REQUESTS,
  };
  const curve = cachedCurve(recipe, input, options.store, options.hash);
  const stretches = loadStretches(drawn, deployment.replicas);
  return {
    ok: true,
    report: {
      answer: aggregateServing(curve, stretches, targets),
      saturationRequestsPerS: curve.saturationRequestsPerS,
      replicas: deployment.replicas,
    },
  };
}

/** What of a file a curve cannot stand for, in words. */
function notAggregated(document: SimulateDocument): string[] {
  const { workload, deployment } = document;
  const list: string[] = [];
  if (!("drawn" in workload)) list.push(`a drawn workload, found ${Object.keys(workload)[0]}`);
  else {
    const { gaps, reasoning, openings, regions, days } = workload.drawn;
    if (gaps.law !== "poisson" && gaps.cv !== 1) list.push(`Poisson gaps, found ${gaps.law}`);
    if (reasoning !== undefined) list.push("no `reasoning`: lengths of two kinds");
    if (openings > 0) list.push("no `openings`");
    if (regions !== undefined) list.push("no `regions`: one rate by the hour");
    if (days !== undefined) list.push("no `days`");
  }
  if (deployment.prefixCache !== undefined) list.push("no `prefixCache`");
  if (deployment.pools !== undefined) list.push("no `pools`");
  if (deployment.autoscaling !== undefined) list.push("no `autoscaling`");
  if (deployment.failures !== undefined) list.push("no `failures`");
  if (deployment.also.length > 0) list.push("one kind of replica");
  if (deployment.replicas > 1 && deployment.router !== "round robin") {
    list.push(`an even router (round robin), found ${deployment.router}`);
  }
  return list;
}

type Drawn = Extract<SimulateDocument["workload"], { drawn: unknown }>["drawn"];

/** Hours of one rate each; a run that ends by its number of requests is taken at its mean rate. */
function loadStretches(drawn: Drawn, replicas: number): LoadStretch[] {
  const durationS = drawn.duration ?? (drawn.requests ?? 0) / drawn.requestsPerS;
  const hours = drawn.hours ?? [1];
  const mean = hours.reduce((sum, value) => sum + value, 0) / hours.length;
  const stretches: LoadStretch[] = [];
  const stepS = drawn.hours === undefined ? durationS : 3600;
  for (let fromS = 0, hour = 0; fromS < durationS; fromS += stepS, hour++) {
    stretches.push({
      requestsPerS: (drawn.requestsPerS * hours[hour % hours.length]) / mean / replicas,
      durationS: Math.min(stepS, durationS - fromS),
      replicas,
    });
  }
  return stretches;
}

function unexpected(): never {
  throw new Error("expected a drawn workload to read no file");
}
