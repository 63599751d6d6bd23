/** From a checked simulate file to the run that it describes. */

import type { Catalogue } from "../../../facts/kinds.ts";
import { createRandom, type Random } from "../../kernel/random.ts";
import type { Issue } from "../../scenario/issue.ts";
import type {
  Autoscaling,
  DeploymentOptions,
  PoolScaling,
  ReplicaGroup,
} from "./cluster-options.ts";
import { type PerformanceModel, performanceModel, platformPower } from "./performance-model.ts";
import type { PrefixSettings } from "./prefix-memory.ts";
import { DEFAULT_ENGINE, type EngineSettings } from "./replica.ts";
import type { TrafficSource } from "./request-chunk.ts";
import { performanceNames } from "./simulate-document.ts";
import type { SimulateDocument } from "./simulate-schema.ts";
import type { Targets } from "./statistics.ts";
import type { StepCost } from "./step-cost.ts";
import { type StepEnergy, twoLevels } from "./step-energy.ts";
import { rooflineCost, tableCost } from "./step-laws.ts";
import { closedLoopSource } from "./traffic/closed-loop.ts";
import { drawnSource, groupNames, type Tier } from "./traffic/drawn.ts";
import { gapLaw, lengthLaw } from "./traffic/laws.ts";
import type { ByteSource } from "./traffic/lines.ts";
import { r1Source } from "./traffic/r1-trace.ts";
import { constantRate, type RateProfile, weeklyRate } from "./traffic/rate.ts";
import { readClient, type ServedClient, serveGenSource } from "./traffic/servegen.ts";
import { sessionSource } from "./traffic/sessions.ts";
import { tableSource } from "./traffic/table-source.ts";
import { HASH_BLOCK_TOKENS, type TraceSource, traceSource } from "./traffic/trace.ts";

/** What the shell lends: files by the names that the simulate file uses. */
export interface ServingFiles {
  open(path: string): ByteSource;
  /** Clients of a ServeGen folder: number, trace text, lengths text (null: absent). */
  clients(folder: string): { id: number; traceCsv: string; datasetJson: string | null }[];
}

export interface PreparedServing {
  readonly groups: readonly ReplicaGroup[];
  readonly source: TrafficSource;
  readonly trace: TraceSource | null;
  /** Share of the service that is left out because its lengths are not known. */
  readonly leftOutFraction: number;
  readonly targets: Targets;
  readonly groupNames: readonly string[];
  readonly deployment: DeploymentOptions & { readonly random: Random };
  /** What a replica of each group draws; null: nothing is said of it. */
  readonly energies: readonly (StepEnergy | null)[];
  /** Two levels for all replicas, or a draw that follows each iteration's work. */
  readonly power: { readonly busyW: number; readonly idleW: number } | "by work" | null;
  /** One engine, one open stream, nothing else: the fastest loop serves. */
  readonly plain: boolean;
}

export type Prepared =
  | { readonly ok: true; readonly value: PreparedServing }
  | { readonly ok: false; readonly issues: readonly Issue[] };

export function prepareServing(
  document: SimulateDocument,
  files: ServingFiles,
  seed: bigint,
  catalogue: Catalogue | null = null,
): Prepared {
  const random = createRandom(seed, "serving");
  const issues: Issue[] = [];
  const traffic = trafficOf(document, files, random.fork("traffic"), issues);
  if (issues.length > 0) return { ok: false, issues };
  return { ok: true, value: withTraffic(document, traffic, random.fork("deployment"), catalogue) };
}

/** The deployment of a simulate file with traffic of one's own. */
export function withTraffic(
  document: SimulateDocument,
  traffic: Traffic,
  random: Random,
  catalogue: Catalogue | null,
): PreparedServing {
  const { groups, models } = replicaGroups(document, catalogue);
  const { deployment } = document;
  const autoscaling = deployment.autoscaling;
  const failures = deployment.failures;
  const plain =
    groups.length === 1 &&
    groups[0].count === 1 &&
    deployment.prefixCache === undefined &&
    autoscaling === undefined &&
    failures === undefined &&
    traffic.source.afterCompletion === undefined;
  return {
    groups,
    ...powerOf(document, models, catalogue),
    ...traffic,
    targets: {
      ttftS: document.targets.ttft ?? Infinity,
      tpotS: document.targets.tpot ?? Infinity,
      e2eS: document.targets.e2e ?? Infinity,
    },
    deployment: {
      router: deployment.router,
      prefixSlack: deployment.prefixSlack,
      targetTtftS: document.targets.ttft ?? Infinity,
      prefix: prefixSettings(document, traffic.trace),
      transfer: {
        latencyS: deployment.pools?.latency ?? 0,
        perTokenS: deployment.pools?.perToken ?? 0,
      },
      autoscaling: autoscaling === undefined ? null : scalingOf(autoscaling),
      failures:
        failures === undefined
          ? null
          : {
              outages: failures.outages.map(({ replica, from, until }) => ({
                replica,
                fromS: from,
                untilS: until,
              })),
              mtbfS: failures.mtbf ?? Infinity,
              repairS: failures.repair,
            },
      random,
    },
    plain,
  };
}

