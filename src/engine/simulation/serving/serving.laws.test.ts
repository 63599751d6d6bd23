import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { createRandom } from "../../kernel/random.ts";
import { exponential } from "../../kernel/samplers.ts";
import { PLAIN_DEPLOYMENT } from "./cases.ts";
import { Cluster } from "./cluster.ts";
import type { ClusterOptions } from "./cluster-options.ts";
import type { Completions } from "./completions.ts";
import { DEFAULT_ENGINE, type EngineSettings } from "./replica.ts";
import { ROUTERS } from "./router.ts";
import { SingleEngine } from "./single-engine.ts";
import { NO_TARGETS, ServingStatistics } from "./statistics.ts";
import type { StepCost } from "./step-cost.ts";
import { type RequestRow, tableSource } from "./traffic/table-source.ts";

const COST: StepCost = { kind: "linear", baseS: 0.01, perTokenS: 2e-5, perContextTokenS: 1e-7 };

function statistics(): ServingStatistics {
  return new ServingStatistics({ groupNames: [], targets: NO_TARGETS, exactLimit: 1e6 });
}

interface Finished {
  id: number;
  queueS: number;
  firstS: number;
  finishS: number;
  promptTokens: number;
  outputTokens: number;
}

function collect(into: Finished[]) {
  return (done: Completions): void => {
    for (let i = 0; i < done.count; i++) {
      into.push({
        id: done.id[i],
        queueS: done.scheduledS[i],
        firstS: done.firstS[i],
        finishS: done.finishS[i],
        promptTokens: done.promptTokens[i],
        outputTokens: done.outputTokens[i],
      });
    }
  };
}

function single(rows: readonly RequestRow[], settings: Partial<EngineSettings>, cost = COST) {
  const finished: Finished[] = [];
  const engine = new SingleEngine({
    settings: { ...DEFAULT_ENGINE, ...settings },
    cost,
    source: tableSource(rows),
    statistics: statistics(),
    onCompletions: collect(finished),
  });
  while (engine.step());
  finished.sort((a, b) => a.id - b.id);
  return { engine, finished };
}

function cluster(
  rows: readonly RequestRow[],
  settings: Partial<EngineSettings>,
  options: Partial<ClusterOptions>,
  count = 1,
) {
  const finished: Finished[] = [];
  const group = {
    name: "one",
    count,
    settings: { ...DEFAULT_ENGINE, ...settings },
    cost: COST,
    price: 1,
  };
  const run = new Cluster({
    groups: [group],
    ...PLAIN_DEPLOYMENT,
    targetTtftS: 1,
    source: tableSource(rows),
    statistics: statistics(),
    random: createRandom(1),
    onCompletions: collect(finished),
    ...options,
  });
  while (run.step());
  finished.sort((a, b) => a.id - b.id);
  return { run, finished };
}

const rowsOf = fc
  .array(
    fc.record({
      gap: fc.constantFrom(0, 0.01, 0.05, 0.2, 1),
      promptTokens: fc.integer({ min: 1, max: 700 }),
      outputTokens: fc.integer({ min: 1, max: 90 }),
    }),
    { minLength: 1, maxLength: 40 },
  )
  .map((list) => {
    let arrivalS = 0;
    return list.map(({ gap, promptTokens, outputTokens }) => {
      arrivalS += gap;
      return { arrivalS, promptTokens, outputTokens };
    });
  });

const settingsOf = fc.record({
  batchCap: fc.integer({ min: 1, max: 12 }),
  tokenBudget: fc.constantFrom(16, 64, 256, 2048),
  blockTokens: fc.constantFrom(1, 8, 16),
  blocks: fc.integer({ min: 800, max: 2000 }),
  order: fc.constantFrom<EngineSettings["order"]>("first come", "priority", "shortest"),
  preemption: fc.constantFrom<EngineSettings["preemption"]>("recompute", "swap"),
  admission: fc.constantFrom<EngineSettings["admission"]>("whole prompt", "first chunk"),
  tokensPerStep: fc.constantFrom(1, 1, 2.4),
  draftTokens: fc.constantFrom(0, 3),
});

