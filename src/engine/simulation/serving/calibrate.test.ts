import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import test from "node:test";
import { validateServingRunsCommand } from "../../../cli/commands/validate-serving-runs.ts";
import {
  calibrate,
  type ObservedRun,
  observedUntil,
  predictRun,
  type StepLaw,
} from "./calibrate.ts";
import { readVllmRun } from "./observed-run.ts";
import { DEFAULT_ENGINE } from "./replica.ts";

const LAW: StepLaw = {
  floorS: 0.012,
  freeTokens: 64,
  perTokenS: 5e-5,
  perDecodeS: 2e-5,
  perContextTokenS: 9e-8,
};
const SETTINGS = { ...DEFAULT_ENGINE, batchCap: 64, admission: "first chunk" as const };

/** A run that the law itself made, seen once a second. */
function syntheticRun(): ObservedRun {
  const n = 200;
  const arrivalS = Float64Array.from({ length: n }, (_, i) => i * 0.1);
  const promptTokens = Int32Array.from({ length: n }, (_, i) => 200 + ((i * 379) % 1500));
  const outputTokens = Int32Array.from({ length: n }, (_, i) => 300 + ((i * 211) % 500));
  const blank = new Float64Array(n).fill(NaN);
  const run: ObservedRun = {
    arrivalS,
    promptTokens,
    outputTokens,
    scheduledS: blank,
    firstS: blank,
    lastS: blank,
    counters: [],
  };
  const made = predictRun(run, SETTINGS, 1, LAW);
  const { endS, tokens } = made.progress[0];
  const counters = [];
  for (let second = 1, before = 0; second < 60; second++) {
    let last = 0;
    for (let i = 0; i < endS.length && endS[i] <= second; i++) last = tokens[i];
    let running = 0;
    for (let i = 0; i < n; i++) if (made.firstS[i] <= second && made.lastS[i] > second) running++;
    const row = { atS: second, promptTokensPerS: 0, outputTokensPerS: last - before, running };
    counters.push(row);
    before = last;
  }
  return { ...run, scheduledS: made.scheduledS, firstS: made.firstS, lastS: made.lastS, counters };
}

test("a law that made a run is found again well enough to predict its second half", () => {
  const run = syntheticRun();
  const observed = observedUntil(run, run.arrivalS[100]);
  const { law } = calibrate(observed, [SETTINGS], 1);
  const predicted = predictRun(run, SETTINGS, 1, law);
  let found = 0;
  let expected = 0;
  for (let i = 100; i < 200; i++) {
    found += predicted.lastS[i] - run.arrivalS[i];
    expected += run.lastS[i] - run.arrivalS[i];
  }
  assert.ok(Math.abs(found / expected - 1) < 0.04, `${found / expected - 1}`);
});

test("nothing after the middle arrival can move the calibration", () => {
  const run = syntheticRun();
  const middleS = run.arrivalS[100];
  const later = (column: Float64Array) => column.map((atS) => (atS > middleS ? atS + 50 : atS));
  const altered: ObservedRun = {
    ...run,
    firstS: later(run.firstS),
    lastS: later(run.lastS),
    counters: run.counters.map((row) =>
      row.atS > middleS ? { ...row, outputTokensPerS: 1 } : row,
    ),
    promptTokens: run.promptTokens.map((tokens, i) => (i > 100 ? tokens * 2 : tokens)),
  };
  const a = calibrate(observedUntil(run, middleS), [SETTINGS], 1);
  const b = calibrate(observedUntil(altered, middleS), [SETTINGS], 1);
  assert.deepEqual(a.law, b.law);
});

test("a broken line of a run is named with its file and line", () => {
  const read = readVllmRun({
    id: "broken",
    requestsJsonl: '{"input_toks": 1, "output_toks": -4}\n{"input_toks": 1,',
    timeseriesCsv: "t,running\n",
    metaJson: "{}",
  });
  assert.equal(read.ok, false);
  if (!read.ok) {
    const places = read.issues.map((issue) => `${issue.file}:${issue.line}`);
    assert.ok(places.includes("broken/requests.jsonl:1"));
    assert.ok(places.includes("broken/requests.jsonl:2"));
    assert.ok(places.includes("broken/timeseries.csv:1"));
    assert.ok(places.includes("broken/meta.json:1"));
  }
});

test("a run without its counters is refused, not predicted from nothing", () => {
  const row = { input_toks: 9, output_toks: 4, arrival_time: 0, queued_ts: 0, scheduled_ts: 0 };
  const line = JSON.stringify({ ...row, first_token_ts: 1, last_token_ts: 2 });
  const read = readVllmRun({
    id: "bare",
    requestsJsonl: `${line}\n`.repeat(20),
    timeseriesCsv: "",
    metaJson: '{ "engine_kwargs": {} }',
  });
  assert.ok(!read.ok);
  assert.deepEqual(
    read.issues.map((issue) => `${issue.file}:${issue.line}`),
    ["bare/timeseries.csv:1"],
  );
});

const data = resolve("..", "shared", "measurements", "vllm-runs");

test("real vLLM runs are predicted within the goals", {
  skip: !existsSync(data) && `no ${data}`,
}, async () => {
  let text = "";
  const code = await validateServingRunsCommand(
    { data, json: true },
    { stdout: (part) => (text += part), stderr: () => {} },
  );
  assert.equal(code, 0);
  const { runs } = JSON.parse(text);
  assert.equal(
    runs.length,
    readdirSync(data).filter((id) => existsSync(join(data, id, "meta.json"))).length,
  );
  for (const run of runs) {
    assert.ok(Math.abs(run.e2e.error) < 0.05, `${run.id} e2e ${run.e2e.error}`);
    assert.ok(Math.abs(run.tpot.error) < 0.05, `${run.id} tpot ${run.tpot.error}`);
    assert.ok(Math.abs(run.ttft.error) < 0.1, `${run.id} ttft ${run.ttft.error}`);
  }
});