/** With pools each has limits of its own, without them the replicas have one. */
function scalingOf(
  autoscaling: NonNullable<SimulateDocument["deployment"]["autoscaling"]>,
): Autoscaling {
  const { start, every, step, prefill, decode } = autoscaling;
  const limits = (one: Partial<NonNullable<typeof prefill>>): PoolScaling => {
    const { minimum, initial, high, low } = one as NonNullable<typeof prefill>;
    return {
      minimum,
      initial: initial ?? minimum,
      outstandingHigh: high,
      outstandingLow: low,
    };
  };
  return {
    startS: start,
    everyS: every,
    stepFraction: step,
    arrivals: limits(prefill ?? autoscaling),
    decode: decode === undefined ? null : limits(decode),
  };
}

/** Two levels of power, or one that follows the work, for each kind of replica. */
function powerOf(
  document: SimulateDocument,
  models: readonly (PerformanceModel | null)[],
  catalogue: Catalogue | null,
): Pick<PreparedServing, "energies" | "power"> {
  const { power } = document;
  if (power === undefined) return { energies: models.map(() => null), power: null };
  if ("busy" in power) {
    const levels = { busyW: power.busy, idleW: power.idle };
    return { energies: models.map(() => twoLevels(levels.busyW, levels.idleW)), power: levels };
  }
  const rating = catalogue === null ? null : platformPower(power.platform, catalogue);
  if (rating === null) throw new Error("expected a platform that was looked up");
  const energies = models.map((model) => {
    const packages = power.packages ?? model?.packages ?? 1;
    const { ratedW, packageW, servingFraction, idleFraction } = rating;
    if (model === null) {
      return twoLevels(packages * ratedW * servingFraction, packages * ratedW * idleFraction);
    }
    // What stands beside the packages (hosts, switches, fans) is taken at its mean draw throughout.
    const besideW = packages * Math.max(0, ratedW - packageW) * servingFraction;
    const perPackage = packages / model.packages;
    return {
      idleW: model.energy.idleW * perPackage + besideW,
      aboveIdleJ: (...step: Parameters<StepEnergy["aboveIdleJ"]>) =>
        model.energy.aboveIdleJ(...step) * perPackage,
    };
  });
  return { energies, power: "by work" };
}

/** The kinds of replicas, each with the performance model that made its step cost, if one did. */
function replicaGroups(
  document: SimulateDocument,
  catalogue: Catalogue | null,
): { groups: ReplicaGroup[]; models: (PerformanceModel | null)[] } {
  const { deployment, workload } = document;
  const kindOf = (
    engine: SimulateDocument["engine"],
    cost: SimulateDocument["stepCost"],
  ): { settings: EngineSettings; cost: StepCost; model: PerformanceModel | null } => {
    const model = modelOf(cost, workload, catalogue);
    const blocks = model === null ? 0 : Math.floor(model.kvTokens / engine.kv.blockTokens);
    return {
      settings: engineSettings(engine, blocks),
      cost: model === null ? stepCost(cost as StatedCost) : model.cost,
      model,
    };
  };
  const first = kindOf(document.engine, document.stepCost);
  const { settings, cost } = first;
  const price = deployment.price;
  if (deployment.pools !== undefined) {
    const { prefill, decode } = deployment.pools;
    return {
      groups: [
        {
          name: "prefill",
          count: prefill,
          settings: { ...settings, role: "prefill" },
          cost,
          price,
        },
        { name: "decode", count: decode, settings: { ...settings, role: "decode" }, cost, price },
      ],
      models: [first.model, first.model],
    };
  }
  const others = deployment.also.map((kind) => ({
    kind,
    ...kindOf(kind.engine ?? document.engine, kind.stepCost ?? document.stepCost),
  }));
  return {
    groups: [
      { name: "replicas", count: deployment.replicas, settings, cost, price },
      ...others.map(({ kind, settings, cost }) => ({
        name: kind.name,
        count: kind.replicas,
        settings,
        cost,
        price: kind.price,
      })),
    ],
    models: [first.model, ...others.map(({ model }) => model)],
  };
}

