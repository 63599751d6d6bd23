import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { parquetMetadataAsync, parquetReadObjects } from "hyparquet";
import { codeKey } from "../code-key.ts";
import { type SimulateServingArgs, simulateServingCommand } from "./simulate-serving.ts";

const folder = mkdtempSync(join(tmpdir(), "simulate-"));
test.after(() => rmSync(folder, { recursive: true, force: true }));

async function simulate(args: Partial<SimulateServingArgs> & { file: string }) {
  let stdout = "";
  let stderr = "";
  const code = await simulateServingCommand(
    { json: true, ...args },
    { stdout: (text) => (stdout += text), stderr: (text) => (stderr += text) },
  );
  return { code, stdout, stderr };
}

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const ENGINE = `simulate: serving
engine: { kv: { blocks: 4000 } }
stepCost: { linear: { base: 8 ms, perToken: 20 us, perContextToken: 0.02 us } }
`;

const r1 = fileURLToPath(new URL("../../../examples/r1/r1.yaml", import.meta.url));

test("R1 through the command prints the reference's figures", async () => {
  const { code, stdout, stderr } = await simulate({ file: r1 });
  assert.equal(code, 0);
  assert.equal(stderr, "");
  const result = JSON.parse(stdout);
  const printed = (d: Record<string, number>) =>
    ["mean", "p50", "p90", "p95", "p99", "max"].map((name) => d[name].toFixed(6));
  assert.deepEqual(printed(result.ttftS), [
    "0.070570",
    "0.054929",
    "0.136959",
    "0.168815",
    "0.230547",
    "0.350249",
  ]);
  assert.deepEqual(printed(result.e2eS), [
    "4.815361",
    "3.531757",
    "9.679320",
    "12.842863",
    "21.399409",
    "80.628386",
  ]);
  assert.equal(result.iterations, 22_021);
  assert.equal(result.endS, 377.78579661720096);
  assert.equal(result.quantiles, "exact");
  assert.equal(result.saturation.saturated, false);
  // The capacity that the means give, against 31.5 requests/s found by raising the load.
  assert.ok(Math.abs(result.saturation.requestsPerS / 31.5 - 1) < 0.03);
});

test("the printed form fits 80 columns", async () => {
  const { stdout } = await simulate({ file: r1, json: false });
  for (const line of stdout.split("\n")) assert.ok([...line].length <= 80, line);
});

test("the committed output of the example is what the command prints", async () => {
  const { stdout } = await simulate({ file: r1, json: false });
  assert.equal(
    stdout,
    readFileSync(new URL("../../../examples/r1/output.txt", import.meta.url), "utf8"),
  );
});

test("the example of a replica by name runs, with joules for each token", async () => {
  const byName = fileURLToPath(
    new URL("../../../examples/serving-by-name/llama-70b.yaml", import.meta.url),
  );
  const result = JSON.parse((await simulate({ file: byName })).stdout);
  assert.equal(result.saturation.saturated, false);
  assert.ok(result.joulesPerOutputToken > 0.1 && result.joulesPerOutputToken < 100);
  const { stdout } = await simulate({ file: byName, json: false });
  for (const line of stdout.split("\n")) assert.ok([...line].length <= 80, line);
  assert.match(stdout, /J for each output token/);
});

test("--aggregated answers from a curve and refuses what it cannot stand for", async () => {
  const workload =
    "{ drawn: { requestsPerS: 5, duration: 1 h, promptTokens: { mean: 200 }, outputTokens: { mean: 20 } } }";
  const path = file("curve.yaml", `${ENGINE}workload: ${workload}\n`);
  const cache = join(folder, "curves");
  const first = await simulate({ file: path, aggregated: true, cache });
  assert.equal(first.code, 0);
  const result = JSON.parse(first.stdout);
  assert.equal(result.mode, "aggregated");
  assert.equal(result.requests, 18_000);
  assert.equal((await simulate({ file: path, aggregated: true, cache })).stdout, first.stdout);
  const { stdout } = await simulate({ file: path, aggregated: true, cache, json: false });
  for (const line of stdout.split("\n")) assert.ok([...line].length <= 80, line);
  const refused = await simulate({ file: r1, aggregated: true, cache });
  assert.equal(refused.code, 1);
  assert.match(refused.stderr, /expected a drawn workload, found r1; try /);
});