test("every request and every token goes in once and comes out once", () => {
  fc.assert(
    fc.property(rowsOf, settingsOf, (rows, drawn) => {
      // Little memory, so that requests give way; blocks for the largest of them alone.
      const blocks = Math.ceil(800 / drawn.blockTokens) + (drawn.blocks % 30);
      const { engine, finished } = single(rows, { ...drawn, blocks });
      assert.equal(finished.length, rows.length);
      gapsAddUp(engine.statistics, rows, finished, drawn.tokensPerStep === 1);
      rows.forEach((row, i) => {
        assert.equal(finished[i].id, i);
        assert.equal(finished[i].promptTokens, row.promptTokens);
        assert.equal(finished[i].outputTokens, row.outputTokens);
        assert.ok(finished[i].firstS > row.arrivalS);
        assert.ok(finished[i].finishS >= finished[i].firstS);
        if (row.outputTokens > 1) assert.ok(finished[i].finishS > finished[i].firstS);
      });
      const { replica } = engine;
      assert.equal(replica.usedBlocks, 0);
      assert.equal(replica.decodes, 0);
      assert.equal(replica.decodeContextTokens, 0);
      assert.equal(replica.waitingTokens, 0);
      assert.deepEqual([...replica.phase], [...replica.phase].fill(0));
      if (replica.preemptions === 0 && drawn.tokensPerStep === 1) {
        const prompt = rows.reduce((sum, row) => sum + row.promptTokens, 0);
        const output = rows.reduce((sum, row) => sum + row.outputTokens, 0);
        assert.equal(replica.prefillTokens, prompt);
        assert.equal(replica.decodeTokens, output - rows.length);
      }
      assert.ok(replica.peakBlocks <= blocks);
    }),
    { numRuns: 300 },
  );
});

test("a cluster of one replica gives the single engine's answer, whatever the router", () => {
  fc.assert(
    fc.property(rowsOf, settingsOf, fc.constantFrom(...ROUTERS), (rows, drawn, router) => {
      const blocks = Math.ceil(800 / drawn.blockTokens) + (drawn.blocks % 30);
      const settings = { ...drawn, blocks };
      const alone = single(rows, settings).finished;
      const routed = cluster(rows, settings, { router }).finished;
      assert.deepEqual(routed, alone);
    }),
    { numRuns: 150 },
  );
});

test("looking at replicas late or early changes nothing: lazy and strict clocks agree", () => {
  fc.assert(
    fc.property(rowsOf, fc.integer({ min: 2, max: 5 }), (rows, count) => {
      const settings = { batchCap: 4, tokenBudget: 128, blocks: 300 };
      for (const router of ["round robin", "power of two"] as const) {
        const lazy = cluster(rows, settings, { router }, count).finished;
        // Failures that never come make the clock strict.
        const failures = { outages: [], mtbfS: Infinity, repairS: 1 };
        const strict = cluster(rows, settings, { router, failures }, count).finished;
        assert.deepEqual(lazy, strict);
      }
    }),
    { numRuns: 60 },
  );
});

/** Every token but a request's first comes some time after the one before, and no time is left out. */
function gapsAddUp(
  { gaps }: ServingStatistics,
  rows: readonly RequestRow[],
  finished: readonly Finished[],
  oneByOne: boolean,
): void {
  const spans = finished.reduce((sum, one) => sum + one.finishS - one.firstS, 0);
  assert.ok(
    Math.abs(gaps.totals[1] - spans) < 1e-9 * (1 + spans),
    `${gaps.totals[1]} for ${spans}`,
  );
  if (!oneByOne) return;
  assert.equal(
    gaps.totals[0],
    rows.reduce((sum, row) => sum + row.outputTokens - 1, 0),
  );
  assert.equal(
    gaps.cells.reduce((sum, count) => sum + count, 0),
    gaps.totals[0],
  );
  assert.ok(gaps.cells.every((count) => count >= 0));
}