function modelOf(
  cost: SimulateDocument["stepCost"],
  workload: SimulateDocument["workload"],
  catalogue: Catalogue | null,
): PerformanceModel | null {
  if (!("performance" in cost)) return null;
  if (catalogue === null) throw new Error("expected a catalogue to look names up in");
  const model = performanceModel(performanceNames(cost.performance, workload), catalogue);
  if ("issues" in model) throw new Error("expected names that were looked up");
  return model;
}

function engineSettings(engine: SimulateDocument["engine"], fittingBlocks: number): EngineSettings {
  const blocks = engine.kv.blocks ?? fittingBlocks;
  return {
    ...DEFAULT_ENGINE,
    batchCap: engine.batchCap,
    tokenBudget: engine.tokenBudget,
    blockTokens: engine.kv.blockTokens,
    blocks,
    watermarkBlocks: Math.floor(blocks * engine.kv.watermark),
    order: engine.order,
    preemption: engine.preemption,
    swapBlockS: engine.swapBlock,
    admission: engine.admission,
    draftTokens: engine.speculation?.draftTokens ?? 0,
    tokensPerStep: engine.speculation?.tokensPerStep ?? 1,
  };
}

type StatedCost = Exclude<SimulateDocument["stepCost"], { performance: unknown }>;

function stepCost(cost: StatedCost): StepCost {
  if ("linear" in cost) {
    const { base, perToken, perContextToken } = cost.linear;
    return {
      kind: "linear",
      baseS: base,
      perTokenS: perToken,
      perContextTokenS: perContextToken,
    };
  }
  if ("table" in cost) {
    return tableCost(cost.table.tokens, cost.table.contextTokens, cost.table.times);
  }
  const { roofline } = cost;
  return rooflineCost({
    overheadS: roofline.overhead,
    weightBytes: roofline.weightBytes,
    kvBytesPerToken: roofline.kvBytesPerToken,
    bandwidthBytesPerS: roofline.bandwidth,
    workFlopPerToken: roofline.workPerToken,
    computeFlopPerS: roofline.computeRate,
  });
}

function prefixSettings(
  document: SimulateDocument,
  trace: TraceSource | null,
): PrefixSettings | null {
  const cache = document.deployment.prefixCache;
  if (cache === undefined) return null;
  const { workload } = document;
  const lowerTiers = [];
  if (cache.host !== undefined) {
    const { tokens, loadToken } = cache.host;
    lowerTiers.push({ name: "host", capacityTokens: tokens, loadTokenS: loadToken });
  }
  if (cache.flash !== undefined) {
    const { tokens, loadToken } = cache.flash;
    lowerTiers.push({ name: "flash", capacityTokens: tokens, loadTokenS: loadToken });
  }
  const hashed = "trace" in workload ? HASH_BLOCK_TOKENS[workload.trace.format] : undefined;
  return {
    kind: hashed !== undefined ? "blocks" : "drawn" in workload ? "shared" : "session",
    lowerTiers,
    sharedTokens: cache.sharedTokens,
    hashBlockTokens: hashed ?? 16,
    hashes: trace?.hashes ?? new Map(),
  };
}

export interface Traffic {
  readonly source: TrafficSource;
  readonly trace: TraceSource | null;
  readonly groupNames: readonly string[];
  readonly leftOutFraction: number;
}

