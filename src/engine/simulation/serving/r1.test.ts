import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import test from "node:test";
import { percentile } from "../../kernel/percentile.ts";
import type { Completions } from "./completions.ts";
import { DEFAULT_ENGINE } from "./replica.ts";
import { SingleEngine } from "./single-engine.ts";
import { NO_TARGETS, ServingStatistics } from "./statistics.ts";
import { R1, r1Csv, r1Source } from "./traffic/r1-trace.ts";

// Reference run R1: Vidur's Sarathi scheduler on the same trace with the same linear cost, as
// measured with Vidur 7d47513 on 2026-11-23; six decimals printed.
const PERCENTILES = [1, 25, 50, 75, 90, 95, 99, 100];
const EXPECTED: Record<string, [number, ...number[]]> = {
  e2e: [4.815361, 0.522098, 2.078179, 3.531757, 6.002749, 9.67932, 12.842863, 21.399409, 80.628386],
  ttft: [0.07057, 0.016037, 0.033699, 0.054929, 0.094347, 0.136959, 0.168815, 0.230547, 0.350249],
  queue: [0.026139, 0.000209, 0.005267, 0.012307, 0.032896, 0.070093, 0.099599, 0.157546, 0.271502],
  perToken: [
    0.01882, 0.011169, 0.016579, 0.018605, 0.020859, 0.022973, 0.024592, 0.027774, 0.037316,
  ],
};
const SINGLE: [number, number, number][] = [
  [0, 0.010195, 1.064899],
  [1, 0.025825, 1.689027],
  [2, 0.025373, 1.454783],
  [3, 0.017752, 2.744032],
  [9999, 0.030541, 4.555172],
];

test("the R1 generator prints the trace of the published md5", () => {
  const md5 = createHash("md5").update(r1Csv(R1)).digest("hex");
  assert.equal(md5, "efcbcfc044cb60cbba0eef6d08d9065d");
});

test("R1 gives the reference's percentiles, iterations, end and single requests", () => {
  const columns = { e2e: "e2e", ttft: "ttft", queue: "queue", perToken: "perToken" };
  const values: Record<string, Float64Array> = {};
  for (const name of Object.keys(columns)) values[name] = new Float64Array(R1.requests);
  const engine = new SingleEngine({
    settings: { ...DEFAULT_ENGINE, blocks: 91_648, watermarkBlocks: 916 },
    cost: { kind: "linear", baseS: 0.0053, perTokenS: 1.78e-5, perContextTokenS: 1.22e-8 },
    source: r1Source(R1),
    statistics: new ServingStatistics({ groupNames: [], targets: NO_TARGETS, exactLimit: 1e6 }),
    onCompletions: (done: Completions) => {
      for (let i = 0; i < done.count; i++) {
        const id = done.id[i];
        values["e2e"][id] = done.finishS[i] - done.arrivalS[i];
        values["ttft"][id] = done.firstS[i] - done.arrivalS[i];
        values["queue"][id] = done.scheduledS[i] - done.arrivalS[i];
        values["perToken"][id] = (done.finishS[i] - done.firstS[i]) / done.outputTokens[i];
      }
    },
  });
  while (engine.step());
  for (const [name, [mean, ...percentiles]] of Object.entries(EXPECTED)) {
    const column = values[name];
    const sum = column.reduce((total, value) => total + value, 0);
    assert.equal((sum / R1.requests).toFixed(6), mean.toFixed(6), `${name} mean`);
    const sorted = column.slice().sort();
    PERCENTILES.forEach((p, i) => {
      assert.equal(percentile(sorted, p).toFixed(6), percentiles[i].toFixed(6), `${name} p${p}`);
    });
  }
  for (const [id, ttftS, e2eS] of SINGLE) {
    assert.equal(values["ttft"][id].toFixed(6), ttftS.toFixed(6));
    assert.equal(values["e2e"][id].toFixed(6), e2eS.toFixed(6));
  }
  assert.equal(engine.replica.iterations, 22_021);
  assert.equal(engine.replica.nowS, 377.78579661720096);
  const peakFraction = engine.replica.peakBlocks / 91_648;
  assert.equal((peakFraction * 100).toFixed(2), "17.65");
  assert.equal(engine.replica.preemptions, 0);
});