test("decode replicas simulated only when somebody looks: the same requests at the same times", () => {
  const few = fc.integer({ min: 1, max: 4 });
  const short = fc.record({
    batchCap: fc.constantFrom(2, 12),
    blocks: fc.constantFrom(55, 70, 2000),
    preemption: fc.constantFrom<EngineSettings["preemption"]>("recompute", "swap"),
    swapBlockS: fc.constantFrom(0, 0.02),
    tokensPerStep: fc.constantFrom(1, 1, 2.4),
    watermarkBlocks: fc.constantFrom(0, 2),
  });
  let preempted = 0;
  fc.assert(
    fc.property(
      rowsOf,
      short,
      few,
      fc.boolean(),
      fc.boolean(),
      (rows, decode, count, fails, scales) => {
        const settings = { ...DEFAULT_ENGINE, tokenBudget: 256 };
        const limits = { minimum: 1, initial: 1, outstandingHigh: 2, outstandingLow: 1 };
        const options = {
          groups: [
            { name: "prefill", count: 1, settings: { ...settings, role: "prefill" as const } },
            {
              name: "decode",
              count,
              settings: { ...settings, ...decode, draftTokens: 3, role: "decode" as const },
            },
          ].map((group) => ({ ...group, cost: COST, price: 1 })),
          transfer: { latencyS: 0.004, perTokenS: 1e-5 },
          failures: fails
            ? {
                outages: [{ replica: count, fromS: 0.3, untilS: 0.8 }],
                mtbfS: Infinity,
                repairS: 1,
              }
            : null,
          autoscaling: scales
            ? { startS: 0.1, everyS: 0.25, stepFraction: 0.5, arrivals: limits, decode: limits }
            : null,
        };
        const ahead = cluster(rows, {}, { ...options, router: "least outstanding" });
        // With one prefill replica there is nothing to choose, but this router needs the strict clock.
        const strict = cluster(rows, {}, { ...options, router: "cheapest within target" });
        assert.deepEqual(ahead.finished, strict.finished);
        assert.equal(ahead.finished.length, rows.length);
        assert.equal(ahead.run.statistics.gaps.totals[1], strict.run.statistics.gaps.totals[1]);
        gapsAddUp(ahead.run.statistics, rows, ahead.finished, decode.tokensPerStep === 1);
        preempted += ahead.run.replicas.reduce((sum, replica) => sum + replica.preemptions, 0);
      },
    ),
    { numRuns: 300 },
  );
  assert.ok(preempted > 0);
});

test("stopping after every few steps and going on changes nothing", () => {
  fc.assert(
    fc.property(rowsOf, (rows) => {
      const whole = single(rows, { batchCap: 5, tokenBudget: 100 }).finished;
      // A table handed over a row at a time: the engine stops and goes on between rows.
      const finished: Finished[] = [];
      let given = 0;
      const engine = new SingleEngine({
        settings: { ...DEFAULT_ENGINE, batchCap: 5, tokenBudget: 100 },
        cost: COST,
        source: {
          fill(chunk) {
            const row = rows[given++];
            chunk.arrivalS[0] = row.arrivalS;
            chunk.promptTokens[0] = row.promptTokens;
            chunk.outputTokens[0] = row.outputTokens;
            chunk.count = 1;
            chunk.next = 0;
            chunk.untilS = given < rows.length ? row.arrivalS : Infinity;
          },
        },
        statistics: statistics(),
        onCompletions: collect(finished),
      });
      while (engine.step());
      finished.sort((a, b) => a.id - b.id);
      assert.deepEqual(finished, whole);
    }),
    { numRuns: 60 },
  );
});

test("Little's law: mean in system = arrival rate × mean time in system", () => {
  const random = createRandom(2);
  const rows: RequestRow[] = [];
  for (let i = 0, t = 0; i < 3000; i++) {
    t += exponential(random, 0.1);
    rows.push({ arrivalS: t, promptTokens: 200, outputTokens: 50 });
  }
  const { finished } = single(rows, {});
  // Requests in the system, integrated by sweeping arrivals and departures.
  const changes = [
    ...rows.map((row) => [row.arrivalS, 1]),
    ...finished.map((request) => [request.finishS, -1]),
  ].sort((a, b) => a[0] - b[0]);
  let inside = 0;
  let area = 0;
  for (let i = 0; i + 1 < changes.length; i++) {
    inside += changes[i][1];
    area += inside * (changes[i + 1][0] - changes[i][0]);
  }
  const time = finished.reduce((sum, r) => sum + r.finishS - rows[r.id].arrivalS, 0);
  assert.ok(Math.abs(area / time - 1) < 1e-9);
});

