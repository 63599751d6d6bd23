import assert from "node:assert/strict";
import test from "node:test";
import { catalogue } from "../../../facts/index.ts";
import { type CurveStore, isCurve, type ServingCurve } from "./aggregate.ts";
import { aggregateDocument } from "./aggregate-document.ts";
import { prepareServing } from "./prepare.ts";
import { ServingRun } from "./serving-run.ts";
import { readSimulate } from "./simulate-document.ts";
import type { SimulateDocument } from "./simulate-schema.ts";

const FILE = `simulate: serving
engine: { kv: { blocks: 90000, watermark: 1 % } }
stepCost: { linear: { base: 5.3 ms, perToken: 17.8 us, perContextToken: 0.0122 us } }
workload:
  drawn:
    requestsPerS: 66
    duration: 1800 s
    promptTokens: { mean: 1024, sigma: 0.7, max: 4096 }
    outputTokens: { mean: 256, sigma: 0.8, max: 1536 }
deployment: { replicas: 4 }
targets: { ttft: 1 s, tpot: 30 ms }
`;

function documentOf(text: string): SimulateDocument {
  const read = readSimulate(text, "s.yaml", catalogue);
  assert.ok(read.ok, JSON.stringify(read));
  return read.document;
}

function counted(store: CurveStore = new Map<string, ServingCurve>()) {
  let made = 0;
  return {
    get made() {
      return made;
    },
    get: (key: string) => store.get(key),
    set: (key: string, curve: ServingCurve) => {
      made += 1;
      store.set(key, curve);
    },
  };
}

const ask = (text: string, store: CurveStore, build = "b") =>
  aggregateDocument(documentOf(text), {
    catalogue,
    seed: 1n,
    store,
    hash: (key) => key,
    build,
  });

test("replicas served in turn: means within 2 %, p99 within 5 % of event by event", () => {
  const found = ask(FILE, counted());
  assert.ok(found.ok && !found.report.answer.saturated);
  const { answer } = found.report;
  const files = { open: () => assert.fail(), clients: () => [] };
  const prepared = prepareServing(documentOf(FILE), files, 5n, catalogue);
  assert.ok(prepared.ok);
  const run = new ServingRun(prepared.value);
  while (run.step());
  const event = run.report();
  for (const name of ["ttftS", "tpotS", "e2eS"] as const) {
    const mean = (answer[name].mean as number) / (event[name].mean as number) - 1;
    const p99 = (answer[name].p99 as number) / (event[name].p99 as number) - 1;
    assert.ok(Math.abs(mean) < 0.02, `${name} mean ${mean}`);
    assert.ok(Math.abs(p99) < 0.05, `${name} p99 ${p99}`);
  }
});

test("a curve is made once for what makes it, and anew for anything else", () => {
  const store = counted();
  ask(FILE, store);
  assert.equal(store.made, 1);
  // The rate, its hours and the targets are read off the curve.
  ask(FILE.replace("requestsPerS: 66", "requestsPerS: 40"), store);
  ask(FILE.replace("ttft: 1 s", "ttft: 2 s"), store);
  assert.equal(store.made, 1);
  const others = [
    FILE.replace("5.3 ms", "5.4 ms"),
    FILE.replace("blocks: 90000", "blocks: 80000"),
    FILE.replace("mean: 256", "mean: 255"),
    FILE.replace("replicas: 4", "replicas: 5"),
  ];
  others.forEach((text, i) => {
    ask(text, store);
    assert.equal(store.made, 2 + i);
  });
  ask(FILE, store, "another build");
  assert.equal(store.made, 6);
});

test("what is read back is the curve or nothing", () => {
  const kept = new Map<string, ServingCurve>();
  ask(FILE, kept);
  const [curve] = kept.values();
  assert.ok(isCurve(JSON.parse(JSON.stringify(curve))));
  const holed = JSON.parse(JSON.stringify(curve));
  holed.points[3].latencies.e2eS[7] = null;
  for (const wrong of [null, 3, {}, { ...curve, points: curve.points.slice(1) }, holed]) {
    assert.equal(isCurve(wrong), false);
  }
});

test("what a curve cannot stand for is refused by name, a load beyond it is saturated", () => {
  const refused = ask(
    FILE.replace("replicas: 4", "replicas: 4, router: least outstanding, prefixCache: {}"),
    counted(),
  );
  assert.ok(!refused.ok);
  assert.deepEqual(refused.refused, [
    "no `prefixCache`",
    "an even router (round robin), found least outstanding",
  ]);
  const beyond = ask(FILE.replace("requestsPerS: 66", "requestsPerS: 600"), counted());
  assert.ok(beyond.ok && beyond.report.answer.saturated);
});