test("everything wrong with a file is reported at once, each with its place", async () => {
  const path = file(
    "wrong.yaml",
    `simulate: serving
engine: { kv: { blocks: 0, blockTokens: 17 }, batchcap: 3 }
stepCost: { linear: { base: 8, perToken: 20 us } }
workload: { trace: { file: x.csv, format: azur } }
deployment: { router: magic }
`,
  );
  const { code, stdout, stderr } = await simulate({ file: path });
  assert.equal(code, 1);
  assert.equal(stdout, "");
  const places = stderr
    .trim()
    .split("\n")
    .map((line) => line.slice(path.length + 1).split(":")[0]);
  assert.deepEqual(places, ["2", "2", "2", "3", "3", "4", "5"]);
  assert.match(stderr, /batchcap/);
  assert.match(stderr, /"azur"; try azure/);
  assert.match(stderr, /"magic"/);
});

const LENGTHS = "promptTokens: { mean: 100 }, outputTokens: { mean: 10 }";
const ROWS = "workload: { rows: [[0, 100, 3]] }";
const SCALING = "start: 1 s, every: 1 s, high: 4, low: 2";
/** Files whose parts are each well formed and do not go together; what is said of them. */
const contradictions: [string, RegExp][] = [
  ["workload: { rows: [[0, 100, 3, -1]] }", /rows\/0: expected .*group 0 … 999/],
  ["workload: { rows: [[0, 100.5, 3]] }", /rows\/0: expected .*whole numbers/],
  ["workload: { rows: [[0, 4294967396, 3]] }", /rows\/0: expected .*prompt and output 1 … 1e9/],
  ["workload: { rows: [[0, 100, 3, 0, 4294967296]] }", /rows\/0: expected .*prefix -1 … 1e9/],
  [
    `${ROWS}\ndeployment: { also: [{ name: b, replicas: 1, price: 1, stepCost: { roofline: { overhead: 0 s, weightBytes: 0 GB, kvBytesPerToken: 0 kB, bandwidth: 0 GB/s, workPerToken: 0 FLOP, computeRate: 0 PFLOP/s } } }] }`,
    /bandwidth: expected at least 1, found 0 GB\/s.*computeRate: expected at least 1/s,
  ],
  [`workload: { drawn: { requestsPerS: 1, duration: 0 s, ${LENGTHS} } }`, /drawn\/duration/],
  [
    `workload: { drawn: { requestsPerS: 1, requests: 9, ${LENGTHS.replace("100", "100, min: 9, max: 8")} } }`,
    /promptTokens\/min: expected at most `max`, 8, found 9/,
  ],
  [
    `workload: { drawn: { requestsPerS: 1, requests: 9, ${LENGTHS}, tiers: [{ name: a, share: 60 % }] } }`,
    /tiers: expected shares of 100 % in all, found 60 %/,
  ],
  [
    `workload: { drawn: { requestsPerS: 1, requests: 9, ${LENGTHS}, tiers: [{ name: a, share: 60 % }, { name: a, share: 40 % }] } }`,
    /tiers\/1\/name: expected a name of its own/,
  ],
  [
    `workload: { drawn: { requestsPerS: 1, requests: 9, ${LENGTHS}, days: [0, 0, 0, 0, 0, 0, 0] } }`,
    /days: expected a rate above 0/,
  ],
  [
    `${ROWS}\ndeployment: { pools: { prefill: 1, decode: 1 }, replicas: 2, autoscaling: { minimum: 1, ${SCALING} } }`,
    /replicas: expected none beside `pools`.*minimum: expected none beside `pools`, each of which has its own.*autoscaling: expected limits of the prefill pool.*limits of the decode pool/s,
  ],
  [
    `${ROWS}\ndeployment: { pools: { prefill: 1, decode: 2 }, autoscaling: { start: 1 s, every: 1 s, prefill: { minimum: 2, high: 4, low: 2 }, decode: { minimum: 1, high: 4, low: 4 } } }`,
    /prefill\/minimum: expected at most the 1.*decode\/low: expected below `high`, 4, found 4/s,
  ],
  [
    `${ROWS}\ndeployment: { replicas: 2, autoscaling: { start: 1 s, every: 1 s, decode: { minimum: 1, high: 4, low: 2 } } }`,
    /decode: expected none without `pools`.*expected `minimum`.*expected `high`/s,
  ],
  ["workload: { rows: [] }", /rows: expected/],
  [
    `${ROWS}\ndeployment: { replicas: 2, autoscaling: { minimum: 3, ${SCALING} } }`,
    /minimum: expected at most the 2/,
  ],
  [
    `${ROWS}\ndeployment: { replicas: 3, autoscaling: { minimum: 2, initial: 1, ${SCALING} } }`,
    /initial: expected 2 … 3, found 1/,
  ],
  [
    `${ROWS}\ndeployment: { replicas: 3, autoscaling: { minimum: 2, ${SCALING.replace("2", "9")} } }`,
    /low: expected below `high`, 4, found 9/,
  ],
  [
    `${ROWS}\ndeployment: { also: [{ name: b, replicas: 1, price: 1, engine: { kv: { blocks: 9 }, speculation: { draftTokens: 1, tokensPerStep: 3 } } }] }`,
    /also\/0\/engine\/speculation\/tokensPerStep: expected at most/,
  ],
  ["workload: { trace: { file: none.csv, format: csv } }", /none\.csv: expected a file to read/],
  ["workload: { trace: { file: ., format: csv } }", /expected a file to read, found a folder/],
  ["workload: { servegen: { folder: none, duration: 1 h } }", /expected a folder of client files/],
];
for (const [rest, said] of contradictions) {
  test(`refused: ${rest.replaceAll("\n", "; ")}`, async () => {
    const { code, stdout, stderr } = await simulate({
      file: file("no.yaml", `${ENGINE}${rest}\n`),
    });
    assert.equal(code, 1);
    assert.equal(stdout, "");
    assert.match(stderr, said);
    assert.match(stderr, /; try /);
  });
}