/** A server that takes one request at a time: batch cap 1, one token out, a base cost alone. */
function queueDelay(serviceS: (i: number) => number, load: number, n: number): number {
  const random = createRandom(77, "arrivals");
  const rows: RequestRow[] = [];
  for (let i = 0, t = 0; i < n; i++) {
    t += exponential(random, 1 / load);
    // Prompt tokens carry the service time: 1 token = 1 ms.
    const promptTokens = Math.max(1, Math.round(serviceS(i) * 1000));
    rows.push({ arrivalS: t, promptTokens, outputTokens: 1 });
  }
  const cost: StepCost = { kind: "linear", baseS: 0, perTokenS: 1e-3, perContextTokenS: 0 };
  const settings = { batchCap: 1, tokenBudget: 1e6, blocks: 1e6 };
  const { finished } = single(rows, settings, cost);
  return finished.reduce((sum, r) => sum + r.queueS - rows[r.id].arrivalS, 0) / n;
}

test("M/D/1: the mean wait is ρ/(2(1−ρ)) services", () => {
  const wait = queueDelay(() => 1, 0.7, 200_000);
  const expected = 0.7 / (2 * 0.3);
  assert.ok(Math.abs(wait / expected - 1) < 0.03, `${wait} against ${expected}`);
});

test("M/M/1: the mean wait is ρ/(1−ρ) services", () => {
  const random = createRandom(78, "service");
  const wait = queueDelay(() => exponential(random, 1), 0.6, 200_000);
  const expected = 0.6 / 0.4;
  assert.ok(Math.abs(wait / expected - 1) < 0.04, `${wait} against ${expected}`);
});

test("a faster engine is never later on the whole, and alone never later at all", () => {
  fc.assert(
    fc.property(rowsOf, fc.double({ min: 0.3, max: 0.99, noNaN: true }), (rows, faster) => {
      const quick: StepCost = {
        kind: "linear",
        baseS: 0.01,
        perTokenS: 2e-5,
        perContextTokenS: 1e-7 * faster,
      };
      const settings = { batchCap: 1, tokenBudget: 4096 };
      const slow = single(rows, settings).finished;
      const fast = single(rows, settings, quick).finished;
      fast.forEach((request, i) => {
        assert.ok(request.finishS <= slow[i].finishS + 1e-12);
      });
    }),
    { numRuns: 60 },
  );
});

test("a router never sends to a replica that is down, and nothing is lost when one fails", () => {
  fc.assert(
    fc.property(
      rowsOf,
      fc.constantFrom(...ROUTERS),
      fc.array(
        fc.record({
          replica: fc.nat(2),
          fromS: fc.double({ min: 0, max: 3, noNaN: true }),
          forS: fc.double({ min: 0.1, max: 3, noNaN: true }),
        }),
        { maxLength: 4 },
      ),
      (rows, router, outagesDrawn) => {
        const outages = outagesDrawn.map((o) => ({
          replica: o.replica,
          fromS: o.fromS,
          untilS: o.fromS + o.forS,
        }));
        const failures = { outages, mtbfS: Infinity, repairS: 1 };
        const settings = { batchCap: 4, tokenBudget: 200, blocks: 300 };
        // The cluster itself throws if the router names a replica that is not open.
        const { finished } = cluster(rows, settings, { router, failures }, 3);
        assert.equal(finished.length, rows.length);
      },
    ),
    { numRuns: 100 },
  );
});

test("prompts that fit no KV memory are refused and counted by name", () => {
  const rows = [
    { arrivalS: 0, promptTokens: 100, outputTokens: 10 },
    { arrivalS: 1, promptTokens: 5000, outputTokens: 10 },
    { arrivalS: 2, promptTokens: 100, outputTokens: 10 },
  ];
  const { engine, finished } = single(rows, { blocks: 20 });
  assert.deepEqual(
    finished.map((request) => request.id),
    [0, 2],
  );
  assert.equal(engine.rejected.largerThanKv, 1);
  assert.deepEqual(engine.rejected.largerThanKvIds, [1]);
  const routed = cluster(rows, { blocks: 20 }, {});
  assert.equal(routed.run.rejected.largerThanKv, 1);
  assert.equal(routed.finished.length, 2);
});