function trafficOf(
  document: SimulateDocument,
  files: ServingFiles,
  random: Random,
  issues: Issue[],
): Traffic {
  const { workload } = document;
  const plain = { trace: null, groupNames: ["all"], leftOutFraction: 0 };
  if ("r1" in workload) {
    const { r1 } = workload;
    const source = r1Source({
      seed: r1.seed,
      requests: r1.requests,
      requestsPerS: r1.requestsPerS,
      promptTokensMean: r1.promptTokens.mean,
      promptSigma: r1.promptTokens.sigma,
      outputTokensMean: r1.outputTokens.mean,
      outputSigma: r1.outputTokens.sigma,
      maxTokens: r1.maxTokens,
    });
    return { ...plain, source };
  }
  if ("rows" in workload) {
    const groups = Math.max(1, ...workload.rows.map((row) => (row[3] ?? 0) + 1));
    const source = tableSource(
      workload.rows.map(([arrivalS, promptTokens, outputTokens, group, prefix]) => ({
        arrivalS,
        promptTokens,
        outputTokens,
        group,
        prefix,
      })),
    );
    const names = Array.from({ length: groups }, (_, i) => `group ${i}`);
    return { ...plain, source, groupNames: names };
  }
  if ("trace" in workload) {
    const { file, format, speed, requests, badRows } = workload.trace;
    const trace = traceSource({
      file: files.open(file),
      format,
      speed,
      requests: requests ?? Infinity,
      refuseBadRows: badRows === "refuse",
    });
    return { ...plain, source: trace, trace };
  }
  if ("servegen" in workload) return serveGenTraffic(workload.servegen, files, random, issues);
  if ("closedLoop" in workload) {
    const { inFlight, requests, promptTokens, outputTokens } = workload.closedLoop;
    const source = closedLoopSource({
      random,
      inFlight,
      requests,
      promptTokens: lengthLaw(promptTokens),
      outputTokens: lengthLaw(outputTokens),
    });
    return { ...plain, source };
  }
  if ("sessions" in workload) {
    const { sessions } = workload;
    const source = sessionSource({
      random,
      rate: profile(sessions.sessionsPerS, sessions.hours, sessions.days),
      gaps: gapLaw(sessions.gaps.law, sessions.gaps.cv),
      turnsMean: sessions.turns,
      thinkS: sessions.think,
      messageTokens: lengthLaw(sessions.messageTokens),
      outputTokens: lengthLaw(sessions.outputTokens),
      maxPromptTokens: sessions.maxPromptTokens,
      sessions: sessions.sessions ?? Infinity,
      untilS: sessions.duration ?? Infinity,
    });
    return { ...plain, source };
  }
  if ("fleet" in workload) throw new Error("expected a fleet to be run shard by shard");
  return drawnTraffic(workload.drawn, random);
}

type Drawn = Extract<SimulateDocument["workload"], { drawn: unknown }>["drawn"];

function drawnTraffic(drawn: Drawn, random: Random): Traffic {
  const tiers: readonly Tier[] = drawn.tiers ?? [{ name: "all", share: 1 }];
  const regions = drawn.regions?.map((region) => ({
    name: region.name,
    rate: weeklyRate(
      { name: region.name, share: region.share, utcOffsetH: region.utcOffset },
      drawn.requestsPerS,
      drawn.hours ?? new Array(24).fill(1),
      drawn.days ?? new Array(7).fill(1),
    ),
  })) ?? [{ name: "all", rate: profile(drawn.requestsPerS, drawn.hours, drawn.days) }];
  const { reasoning } = drawn;
  const source = drawnSource({
    random,
    regions,
    gaps: gapLaw(drawn.gaps.law, drawn.gaps.cv),
    promptTokens: lengthLaw(drawn.promptTokens),
    outputTokens: lengthLaw(drawn.outputTokens),
    reasoning:
      reasoning === undefined
        ? null
        : { fraction: reasoning.share, tokens: lengthLaw(reasoning.tokens) },
    tiers,
    openings: drawn.openings,
    requests: drawn.requests ?? Infinity,
    untilS: drawn.duration ?? Infinity,
  });
  return { source, trace: null, groupNames: groupNames(tiers, regions), leftOutFraction: 0 };
}

function profile(
  requestsPerS: number,
  hours: readonly number[] | undefined,
  days: readonly number[] | undefined,
): RateProfile {
  if (hours === undefined && days === undefined) return constantRate(requestsPerS);
  const everywhere = { name: "all", share: 1, utcOffsetH: 0 };
  const flatHours = hours ?? new Array(24).fill(1);
  return weeklyRate(everywhere, requestsPerS, flatHours, days ?? new Array(7).fill(1));
}

type ServeGen = Extract<SimulateDocument["workload"], { servegen: unknown }>["servegen"];

function serveGenTraffic(
  servegen: ServeGen,
  files: ServingFiles,
  random: Random,
  issues: Issue[],
): Traffic {
  const byId = new Map<number, ServedClient>();
  for (const { id, traceCsv, datasetJson } of files.clients(servegen.folder)) {
    byId.set(id, readClient(`chunk-${id}`, traceCsv, datasetJson, issues));
  }
  const clients = [...byId.values()];
  if (clients.length === 0 && issues.length === 0) {
    issues.push({
      file: servegen.folder,
      line: 1,
      column: 1,
      path: "",
      expected: "client files such as chunk-0-trace.csv",
      found: "none",
      hint: "another folder",
    });
  }
  const source = serveGenSource({
    clients,
    random,
    fromS: servegen.from,
    untilS: servegen.from + servegen.duration,
    scale: servegen.scale,
    requests: servegen.requests ?? Infinity,
    borrowFrom: servegen.borrow === undefined ? null : (byId.get(servegen.borrow) ?? null),
  });
  const { leftOutFraction } = source;
  return { source, trace: null, groupNames: ["all"], leftOutFraction };
}