test("a trace's bad row stops the run with its line, or is counted by name", async () => {
  const rows = [
    '{"timestamp": 0, "input_length": 100, "output_length": 5, "hash_ids": [1]}',
    '{"timestamp": 100, "input_length": -3, "output_length": 5, "hash_ids": [1]}',
    '{"timestamp": 200, "output_length": 5, "hash_ids": [1]}',
    '{"timestamp": 150, "input_length": 100, "output_length": 5, "hash_ids": [1]}',
    '{"timestamp": 90, "input_length": 100, "output_length": 5, "hash_ids": [1]}',
    '{"timestamp": 300, "input_length": 100, "output_length": 0, "hash_ids": [1]}',
    '{"timestamp": 400, "input_length": 100000, "output_length": 5, "hash_ids": [1]}',
    '{"timestamp": 450, "input_length": 100, "output_length": 5, "hash_ids": ["a"]}',
    '{"timestamp": 500, "input_length": 10',
  ];
  file("bad.jsonl", rows.join("\n"));
  const trace = (rule: string) =>
    `${ENGINE}workload: { trace: { file: bad.jsonl, format: mooncake, badRows: ${rule} } }\n`;
  const refused = await simulate({ file: file("refuse.yaml", trace("refuse")) });
  assert.equal(refused.code, 1);
  assert.equal(refused.stdout, "");
  assert.match(refused.stderr, /^bad\.jsonl:2:1: expected prompt and output lengths/);
  const counted = await simulate({ file: file("count.yaml", trace("count")) });
  assert.equal(counted.code, 0);
  const { requests, badRows, rejected } = JSON.parse(counted.stdout);
  assert.equal(requests, 2);
  assert.deepEqual(badRows, {
    "length missing or below 1": { rows: 2, firstLines: [2, 3] },
    "time before the row above": { rows: 1, firstLines: [5] },
    "no output (a failed request)": { rows: 1, firstLines: [6] },
    "line cut short or not readable": { rows: 2, firstLines: [8, 9] },
  });
  assert.deepEqual(rejected, {
    largerThanKv: 1,
    largerThanKvRows: [2],
    largerThanKvLines: [7],
  });
});

