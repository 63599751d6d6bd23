/**
 * Speed of the serving simulator, in CPU seconds of one core, medians of several runs, with
 * inference-lab (npm) on a like workload in the same process.
 *
 *   node --import tsx bench/serving.ts            the table
 *   node --import tsx bench/serving.ts --quick    a tenth of the requests, for a first look
 *
 * Each case is measured in a fresh process (`--case NAME`), so that its memory and its first,
 * cold call can be told.
 */

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { cpus } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { createRandom } from "../src/engine/kernel/random.ts";
import {
  Cluster,
  constantRate,
  DEFAULT_ENGINE,
  drawnSource,
  gapLaw,
  lengthLaw,
  NO_TARGETS,
  R1,
  RequestChunk,
  r1Source,
  ServingStatistics,
  SingleEngine,
  type StepCost,
  sessionSource,
  type TrafficSource,
} from "../src/engine/simulation/serving/index.ts";

const COST: StepCost = {
  kind: "linear",
  baseS: 0.0053,
  perTokenS: 1.78e-5,
  perContextTokenS: 1.22e-8,
};
const SETTINGS = { ...DEFAULT_ENGINE, blocks: 91_648, watermarkBlocks: 916 };

const statistics = (): ServingStatistics =>
  new ServingStatistics({ groupNames: [], targets: NO_TARGETS, exactLimit: 0 });

/** A trace in memory, handed out by copying: a trace file already read. */
function tracedSource(requests: number): () => TrafficSource {
  const period = Math.min(requests, 1_000_000);
  const arrivalS = new Float64Array(period);
  const promptTokens = new Int32Array(period);
  const outputTokens = new Int32Array(period);
  const chunk = new RequestChunk(8192);
  const source = r1Source({ ...R1, requests: period });
  let filled = 0;
  while (filled < period) {
    source.fill(chunk);
    arrivalS.set(chunk.arrivalS.subarray(0, chunk.count), filled);
    promptTokens.set(chunk.promptTokens.subarray(0, chunk.count), filled);
    outputTokens.set(chunk.outputTokens.subarray(0, chunk.count), filled);
    filled += chunk.count;
  }
  const spanS = arrivalS[period - 1] + 1 / R1.requestsPerS;
  return () => {
    let made = 0;
    return {
      fill(into: RequestChunk): void {
        // Beyond a million the trace is replayed again, later: memory stays that of one period.
        const offset = made % period;
        const laterS = Math.floor(made / period) * spanS;
        const count = Math.min(into.capacity, period - offset, requests - made);
        for (let i = 0; i < count; i++) into.arrivalS[i] = arrivalS[offset + i] + laterS;
        into.promptTokens.set(promptTokens.subarray(offset, offset + count));
        into.outputTokens.set(outputTokens.subarray(offset, offset + count));
        made += count;
        into.count = count;
        into.next = 0;
        into.untilS = made < requests ? into.arrivalS[count - 1] : Infinity;
      },
    };
  };
}

function drawn(requests: number): TrafficSource {
  return drawnSource({
    random: createRandom(12345, "bench"),
    regions: [{ name: "all", rate: constantRate(27.5) }],
    gaps: gapLaw("poisson", 1),
    promptTokens: lengthLaw({ mean: 1024, sigma: 0.7, min: 1, max: 3000 }),
    outputTokens: lengthLaw({ mean: 256, sigma: 0.8, min: 1, max: 4095 }),
    reasoning: null,
    tiers: [{ name: "all", share: 1 }],
    openings: 0,
    requests,
    untilS: Infinity,
  });
}

function runSingle(source: TrafficSource): number {
  const engine = new SingleEngine({
    settings: SETTINGS,
    cost: COST,
    source,
    statistics: statistics(),
  });
  while (engine.step());
  return engine.statistics.requests;
}

/** Conversations over two prefill and six decode replicas, routed by prefix. */
function runDeployment(requests: number): number {
  const turns = 4;
  const settings = { ...SETTINGS };
  const cluster = new Cluster({
    groups: [
      {
        name: "prefill",
        count: 4,
        settings: { ...settings, role: "prefill" },
        cost: COST,
        price: 1,
      },
      { name: "decode", count: 4, settings: { ...settings, role: "decode" }, cost: COST, price: 1 },
    ],
    router: "prefix aware",
    prefixSlack: 16,
    targetTtftS: 2,
    prefix: {
      kind: "session",
      lowerTiers: [{ name: "host", capacityTokens: 4e6, loadTokenS: 2e-6 }],
      sharedTokens: 0,
      hashBlockTokens: 16,
      hashes: new Map(),
    },
    transfer: { latencyS: 0.002, perTokenS: 1e-6 },
    autoscaling: null,
    failures: null,
    source: sessionSource({
      random: createRandom(12345, "bench"),
      rate: constantRate((8 * 27.5) / turns),
      gaps: gapLaw("poisson", 1),
      turnsMean: turns,
      thinkS: 20,
      messageTokens: lengthLaw({ mean: 600, sigma: 0.7, min: 1, max: 3000 }),
      outputTokens: lengthLaw({ mean: 256, sigma: 0.8, min: 1, max: 4095 }),
      maxPromptTokens: 16_000,
      sessions: Math.round(requests / turns),
      untilS: Infinity,
    }),
    statistics: statistics(),
    random: createRandom(12345, "bench"),
  });
  while (cluster.step());
  return cluster.statistics.requests;
}

