/**
 * Speed of the serving simulator, in CPU seconds of one core, medians of several runs, with
 * inference-lab (npm) on a like workload in the same process.
 *
 *   npm run bench -- --serving            the table
 *   npm run bench -- --serving --quick    half of the requests, for a first look
 *
 * Each case is measured in a fresh process (`--case NAME`), so that its memory and its first,
 * cold call can be told.
 */

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { cpus, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
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
  Replica,
  RequestChunk,
  r1Source,
  ServingStatistics,
  SingleEngine,
  type StepCost,
  sessionSource,
  type TrafficSource,
} from "../src/engine/simulation/serving/index.ts";
import type { Timing } from "./measure.ts";

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

/**
 * Conversations over four prefill and four decode replicas, routed by prefix. At 165 requests/s the
 * prefill replicas are busy two thirds of the time; at 220, as this case once had it, they cannot
 * keep up, and what is measured is a queue of minutes that grows.
 */
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
      rate: constantRate((6 * 27.5) / turns),
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
    requests: 1_000_000,
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
  /** Of one core, median of the warm calls; and the slowest and fastest of them. */
  readonly requestsPerCpuS: number;
  readonly lowestRequestsPerCpuS: number;
  readonly bestRequestsPerCpuS: number;
  readonly calls: number;
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
  return rowOf(one.name, served, seconds);
}

function rowOf(name: string, requests: number, seconds: readonly number[]): ServingBenchRow {
  const warm = (seconds.length > 1 ? seconds.slice(1) : [...seconds]).sort((a, b) => a - b);
  return {
    name,
    requests,
    requestsPerCpuS: requests / warm[warm.length >> 1],
    lowestRequestsPerCpuS: requests / warm[warm.length - 1],
    bestRequestsPerCpuS: requests / warm[0],
    calls: warm.length,
    coldOverWarm: seconds.length > 1 ? seconds[0] / seconds[1] : NaN,
    peakRssMib: process.resourceUsage().maxRSS / 1024,
  };
}

/**
 * inference-lab 0.2.1 (npm) on the like of the drawn case: eight H100s as one device. It keeps
 * every sample, so it is measured at 10,000 requests; at 100,000 it takes 2 GiB.
 */
async function measureInferenceLab(requests: number): Promise<ServingBenchRow> {
  const require = createRequire(import.meta.url);
  const folder = dirname(require.resolve("@doublewordai/inference-lab/package.json"));
  const lab = await import("@doublewordai/inference-lab");
  lab.initSync({ module: readFileSync(join(folder, "inference_lab_bg.wasm")) });
  const config = {
    hardware: {
      name: "8xH100",
      compute_flops: 8 * 989e12,
      memory_bandwidth: 8 * 3.35e12,
      memory_capacity: 640e9,
      bytes_per_param: 2,
    },
    model: {
      name: "70B",
      num_parameters: 70e9,
      num_layers: 80,
      hidden_dim: 8192,
      num_heads: 64,
      num_kv_heads: 8,
      max_seq_len: 8192,
    },
    scheduler: {
      max_num_batched_tokens: 2048,
      max_num_seqs: 256,
      policy: "fcfs",
      enable_chunked_prefill: true,
      block_size: 16,
    },
    workload: {
      arrival_pattern: "poisson",
      arrival_rate: 27.5,
      num_requests: requests,
      seed: 12345,
      input_len_dist: { type: "lognormal", mean: 6.686, std_dev: 0.7 },
      output_len_dist: { type: "lognormal", mean: 5.225, std_dev: 0.8 },
    },
  };
  const seconds: number[] = [];
  for (let call = 0; call < 3; call++) {
    const before = process.cpuUsage();
    lab.run_simulation(JSON.stringify(config));
    const used = process.cpuUsage(before);
    seconds.push((used.user + used.system) / 1e6);
  }
  return rowOf(LAB_NAME, requests, seconds);
}

const LAB = "inference-lab";
const STATE = "replica state";
const LAB_NAME = "inference-lab 0.2.1, drawn";

export interface WorkersRow {
  readonly workers: number;
  /** Of all threads; the start of the workers counts, that of the process does not. */
  readonly cpuS: number;
  /** SHA-256 of the report. */
  readonly digest: string;
}