test("a gap in a trace and rows larger than the KV memory are named with their lines", async () => {
  const rows = [
    '{"timestamp": 0, "input_length": 100, "output_length": 5, "hash_ids": [1]}',
    "nonsense",
    '{"timestamp": 1000, "input_length": 900000, "output_length": 5, "hash_ids": [1]}',
    '{"timestamp": 90000000, "input_length": 100, "output_length": 5, "hash_ids": [1]}',
  ];
  file("gap.jsonl", rows.join("\n"));
  const workload = "workload: { trace: { file: gap.jsonl, format: mooncake, badRows: count } }\n";
  const path = file("gap.yaml", ENGINE + workload);
  const result = JSON.parse((await simulate({ file: path })).stdout);
  assert.equal(result.requests, 2);
  assert.deepEqual(result.rejected, {
    largerThanKv: 1,
    largerThanKvRows: [1],
    largerThanKvLines: [3],
  });
  assert.deepEqual(result.longestGap, { gapS: 89_999, beforeLine: 4 });
  assert.equal(result.badRows["line cut short or not readable"].firstLines[0], 2);
  const { stdout } = await simulate({ file: path, json: false });
  assert.match(stdout, /larger than the KV memory\n +lines 3\n/);
  assert.match(stdout, /gap in the trace +\S+ s before line 4/);
});

test("a burst at one instant is not called saturated", async () => {
  const path = file("burst.yaml", `${ENGINE}workload: { rows: [[0, 100, 3], [0, 50, 2]] }\n`);
  const { saturation } = JSON.parse((await simulate({ file: path })).stdout);
  assert.equal(saturation.saturated, false);
  assert.ok(Number.isFinite(saturation.loadFraction));
});

test("an overloaded system is called saturated", async () => {
  const load = (perS: number) => `${ENGINE}workload:
  drawn:
    requestsPerS: ${perS}
    promptTokens: { mean: 800, sigma: 0.5 }
    outputTokens: { mean: 200, sigma: 0.5 }
    requests: 4000
`;
  const over = await simulate({ file: file("over.yaml", load(90)) });
  const under = await simulate({ file: file("under.yaml", load(15)) });
  assert.equal(JSON.parse(over.stdout).saturation.saturated, true);
  assert.equal(JSON.parse(under.stdout).saturation.saturated, false);
  const told = await simulate({ file: join(folder, "over.yaml"), json: false });
  assert.match(told.stdout, /^SATURATED/m);
});

test("tokens that speculation yields count in what can be served", async () => {
  const path = file(
    "speculates.yaml",
    `simulate: serving
engine: { batchCap: 8, kv: { blocks: 4000 }, speculation: { draftTokens: 3, tokensPerStep: 3 } }
stepCost: { linear: { base: 10 ms, perToken: 0 s, perContextToken: 0 s } }
workload:
  drawn: { requestsPerS: 12, promptTokens: { mean: 10 }, outputTokens: { mean: 100 }, requests: 4000 }
`,
  );
  const { saturation, ttftS } = JSON.parse((await simulate({ file: path })).stdout);
  // Eight requests at 3 tokens each 10 ms, 100 tokens a request.
  assert.ok(Math.abs(saturation.requestsPerS / 24 - 1) < 1e-9);
  assert.equal(saturation.saturated, false);
  assert.ok(ttftS.p99 < 1);
});

test("--out: what is no folder is named, without a trace", async () => {
  const path = file("fine.yaml", `${ENGINE}${ROWS}\n`);
  for (const more of [{}, { aggregated: true }]) {
    const { code, stderr } = await simulate({ file: path, out: path, ...more });
    assert.equal(code, 1);
    assert.match(stderr, /^--out: expected a folder that can be written, found EEXIST/);
  }
});

