/**
 * One case small enough to work by hand for each policy, as the method page prints it. An
 * iteration takes one second whatever it holds, unless the case says otherwise; blocks hold one
 * token, so that KV memory can be counted on fingers.
 */

import { createRandom } from "../../kernel/random.ts";
import { Cluster } from "./cluster.ts";
import type { ClusterOptions, DeploymentOptions, ReplicaGroup } from "./cluster-options.ts";
import type { Completions } from "./completions.ts";
import { DEFAULT_ENGINE, type EngineSettings } from "./replica.ts";
import { NO_TARGETS, ServingStatistics } from "./statistics.ts";
import type { StepCost } from "./step-cost.ts";
import { tableSource } from "./traffic/table-source.ts";

export interface HandCase {
  readonly id: string;
  /** arrival s, prompt tokens, output tokens, group, prefix */
  readonly rows: readonly (readonly number[])[];
  readonly engine?: Partial<EngineSettings>;
  readonly cost?: StepCost;
  readonly groups?: readonly Partial<ReplicaGroup>[];
  readonly options?: Partial<ClusterOptions>;
}

/** Replicas served in turn, with nothing switched on. */
export const PLAIN_DEPLOYMENT: DeploymentOptions = {
  router: "round robin",
  prefixSlack: 4,
  targetTtftS: Infinity,
  prefix: null,
  transfer: { latencyS: 0, perTokenS: 0 },
  autoscaling: null,
  failures: null,
};

const SECOND: StepCost = { kind: "linear", baseS: 1, perTokenS: 0, perContextTokenS: 0 };
const TOKEN_SECOND: StepCost = { kind: "linear", baseS: 0, perTokenS: 1, perContextTokenS: 0 };
const two = [{ count: 2 }];
const sessionCache = {
  kind: "session" as const,
  lowerTiers: [],
  sharedTokens: 0,
  hashBlockTokens: 1,
  hashes: new Map(),
};

const threeLengths = [
  [0, 1, 3, 1],
  [0.5, 8, 2, 1],
  [0.5, 2, 2, 0],
  [0.5, 5, 2, 2],
];

export const HAND_CASES: readonly HandCase[] = [
  { id: "first come", rows: threeLengths, engine: { batchCap: 1 } },
  { id: "priority", rows: threeLengths, engine: { batchCap: 1, order: "priority" } },
  { id: "shortest", rows: threeLengths, engine: { batchCap: 1, order: "shortest" } },
  {
    id: "chunked prefill",
    rows: [
      [0, 2, 4],
      [0.5, 7, 1],
    ],
    engine: { tokenBudget: 4 },
  },
  {
    id: "preemption by recompute",
    rows: [
      [0, 4, 4],
      [0, 3, 4],
    ],
    engine: { blocks: 10 },
  },
  {
    id: "preemption by swap",
    rows: [
      [0, 4, 4],
      [0, 3, 4],
    ],
    engine: { blocks: 10, preemption: "swap", swapBlockS: 0.1 },
  },
  {
    id: "speculation",
    rows: [
      [0, 1, 6],
      [0, 1, 4],
    ],
    engine: { draftTokens: 3, tokensPerStep: 2.5 },
  },
  {
    id: "round robin",
    rows: [
      [0, 1, 5],
      [0.1, 1, 1],
      [2.1, 1, 1],
      [2.2, 1, 1],
    ],
    engine: { batchCap: 1 },
    groups: two,
  },
  {
    id: "least outstanding",
    rows: [
      [0, 1, 5],
      [0.1, 1, 1],
      [2.1, 1, 1],
      [2.2, 1, 1],
    ],
    engine: { batchCap: 1 },
    groups: two,
    options: { router: "least outstanding" },
  },
  {
    id: "power of two",
    rows: [
      [0, 1, 5],
      [0.1, 1, 5],
      [0.2, 1, 5],
      [0.3, 1, 5],
    ],
    groups: two,
    options: { router: "power of two" },
  },
  {
    id: "prefix aware",
    rows: [
      [0, 4, 1, 0, 1],
      [0, 4, 1, 0, 2],
      [10, 6, 1, 0, 2],
      [20, 7, 1, 0, 1],
    ],
    cost: TOKEN_SECOND,
    groups: two,
    options: { router: "prefix aware", prefix: sessionCache },
  },
  {
    id: "cheapest within target",
    rows: [
      [0, 3, 1],
      [0, 3, 1],
      [0, 3, 1],
      [0, 3, 1],
    ],
    engine: { batchCap: 1 },
    cost: TOKEN_SECOND,
    groups: [
      { count: 1, price: 5 },
      { count: 1, price: 1 },
    ],
    options: { router: "cheapest within target", targetTtftS: 7 },
  },
  {
    id: "prefix cache tiers",
    rows: [
      [0, 5, 1, 0, 1],
      [10, 5, 1, 0, 2],
      [20, 9, 1, 0, 1],
      [40, 8, 1, 0, 2],
    ],
    engine: { blocks: 12 },
    cost: TOKEN_SECOND,
    options: {
      prefix: {
        ...sessionCache,
        lowerTiers: [{ name: "host", capacityTokens: 6, loadTokenS: 0.1 }],
      },
    },
  },
  {
    id: "prefill and decode pools",
    rows: [
      [0, 4, 3],
      [0.5, 4, 3],
    ],
    groups: pools(1, 1, { blocks: 1e9 }),
    options: { transfer: { latencyS: 0.125, perTokenS: 0.03125 } },
  },
  {
    id: "a failure",
    rows: [
      [0, 1, 5],
      [0, 1, 5],
    ],
    groups: two,
    options: {
      failures: { outages: [{ replica: 1, fromS: 2.5, untilS: 9 }], mtbfS: Infinity, repairS: 1 },
    },
  },
  {
    id: "autoscaling",
    rows: [
      [0, 1, 6],
      [0.2, 1, 6],
      [0.4, 1, 6],
      [3, 1, 6],
    ],
    engine: { batchCap: 1 },
    groups: two,
    options: {
      router: "least outstanding",
      autoscaling: {
        startS: 1.5,
        everyS: 1,
        stepFraction: 0.1,
        arrivals: { minimum: 1, initial: 1, outstandingHigh: 2, outstandingLow: 0.5 },
        decode: null,
      },
    },
  },
  {
    id: "pools that scale",
    rows: [
      [0, 1, 6],
      [0.2, 1, 6],
      [0.4, 1, 6],
      [5.5, 1, 2],
    ],
    groups: pools(1, 2, { batchCap: 1 }),
    options: {
      transfer: { latencyS: 0.25, perTokenS: 0 },
      autoscaling: {
        startS: 0.5,
        everyS: 1,
        stepFraction: 0.1,
        arrivals: { minimum: 1, initial: 1, outstandingHigh: 9, outstandingLow: 0 },
        decode: { minimum: 1, initial: 1, outstandingHigh: 1.5, outstandingLow: 0.5 },
      },
    },
  },
];

