import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { createRandom } from "../../kernel/random.ts";
import { PLAIN_DEPLOYMENT } from "./cases.ts";
import { Cluster } from "./cluster.ts";
import type { Autoscaling, ClusterOptions, Failures, ReplicaGroup } from "./cluster-options.ts";
import { DEFAULT_ENGINE, type EngineSettings } from "./replica.ts";
import type { FollowUp, TrafficSource } from "./request-chunk.ts";
import { endFill } from "./request-chunk.ts";
import { ROUTERS, type RouterName } from "./router.ts";
import { NO_TARGETS, ServingStatistics } from "./statistics.ts";
import type { StepCost } from "./step-cost.ts";
import { closedLoopSource } from "./traffic/closed-loop.ts";
import { type RequestRow, tableSource } from "./traffic/table-source.ts";

const LINEAR = { kind: "linear", baseS: 0.01, perTokenS: 2e-5, perContextTokenS: 1e-7 } as const;
/** The same times from a law that nothing can look ahead of. */
const SAME: StepCost = {
  kind: "law",
  stepS: (tokens, context) =>
    LINEAR.baseS + LINEAR.perTokenS * tokens + LINEAR.perContextTokenS * context,
};

const kind = (count: number, settings: Partial<EngineSettings> = {}): ReplicaGroup => ({
  name: "kind",
  count,
  settings: { ...DEFAULT_ENGINE, ...settings },
  cost: LINEAR,
  price: 1,
});
const pools = (settings: Partial<EngineSettings> = {}): ReplicaGroup[] => [
  kind(1, { ...settings, role: "prefill" }),
  kind(1, { ...settings, role: "decode" }),
];
const row = (arrivalS: number, promptTokens = 100, outputTokens = 10): RequestRow => ({
  arrivalS,
  promptTokens,
  outputTokens,
});
const outage = (replica: number, fromS: number, untilS: number) => ({ replica, fromS, untilS });
const failing = (...outages: Failures["outages"]): Failures => ({
  outages,
  mtbfS: Infinity,
  repairS: 1,
});
const scaling = (outstandingHigh: number, outstandingLow: number): Autoscaling => ({
  startS: 1,
  everyS: 1,
  stepFraction: 0.5,
  arrivals: { minimum: 1, initial: 1, outstandingHigh, outstandingLow },
  decode: null,
});

interface Served {
  id: number;
  replica: number;
  arrivalS: number;
  firstS: number;
  finishS: number;
}

function serve(groups: readonly ReplicaGroup[], options: Partial<ClusterOptions>) {
  const served: Served[] = [];
  const run = new Cluster({
    groups,
    ...PLAIN_DEPLOYMENT,
    targetTtftS: 1,
    source: tableSource([]),
    statistics: new ServingStatistics({ groupNames: [], targets: NO_TARGETS, exactLimit: 1e6 }),
    random: createRandom(1n),
    onCompletions: (done) => {
      for (let i = 0; i < done.count; i++) {
        served.push({
          id: done.id[i],
          replica: done.replica[i],
          arrivalS: done.arrivalS[i],
          firstS: done.firstS[i],
          finishS: done.finishS[i],
        });
      }
    },
    ...options,
  });
  for (let steps = 0; run.step(); steps++) assert.ok(steps < 10_000, "no end");
  served.sort((a, b) => a.id - b.id);
  return { run, served };
}

/** Conversations whose contexts fill a small cache. */
const rowsOf = fc
  .array(
    fc.record({
      gap: fc.constantFrom(0, 0.05, 0.2, 1),
      promptTokens: fc.integer({ min: 1, max: 300 }),
      outputTokens: fc.integer({ min: 1, max: 250 }),
      prefix: fc.integer({ min: 0, max: 5 }),
    }),
    { minLength: 20, maxLength: 40 },
  )
  .map((list) => {
    let arrivalS = 0;
    return list.map(({ gap, ...rest }) => {
      arrivalS += gap;
      return { arrivalS, ...rest };
    });
  });

const CACHE = {
  kind: "session",
  lowerTiers: [],
  sharedTokens: 0,
  hashBlockTokens: 16,
  hashes: new Map(),
} as const;

test("looking ahead changes nothing, whatever the router looks at", () => {
  fc.assert(
    fc.property(
      rowsOf,
      fc.constantFrom<RouterName>("prefix aware", ...ROUTERS),
      fc.boolean(),
      fc.boolean(),
      (rows, router, fails, scales) => {
        const group = kind(3, { batchCap: 4, blocks: 60 });
        const options = {
          router,
          prefix: CACHE,
          failures: fails ? failing(outage(1, 1, 2)) : null,
          autoscaling: scales ? scaling(3, 1) : null,
        };
        const ahead = serve([group], { ...options, source: tableSource(rows) });
        const each = serve([{ ...group, cost: SAME }], { ...options, source: tableSource(rows) });
        assert.equal(ahead.served.length, rows.length);
        assert.deepEqual(ahead.served, each.served);
        assert.equal(ahead.run.paidS, each.run.paidS);
      },
    ),
    { numRuns: 100, seed: 4 },
  );
});

test("replicas that scale are as they are when they are looked at", () => {
  fc.assert(
    fc.property(
      rowsOf,
      fc.constantFrom<RouterName>("round robin", "power of two"),
      (rows, router) => {
        const options = { router, autoscaling: { ...scaling(2, 1.5), everyS: 0.25 } };
        const group = kind(3, { batchCap: 4 });
        const late = serve([group], { ...options, source: tableSource(rows) });
        // Failures that never come make the clock strict.
        const strict = serve([group], {
          ...options,
          source: tableSource(rows),
          failures: failing(),
        });
        assert.deepEqual(late.served, strict.served);
        assert.equal(late.run.paidS, strict.run.paidS);
      },
    ),
    { numRuns: 60, seed: 4 },
  );
});