test("hashes beyond 32 bits are other prefixes than what is left of them", async () => {
  const row = (timestamp: number, ids: string) =>
    `{"timestamp": ${timestamp}, "input_length": 1024, "output_length": 5, "hash_ids": [${ids}]}`;
  file("long.jsonl", [row(0, "1, 2"), row(9000, "4294967297, 4294967298")].join("\n"));
  const path = file(
    "long.yaml",
    `${ENGINE}workload: { trace: { file: long.jsonl, format: mooncake } }\ndeployment: { prefixCache: {} }\n`,
  );
  const { cachedTokensFraction } = JSON.parse((await simulate({ file: path })).stdout);
  assert.equal(cachedTokensFraction, 0);
});

test("the same file and seed give the same bytes, another seed others", async () => {
  const path = file(
    "sessions.yaml",
    `${ENGINE}workload:
  sessions:
    sessionsPerS: 3
    gaps: { law: weibull, cv: 2 }
    turns: 3
    think: 5 s
    messageTokens: { mean: 200, sigma: 0.6 }
    outputTokens: { mean: 100, sigma: 0.6 }
    maxPromptTokens: 8000
    sessions: 500
deployment:
  replicas: 3
  router: prefix aware
  prefixCache: { host: { tokens: 100000, loadToken: 2 us } }
  failures: { mtbf: 60 s, repair: 10 s }
targets: { ttft: 1 s, tpot: 50 ms }
power: { busy: 8 kW, idle: 2 kW }
`,
  );
  const a = await simulate({ file: path });
  const b = await simulate({ file: path });
  const c = await simulate({ file: path, seed: "9" });
  assert.equal(a.code, 0);
  assert.equal(a.stdout, b.stdout);
  assert.notEqual(a.stdout, c.stdout);
  const result = JSON.parse(a.stdout);
  assert.ok(result.cachedTokensFraction > 0.2);
  assert.ok(result.replicas.failures > 0);
  assert.ok(result.energyJ > 0);
  assert.ok(result.requests > 1000);
});

test("a closed loop keeps its number in flight", async () => {
  const path = file(
    "closed.yaml",
    `${ENGINE}workload:
  closedLoop: { inFlight: 16, requests: 640, promptTokens: { mean: 500 }, outputTokens: { mean: 100 } }
`,
  );
  const result = JSON.parse((await simulate({ file: path })).stdout);
  assert.equal(result.requests, 640);
  assert.ok(result.batchMean > 12 && result.batchMean <= 16, `${result.batchMean}`);
  // More in flight than the engine takes: they wait, yet no longer at the end than before.
  const more = file(
    "more.yaml",
    readFileSync(path, "utf8").replace("16,", "600,").replace("640", "4000"),
  );
  const waiting = JSON.parse((await simulate({ file: more })).stdout);
  assert.ok(waiting.queueS.p50 > 0.1);
  assert.equal(waiting.saturation.saturated, false);
});

test("a trace without rows, steps without time and a cell for every request are refused", async () => {
  writeFileSync(join(folder, "empty.csv"), "arrived_at,num_prefill_tokens,num_decode_tokens\n");
  const empty = `${ENGINE}workload: { trace: { file: empty.csv, format: csv } }\n`;
  const none = await simulate({ file: file("empty.yaml", empty) });
  assert.equal(none.code, 1);
  assert.match(none.stderr, /expected requests, found none/);
  const day = new URL("../../../examples/serving-day/day.yaml", import.meta.url);
  const text = readFileSync(day, "utf8")
    .replace(/linear: .*/, "linear: { base: 0 s, perToken: 0 s, perContextToken: 0 s }")
    .replace(/cellRequestsPerS: .*/, "cellRequestsPerS: 0.1");
  const fine = await simulate({ file: file("fine.yaml", text) });
  assert.equal(fine.code, 1);
  assert.match(fine.stderr, /linear: expected steps that take time/);
  assert.match(fine.stderr, /cellRequestsPerS: expected .* at most 20000 cells, found \d+ cells/);
});