function pools(prefill: number, decode: number, engine: Partial<EngineSettings>): ReplicaGroup[] {
  const settings = { ...DEFAULT_ENGINE, blockTokens: 1, blocks: 1000, ...engine };
  return [
    {
      name: "prefill",
      count: prefill,
      settings: { ...settings, role: "prefill" },
      cost: SECOND,
      price: 1,
    },
    {
      name: "decode",
      count: decode,
      settings: { ...settings, role: "decode" },
      cost: SECOND,
      price: 1,
    },
  ];
}

/** Runs a case and prints its requests: where each went and when what happened. */
export function workCase(one: HandCase): string {
  const found: string[][] = [];
  const settings = { ...DEFAULT_ENGINE, blockTokens: 1, blocks: 1000, ...one.engine };
  const groups = (one.groups ?? [{ count: 1 }]).map((group) => ({
    name: "one",
    count: 1,
    settings,
    cost: one.cost ?? SECOND,
    price: 1,
    ...group,
  }));
  const cluster: Cluster = new Cluster({
    groups,
    ...PLAIN_DEPLOYMENT,
    source: tableSource(
      one.rows.map(([arrivalS, promptTokens, outputTokens, group, prefix]) => ({
        arrivalS,
        promptTokens,
        outputTokens,
        group,
        prefix,
      })),
    ),
    statistics: new ServingStatistics({ groupNames: [], targets: NO_TARGETS, exactLimit: 100 }),
    random: createRandom(1),
    ...one.options,
    onCompletions: (done: Completions) => {
      for (let i = 0; i < done.count; i++) {
        found[done.id[i]] = [
          String.fromCharCode(65 + done.id[i]),
          ...[done.arrivalS[i], done.scheduledS[i], done.firstS[i], done.finishS[i]].map(short),
          String(done.replica[i]),
          String(done.cachedTokens[i]),
          String(done.preemptions[i]),
        ];
      }
    },
  });
  while (cluster.step());
  const names = ["", "arrives", "starts", "first", "last", "replica", "cached", "again"];
  return [names, ...found]
    .map((row) => row.map((cell, i) => (i === 0 ? cell.padEnd(1) : cell.padStart(9))).join(""))
    .join("\n");
}

function short(valueS: number): string {
  return String(Math.round(valueS * 1000) / 1000);
}