test("an outage ends when the last of those that overlap does", () => {
  const { served } = serve([kind(1)], {
    source: tableSource([row(0), row(12)]),
    failures: failing(outage(0, 5, 10), outage(0, 7, 50)),
  });
  assert.equal(served[1].firstS, 50.012);
});

test("a replica that is off is not switched on by the end of an outage", () => {
  const { run, served } = serve([kind(4)], {
    source: tableSource([row(0), row(30)]),
    autoscaling: scaling(5, 0),
    failures: failing(outage(3, 5, 6)),
  });
  assert.deepEqual(
    served.map((request) => request.replica),
    [0, 0],
  );
  assert.equal(run.peakOpen, 1);
  assert.equal(run.failures, 0);
});

test("a replica started during its outage opens when that is over", () => {
  const long = [0, 0.1, 0.2].map((atS) => row(atS, 100, 2000));
  const { served } = serve([kind(2, { batchCap: 1 })], {
    source: tableSource([...long, row(5), row(9)]),
    router: "least outstanding",
    autoscaling: scaling(2, 0),
    failures: failing(outage(1, 0.5, 8)),
  });
  assert.deepEqual(
    served.map(({ replica }) => replica),
    [0, 0, 0, 0, 1],
  );
});

test("replicas scale after a lull as before it", () => {
  const burst = Array.from({ length: 40 }, (_, i) => row(100 + i / 100, 100, 200));
  const { run } = serve([kind(4, { batchCap: 1 })], {
    source: tableSource([row(0), ...burst]),
    autoscaling: scaling(2, 0.1),
  });
  assert.equal(run.peakOpen, 4);
});

test("where failures leave fewer than the minimum, others start", () => {
  const { served } = serve([kind(3)], {
    source: tableSource(Array.from({ length: 40 }, (_, i) => row(i))),
    autoscaling: scaling(5, 0.1),
    failures: failing(outage(0, 4.5, 500)),
  });
  // The request of 5 s waits for the look at 5 s and a start of 1 s.
  assert.ok(served.every(({ firstS, arrivalS }) => firstS - arrivalS < 1.1));
  assert.ok(served.slice(5).every(({ replica }) => replica === 1));
});

test("kinds of unlike memory: a request goes to one that holds it, wherever it stands", () => {
  const small = kind(1, { blocks: 4 });
  for (const groups of [
    [small, kind(1)],
    [kind(1), small],
  ]) {
    for (const router of ROUTERS) {
      for (const autoscaling of [null, scaling(1e6, 0)]) {
        const source = tableSource([
          row(0),
          row(1),
          row(2, 20, 4),
          row(3, 1e6, 10),
          row(4, 1e9, 2),
        ]);
        const { run, served } = serve(
          groups.map((group) =>
            group === small ? group : kind(1, { blocks: 1e6, tokenBudget: 1e6 }),
          ),
          { source, router, autoscaling },
        );
        assert.deepEqual(
          served.map(({ id }) => id),
          [0, 1, 2, 3],
        );
        assert.deepEqual(run.rejected.largerThanKvIds, [4]);
      }
    }
  }
});

test("a request refused after the last token is out keeps no replica on", () => {
  const { run, served } = serve([kind(2, { blocks: 100 })], {
    source: tableSource([row(0), row(1000, 1e6)]),
  });
  assert.equal(run.rejected.largerThanKv, 1);
  assert.equal(run.paidS, 2 * served[0].finishS);
});

test("pools: what is sent is the KV that there is, and only what was swapped out swaps in", () => {
  const [swap, none] = [0.5, 0].map((swapBlockS) =>
    serve(pools({ preemption: "swap", swapBlockS }), {
      source: tableSource([row(0)]),
      failures: failing(outage(0, 0.005, 0.01)),
    }),
  );
  assert.equal(none.run.retries, 1);
  assert.deepEqual(swap.served, none.served);
  assert.equal(none.run.transferredTokens, 100);
});

test("a client in a closed loop goes on after a refusal", () => {
  let drawn = 0;
  const { run, served } = serve([kind(1, { blocks: 100 })], {
    source: closedLoopSource({
      random: createRandom(1n),
      inFlight: 1,
      requests: 10,
      promptTokens: () => (drawn++ % 2 === 0 ? 1e6 : 100),
      outputTokens: () => 10,
    }),
  });
  assert.equal(run.rejected.largerThanKv, 5);
  assert.equal(served.length, 5);
});

test("users who come back while many wait find room", () => {
  // 2048 requests are done at once; all of them come back before the next ones arrive.
  const follow: FollowUp = { arrivalS: 0, promptTokens: 9, outputTokens: 1, prefix: -1, group: 0 };
  let given = 0;
  const source: TrafficSource = {
    follow,
    fill(chunk) {
      for (let i = 0; i < chunk.capacity; i++) {
        chunk.arrivalS[i] = given < 2048 ? given / 100 : 1001;
        chunk.promptTokens[i] = 9;
        chunk.outputTokens[i] = 1;
        given += 1;
      }
      endFill(chunk, chunk.capacity, given < 3072);
    },
    afterCompletion(done, at) {
      follow.arrivalS = 1000;
      return done.arrivalS[at] < 1000;
    },
  };
  // Busy from just before they come back until the last is there.
  const slow: StepCost = { kind: "law", stepS: (tokens) => (tokens > 100 ? 100 : 0.001) };
  const { served } = serve([{ ...kind(1), cost: slow }], { source });
  assert.equal(served.length, 2 * 2048 + 1024);
});