test("single requests are written where asked for", async () => {
  const out = join(folder, "out");
  const path = file("rows.yaml", `${ENGINE}workload: { rows: [[0, 100, 3], [0.5, 50, 2]] }\n`);
  assert.equal((await simulate({ file: path, out, requests: true })).code, 0);
  const lines = readFileSync(join(out, "requests.csv"), "utf8").trim().split("\n");
  assert.equal(lines.length, 3);
  assert.ok(existsSync(join(out, "report.json")));
  assert.equal((await simulate({ file: path, requests: true })).code, 1);
  assert.equal((await simulate({ file: join(folder, "none.yaml") })).code, 1);
  const options = await simulate({ file: path, seed: "x", workers: "two", series: "0" });
  assert.equal(options.code, 1);
  for (const name of ["--seed: ", "--workers: ", "--series: "]) {
    assert.ok(options.stderr.includes(`${name}expected`), `${name}${options.stderr}`);
  }
});

test("a fleet takes up the cells kept by the same code, and no other's", async () => {
  const out = join(folder, "fleet");
  const day = readFileSync(
    new URL("../../../examples/serving-day/sample.yaml", import.meta.url),
    "utf8",
  );
  const path = file("fleet.yaml", day.replace("duration: 24 h", "duration: 1 min"));
  const whole = await simulate({ file: path, out, workers: "1" });
  assert.equal(whole.code, 0);
  const shard = join(out, "shards", "shard-00002.json");
  const kept = JSON.parse(readFileSync(shard, "utf8"));
  const { requests } = JSON.parse(whole.stdout);
  // Taken up as it lies there, if the key is the same.
  kept.result.statistics.sums[0] += 1000;
  writeFileSync(shard, JSON.stringify(kept));
  const taken = await simulate({ file: path, out, workers: "1" });
  assert.equal(JSON.parse(taken.stdout).requests, requests + 1000);
  writeFileSync(shard, JSON.stringify({ ...kept, key: kept.key.replace(codeKey(), "other") }));
  const again = await simulate({ file: path, out, workers: "1" });
  assert.equal(again.stdout, whole.stdout);
});

test("Parquet and CSV hold the same requests, in row groups, and the series beside them", async () => {
  const drawn = "{ mean: 20 }, outputTokens: { mean: 3 }";
  const path = file(
    "many.yaml",
    `${ENGINE}workload: { drawn: { requestsPerS: 300, requests: 70000, promptTokens: ${drawn} } }\n`,
  );
  const out = join(folder, "tables");
  assert.equal((await simulate({ file: path, out, requests: "csv" })).code, 0);
  assert.equal((await simulate({ file: path, out, requests: "parquet" })).code, 0);
  const open = (name: string) => {
    const bytes = readFileSync(join(out, name));
    return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  };
  const parquet = open("requests.parquet");
  assert.equal((await parquetMetadataAsync(parquet)).row_groups.length, 2);
  const rows = await parquetReadObjects({ file: parquet });
  const [header, ...lines] = readFileSync(join(out, "requests.csv"), "utf8").trim().split("\n");
  assert.equal(rows.length, 70_000);
  assert.equal(lines.length, 70_000);
  for (const i of [0, 1, 65_535, 65_536, 69_999]) {
    assert.equal(Object.values(rows[i]).join(","), lines[i]);
  }
  assert.deepEqual(Object.keys(rows[0]), header.split(","));
  const series = await parquetReadObjects({ file: open("series.parquet") });
  const text = readFileSync(join(out, "series.csv"), "utf8").trim().split("\n");
  assert.equal(series.length, text.length - 1);
  assert.equal(
    series.reduce((sum, row) => sum + row["completions"], 0),
    70_000,
  );
  const coarse = await simulate({ file: path, out, series: "1 min" });
  assert.equal(coarse.code, 0);
  assert.equal(readFileSync(join(out, "series.csv"), "utf8").trim().split("\n").length, 5);
  for (const wrong of [{ requests: "xml", out }, { series: "often", out }, { series: "1 min" }]) {
    const { code, stderr } = await simulate({ file: path, ...wrong });
    assert.equal(code, 1);
    assert.match(stderr, /expected .*; try /);
  }
});