/** CPU time and bytes of three hours of 4 % of the day, by the command as built, in a fresh process. */
function measureWorkers(workers: number): WorkersRow {
  const day = "examples/serving-day/sample.yaml";
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  try {
    const file = join(folder, "slice.yaml");
    const slice = readFileSync(day, "utf8")
      .replace(/duration: .*/, "duration: 180 min")
      .replace(/sample: .*/, "sample: 4 %");
    writeFileSync(file, slice.replace(/cellRequestsPerS: .*/, "cellRequestsPerS: 50"));
    const main = pathToFileURL("dist/cli/main.js").href;
    const code = [
      `const { main } = await import(${JSON.stringify(main)});`,
      "const before = process.cpuUsage();",
      "process.exitCode = await main(process.argv.slice(2));",
      "const used = process.cpuUsage(before);",
      'process.stdout.write("\\n" + (used.user + used.system) / 1e6);',
    ].join("\n");
    // A file, as workers take over the options of `node -e`, under which they cannot start.
    const start = join(folder, "start.mjs");
    writeFileSync(start, code);
    const args = [start, "simulate", "serving", file, "--json", "--workers", String(workers)];
    const printed = execFileSync(process.execPath, args, {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    const end = printed.lastIndexOf("\n");
    const digest = createHash("sha256").update(printed.slice(0, end)).digest("hex");
    return { workers, cpuS: Number(printed.slice(end)), digest };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Median CPU time with two workers over that with one, runs taken in turn, and whether the bytes agree. */
export function benchWorkers(pairs = 3): { ratio: number; sameBytes: boolean } {
  const ratios: number[] = [];
  let sameBytes = true;
  for (let pair = 0; pair < pairs; pair++) {
    const one = measureWorkers(1);
    const two = measureWorkers(2);
    ratios.push(two.cpuS / one.cpuS);
    sameBytes &&= one.digest === two.digest;
  }
  ratios.sort((a, b) => a - b);
  return { ratio: ratios[pairs >> 1], sameBytes };
}

/** Every case, each in a process of its own; `word` keeps those whose name holds it. */
export function benchServing(options: { quick?: boolean; word?: string } = {}): ServingBenchRow[] {
  const rows: ServingBenchRow[] = [];
  const self = fileURLToPath(import.meta.url);
  const share = options.quick ? 0.5 : 1;
  const wanted = CASES.map(({ name, requests }) => ({ name, requests: requests * share }));
  wanted.push({ name: LAB, requests: 10_000 });
  for (const { name, requests } of wanted) {
    if (!name.includes(options.word ?? "")) continue;
    // As the threads of a fleet do (run-fleet.ts): else the engine's loop is at times left uncompiled.
    const args = [
      "--no-concurrent-recompilation",
      self,
      "--case",
      name,
      "--requests",
      String(requests),
    ];
    rows.push(JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8" })));
  }
  return rows;
}

/** Memory of one replica that has nothing to do, in kB: the mean of many. With `--expose-gc`. */
function replicaStateKb(count = 20_000): number {
  const used = (): number => {
    (globalThis as { gc?: () => void }).gc?.();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  const before = used();
  const replicas = Array.from(
    { length: count },
    (_, number) => new Replica(SETTINGS, COST, number),
  );
  const state = (used() - before) / count / 1000;
  return replicas.length === count ? state : NaN;
}

/** The same for `npm run bench`: speed, first call ÷ second, memory, two workers ÷ one. */
export async function bench(): Promise<readonly Timing[]> {
  const rows = benchServing();
  const one = (name: string, unit: string, median: number): Timing => {
    return { name: `serving: ${name}`, unit, median, low: median, high: median, runs: 1 };
  };
  const timings = rows.map((row) => ({
    name: `serving: ${row.name}, ${row.requests} requests`,
    unit: "M requests/s",
    median: row.requestsPerCpuS / 1e6,
    low: row.lowestRequestsPerCpuS / 1e6,
    high: row.bestRequestsPerCpuS / 1e6,
    runs: row.calls,
  }));
  for (const { name, coldOverWarm, peakRssMib } of rows.filter((row) => row.name !== LAB_NAME)) {
    if (!Number.isNaN(coldOverWarm))
      timings.push(one(`${name}, first ÷ second call`, "×", coldOverWarm));
    timings.push(one(`${name}, peak memory`, "MiB", peakRssMib));
  }
  const args = ["--expose-gc", fileURLToPath(import.meta.url), "--case", STATE];
  const stateKb = Number(execFileSync(process.execPath, args, { encoding: "utf8" }));
  timings.push(one("state of an idle replica (goal 4 kB)", "kB", stateKb));
  const { ratio, sameBytes } = benchWorkers();
  if (!sameBytes) throw new Error("two workers gave other bytes than one");
  timings.push(one("fleet, CPU of two workers ÷ one, same bytes", "×", ratio));
  return timings;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const value = (flag: string): string | undefined => {
    const at = process.argv.indexOf(flag);
    return at < 0 ? undefined : process.argv[at + 1];
  };
  const wanted = value("--case");
  const requests = Number(value("--requests"));
  const calls = Number(value("--calls") ?? (requests >= 10_000_000 ? 2 : 5));
  if (wanted === STATE) {
    console.log(replicaStateKb());
  } else if (wanted === LAB) {
    console.log(JSON.stringify(await measureInferenceLab(requests)));
  } else if (wanted !== undefined) {
    const one = CASES.find((candidate) => candidate.name === wanted) as Case;
    console.log(JSON.stringify(measure(one, requests || one.requests, calls)));
  } else {
    console.log(cpus()[0].model);
    const quick = process.argv.includes("--quick");
    for (const row of benchServing({ quick, word: value("--only") })) {
      const name = `${row.name} (${row.requests})`.padEnd(46);
      const perS = `${(row.requestsPerCpuS / 1e6).toFixed(4)} M/s`.padStart(13);
      const cold = `cold ÷ warm ${row.coldOverWarm.toFixed(2)}`;
      console.log(`${name}${perS}  ${cold}  ${row.peakRssMib.toFixed(0)} MiB`);
    }
    if (value("--only") === undefined) {
      const { ratio, sameBytes } = benchWorkers();
      const bytes = sameBytes ? "same bytes" : "DIFFERENT BYTES";
      console.log(`CPU time, two workers ÷ one: ${ratio.toFixed(2)}, ${bytes}`);
    }
  }
}