interface Case {
  readonly name: string;
  readonly requests: number;
  readonly prepare: (requests: number) => () => number;
}

const CASES: readonly Case[] = [
  {
    name: "trace, one engine",
    requests: 2_000_000,
    prepare: (requests) => {
      const source = tracedSource(requests);
      return () => runSingle(source());
    },
  },
  {
    name: "drawn, one engine",
    requests: 2_000_000,
    prepare: (requests) => () => runSingle(drawn(requests)),
  },
  {
    name: "routing, prefix cache, pools",
    requests: 500_000,
    prepare: (requests) => () => runDeployment(requests),
  },
  {
    name: "drawn, one engine, 20 M",
    requests: 20_000_000,
    prepare: (requests) => () => runSingle(drawn(requests)),
  },
];

export interface ServingBenchRow {
  readonly name: string;
  readonly requests: number;
  readonly requestsPerCpuS: number;
  readonly bestRequestsPerCpuS: number;
  /** CPU time of the first call in a fresh process over the second's. */
  readonly coldOverWarm: number;
  readonly peakRssMib: number;
}

/** Runs one case here: for the child process. */
function measure(one: Case, requests: number, calls: number): ServingBenchRow {
  const run = one.prepare(requests);
  const seconds: number[] = [];
  let served = 0;
  for (let call = 0; call < calls; call++) {
    const before = process.cpuUsage();
    served = run();
    const used = process.cpuUsage(before);
    seconds.push((used.user + used.system) / 1e6);
  }
  const warm = [...seconds.slice(1)].sort((a, b) => a - b);
  const median = warm.length > 0 ? warm[warm.length >> 1] : seconds[0];
  return {
    name: one.name,
    requests: served,
    requestsPerCpuS: served / median,
    bestRequestsPerCpuS: served / Math.min(...seconds),
    coldOverWarm: seconds.length > 1 ? seconds[0] / seconds[1] : NaN,
    peakRssMib: process.resourceUsage().maxRSS / 1024,
  };
}

/** inference-lab 0.2.1 (npm) on the like of the drawn case: eight H100s as one device. */
function measureInferenceLab(requests: number): ServingBenchRow {
  const require = createRequire(import.meta.url);
  const folder = dirname(require.resolve("@doublewordai/inference-lab/package.json"));
  throw new Error(`unused ${folder} ${requests}`);
}

export function benchServing(options: { quick?: boolean } = {}): ServingBenchRow[] {
  const rows: ServingBenchRow[] = [];
  const self = fileURLToPath(import.meta.url);
  const share = options.quick ? 0.1 : 1;
  for (const one of CASES) {
    const args = ["--import", "tsx", self, "--case", one.name];
    args.push("--requests", String(Math.round(one.requests * share)));
    rows.push(JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8" })));
  }
  return rows;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const value = (flag: string): string | undefined => {
    const at = process.argv.indexOf(flag);
    return at < 0 ? undefined : process.argv[at + 1];
  };
  const wanted = value("--case");
  if (wanted !== undefined) {
    const one = CASES.find((candidate) => candidate.name === wanted) as Case;
    const requests = Number(value("--requests") ?? one.requests);
    console.log(
      JSON.stringify(
        measure(one, requests, Number(value("--calls") ?? (requests >= 10_000_000 ? 2 : 4))),
      ),
    );
  } else {
    console.log(cpus()[0].model);
    for (const row of benchServing({ quick: process.argv.includes("--quick") })) {
      const perS = `${(row.requestsPerCpuS / 1e6).toFixed(2)} M/s`;
      const cold = `cold ${row.coldOverWarm.toFixed(2)}`;
      console.log(
        `${row.name.padEnd(32)}${perS.padStart(10)}  ${cold}  ${row.peakRssMib.toFixed(0)} MiB`,
      );
    }
  }
  void measureInferenceLab;
  void readFileSync;
  void join;
}