const traces = resolve("..", "shared", "traces");
const real: [string, string, number][] = [
  ["azure-2023-conversation.csv", "azure", 19_366],
  ["azure-2023-code.csv", "azure", 8_819],
  ["mooncake-conversation.jsonl", "mooncake", 12_031],
  ["mooncake-synthetic.jsonl", "mooncake", 3_993],
];
for (const [name, format, rows] of real) {
  const path = join(traces, name);
  test(`every row of ${name} is replayed`, {
    skip: !existsSync(path) && `no ${path}`,
  }, async () => {
    const yaml = `simulate: serving
engine: { kv: { blocks: 60000 } }
stepCost: { linear: { base: 8 ms, perToken: 20 us, perContextToken: 0.02 us } }
workload: { trace: { file: ${JSON.stringify(path)}, format: ${format}, badRows: count } }
deployment: { replicas: 8, router: prefix aware, prefixSlack: 30, prefixCache: {} }
`;
    const { code, stdout } = await simulate({ file: file(`${name}.yaml`, yaml) });
    assert.equal(code, 0);
    const result = JSON.parse(stdout);
    const bad = Object.values(result.badRows as Record<string, { rows: number }>);
    const left = bad.reduce((sum, entry) => sum + entry.rows, 0) + result.rejected.largerThanKv;
    assert.equal(result.requests + left, rows);
    if (format === "mooncake") assert.ok(result.cachedTokensFraction > 0.1);
  });
}

const servegen = join(traces, "servegen", "deepseek-r1");
test("a ServeGen service is drawn client by client", {
  skip: !existsSync(servegen) && `no ${servegen}`,
}, async () => {
  const yaml = `simulate: serving
engine: { kv: { blocks: 60000 } }
stepCost: { linear: { base: 8 ms, perToken: 20 us, perContextToken: 0.02 us } }
workload: { servegen: { folder: ${JSON.stringify(servegen)}, duration: 10 min } }
deployment: { replicas: 8, router: power of two }
`;
  const { code, stdout } = await simulate({ file: file("servegen.yaml", yaml) });
  assert.equal(code, 0);
  const result = JSON.parse(stdout);
  // Its README gives 16 requests/s on average over the day.
  assert.ok(result.arrived / 600 > 5 && result.arrived / 600 < 40, `${result.arrived / 600}`);
  assert.equal(result.leftOutFraction, 0);
});

test("other public formats are read by their columns", async () => {
  file(
    "burst.csv",
    "Timestamp,Model,Request tokens,Response tokens,Total tokens,Log Type\n5,ChatGPT,472,18,490,Conversation log\n45,GPT-4,1087,230,1317,API log\n",
  );
  file(
    "qwen.jsonl",
    '{"chat_id": 1, "parent_chat_id": -1, "timestamp": 61.1, "input_length": 40, "output_length": 9, "type": "text", "turn": 1, "hash_ids": [7, 8, 9]}\n{"chat_id": 2, "parent_chat_id": 1, "timestamp": 80.6, "input_length": 60, "output_length": 9, "type": "text", "turn": 2, "hash_ids": [7, 8, 9, 10]}\n',
  );
  const yaml = (name: string, format: string) =>
    `${ENGINE}workload: { trace: { file: ${name}, format: ${format} } }
deployment: { prefixCache: {} }
`;
  const burst = await simulate({ file: file("burst.yaml", yaml("burst.csv", "burstgpt")) });
  assert.equal(JSON.parse(burst.stdout).promptTokens, 1559);
  const qwen = await simulate({ file: file("qwen.yaml", yaml("qwen.jsonl", "qwen-bailian")) });
  // The second request finds the three blocks of 16 tokens that the first left.
  assert.equal(JSON.parse(qwen.stdout).cachedTokensFraction, 48 / 100);
  const wrong = await simulate({ file: file("wrongcolumns.yaml", yaml("burst.csv", "azure")) });
  assert.equal(wrong.code, 1);
  assert.match(wrong.stderr, /^burst\.csv:1:1: expected columns TIMESTAMP/);
});
