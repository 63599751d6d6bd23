import assert from "node:assert/strict";
import test from "node:test";
import { prepareServing } from "./prepare.ts";
import { ServingRun } from "./serving-run.ts";
import { readSimulate } from "./simulate-document.ts";
import { ServingSeries } from "./time-series.ts";

const FILE = `simulate: serving
engine: { kv: { blocks: 3000 } }
stepCost: { linear: { base: 8 ms, perToken: 30 us, perContextToken: 0.02 us } }
workload:
  drawn:
    requestsPerS: 24
    requests: 6000
    promptTokens: { mean: 500, sigma: 1 }
    outputTokens: { mean: 120, sigma: 1 }
    tiers: [{ name: paid, share: 30 % }, { name: free, share: 70 % }]
power: { busy: 800 W, idle: 200 W }
`;
const DEPLOYMENTS = {
  "one engine": "",
  "routed, autoscaled":
    "deployment: { replicas: 6, router: least outstanding, autoscaling: { minimum: 2, start: 20 s, every: 5 s, high: 12, low: 4 } }\n",
  pools: "deployment: { pools: { prefill: 1, decode: 2 } }\n",
  "pools that scale":
    "deployment: { pools: { prefill: 2, decode: 4 }, autoscaling: { start: 20 s, every: 5 s, prefill: { minimum: 1, high: 6, low: 2 }, decode: { minimum: 1, high: 12, low: 6 } } }\n",
};

function run(text: string, intervalS: number | null | undefined) {
  const read = readSimulate(text, "s.yaml");
  assert.ok(read.ok);
  const files = { open: () => assert.fail(), clients: () => [] };
  const prepared = prepareServing(read.document, files, 1n);
  assert.ok(prepared.ok);
  const { groupNames } = prepared.value;
  const series = intervalS === undefined ? undefined : new ServingSeries({ groupNames, intervalS });
  const simulation = new ServingRun(prepared.value, { series });
  while (simulation.step());
  return { report: simulation.report(), series: series as ServingSeries };
}

const near = (found: number, expected: number, error = 1e-9) =>
  assert.ok(Math.abs(found / expected - 1) <= error, `${found} against ${expected}`);

for (const [name, deployment] of Object.entries(DEPLOYMENTS)) {
  test(`${name}: the series adds up to the report and changes nothing in it`, () => {
    const plain = run(FILE + deployment, undefined).report;
    const { report, series } = run(FILE + deployment, 10);
    assert.equal(JSON.stringify(report), JSON.stringify(plain));
    const rows = series.rows({ power: true });
    const all = rows.filter((row) => row.group === "all");
    const sum = (read: (row: (typeof rows)[0]) => number, of = all) =>
      of.reduce((total, row) => total + read(row) * (row.untilS - row.fromS), 0);
    const count = (of: typeof rows, column: "arrivals" | "completions") =>
      of.reduce((total, row) => total + row[column], 0);
    assert.equal(count(all, "arrivals"), report.requests);
    assert.equal(count(all, "completions"), report.requests);
    for (const group of report.groups) {
      const part = rows.filter((row) => row.group === group.name);
      assert.equal(count(part, "completions"), group.requests);
    }
    near(
      sum((row) => row.outputTokensPerS),
      report.outputTokens,
    );
    near(
      sum((row) => row.queue),
      (report.queueS.mean as number) * report.requests,
    );
    // Requests in engines and waiting: what Little's law says of the whole.
    near(
      sum((row) => row.queue + row.running),
      (report.e2eS.mean as number) * report.requests,
    );
    const busyS = sum((row) => (row.busyFraction as number) * (row.replicas as number));
    near(busyS, report.busyFraction * report.replicas.mean * report.endS);
    near(
      sum((row) => row.powerW as number),
      report.energyJ as number,
    );
  });
}

test("KV share, batch and percentiles agree with the report's", () => {
  const { report, series } = run(FILE, 1e6);
  const rows = series.rows({ power: true }).filter((row) => row.group === "all");
  assert.equal(rows.length, 1);
  const [row] = rows;
  near(row.batch as number, report.batchMean);
  near(row.kvFraction as number, report.kv.meanFraction * report.busyFraction);
  near(row.ttftP50S as number, report.ttftS.p50 as number, 3 / 128);
  near(row.ttftP99S as number, report.ttftS.p99 as number, 3 / 128);
  near(row.tpotP50S as number, report.tpotS.p50 as number, 3 / 128);
  near(row.tpotP99S as number, report.tpotS.p99 as number, 3 / 128);
});

test("without an interval it finds one, and folding loses nothing", () => {
  const { report, series } = run(FILE.replace("requests: 6000", "requests: 30000"), null);
  assert.ok(report.endS > 720);
  assert.equal(series.intervalS, 4);
  const rows = series.rows({ power: true });
  const four = run(FILE.replace("requests: 6000", "requests: 30000"), 4).series;
  const fixed = four.rows({ power: true });
  assert.equal(rows.length, fixed.length);
  rows.forEach((row, i) => {
    assert.equal(row.completions, fixed[i].completions);
    assert.equal(row.ttftP99S, fixed[i].ttftP99S);
    assert.ok(Math.abs(row.queue - fixed[i].queue) < 1e-6);
  });
});
