/** What a deployment of many replicas is made of: see cluster.ts. */

import type { Random } from "../../kernel/random.ts";
import type { Completions } from "./completions.ts";
import type { PrefixSettings } from "./prefix-memory.ts";
import type { EngineSettings } from "./replica.ts";
import type { TrafficSource } from "./request-chunk.ts";
import type { RouterName } from "./router.ts";
import type { ServingStatistics } from "./statistics.ts";
import type { StepCost } from "./step-cost.ts";

export interface ReplicaGroup {
  readonly name: string;
  readonly count: number;
  readonly settings: EngineSettings;
  readonly cost: StepCost;
  /** Price of one replica second, in any one unit. */
  readonly price: number;
}

/** How many replicas of one pool are open, by the requests that each of them has. */
export interface PoolScaling {
  readonly minimum: number;
  /** Replicas open at time 0. */
  readonly initial: number;
  /** Requests per open replica above which more are started, below which some are drained. */
  readonly outstandingHigh: number;
  readonly outstandingLow: number;
}

export interface Autoscaling {
  /** From the decision to the first request. */
  readonly startS: number;
  readonly everyS: number;
  /** Share of a pool's open replicas started or drained at one decision; at least one. */
  readonly stepFraction: number;
  /** Of the replicas that take arrivals. */
  readonly arrivals: PoolScaling;
  /** Of those that take prefilled requests; null: there are none. */
  readonly decode: PoolScaling | null;
}

export interface Failures {
  /** Named outages: replica number, from, until. */
  readonly outages: readonly { replica: number; fromS: number; untilS: number }[];
  /** Mean time between failures of one replica; Infinity: none drawn. */
  readonly mtbfS: number;
  readonly repairS: number;
}

/** What a deployment does with requests, apart from the replicas that it has. */
export interface DeploymentOptions {
  readonly router: RouterName;
  readonly prefixSlack: number;
  readonly targetTtftS: number;
  readonly prefix: PrefixSettings | null;
  /** KV from a prefill pool to a decode pool. */
  readonly transfer: { readonly latencyS: number; readonly perTokenS: number };
  readonly autoscaling: Autoscaling | null;
  readonly failures: Failures | null;
}

export interface ClusterOptions extends DeploymentOptions {
  readonly groups: readonly ReplicaGroup[];
  readonly source: TrafficSource;
  readonly statistics: ServingStatistics;
  readonly random: Random;
  readonly onCompletions?: (done: Completions) => void;
  /** Hears of each stretch in which a replica was on. */
  readonly onPaid?: (replica: number, fromS: number, untilS: number) => void;
}
