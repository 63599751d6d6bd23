import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { dayOf } from "../../../../units/index.ts";
import { percentile } from "../../../kernel/percentile.ts";
import { addWorking, everyDay, fiveDayWeek, tabulateCalendar, workedAt } from "./calendar.ts";
import {
  type Duration,
  loadingFor,
  lookUp,
  normalShare,
  quantileOf,
  tableLength,
  tabulate,
} from "./duration.ts";
import { drawNetwork } from "./monte-carlo.ts";
import { type Activity, type CompiledNetwork, compileNetwork, type Network } from "./network.ts";
import { criticalPath, drivingChain } from "./passes.ts";
import { type PertActivity, pert } from "./pert.ts";

const compile = (network: Network): CompiledNetwork => {
  const result = compileNetwork(network);
  assert.ok(result.ok, JSON.stringify(result));
  return result.compiled;
};
const fixed = (id: string, days: number, ...after: string[]): Activity => ({
  id,
  name: id,
  duration: { shape: "fixed", days },
  after: after.map((on) => ({ on })),
});

// Hillier and Lieberman, Introduction to Operations Research (10th ed.), ch. 22: Reliable Construction Co.
const reliable: [string, number, number, number, ...string[]][] = [
  ["A", 1, 2, 3],
  ["B", 2, 3.5, 8, "A"],
  ["C", 6, 9, 18, "B"],
  ["D", 4, 5.5, 10, "C"],
  ["E", 1, 4.5, 5, "C"],
  ["F", 4, 4, 10, "E"],
  ["G", 5, 6.5, 11, "D"],
  ["H", 5, 8, 17, "E", "G"],
  ["I", 3, 7.5, 9, "C"],
  ["J", 3, 9, 9, "F", "I"],
  ["K", 4, 4, 4, "J"],
  ["L", 1, 5.5, 7, "J"],
  ["M", 1, 2, 3, "H"],
  ["N", 5, 5.5, 9, "K", "L"],
];
// Heizer and Render, Operations Management (10th ed.), ch. 3: Milwaukee Paper Manufacturing.
const milwaukee: typeof reliable = [
  ["A", 1, 2, 3],
  ["B", 2, 3, 4],
  ["C", 1, 2, 3, "A"],
  ["D", 2, 4, 6, "A", "B"],
  ["E", 1, 4, 7, "C"],
  ["F", 1, 2, 9, "C"],
  ["G", 3, 4, 11, "D", "E"],
  ["H", 1, 2, 3, "F", "G"],
];
const pertOf = (rows: typeof reliable) => {
  const result = pert(
    rows.map(
      ([id, optimistic, likely, pessimistic, ...after]): PertActivity => ({
        id,
        optimistic,
        likely,
        pessimistic,
        after,
      }),
    ),
  );
  assert.ok(result.ok);
  return result.pert;
};
const near = (found: number, expected: number, within = 1e-9) =>
  assert.ok(Math.abs(found - expected) <= within, `expected ${expected}, found ${found}`);

test("Reliable Construction: 44 weeks, its path, slacks, variance 9, 84 % by week 47", () => {
  const found = pertOf(reliable);
  near(found.mean, 44);
  near(found.variance, 9);
  assert.equal(found.path.join(""), "ABCEFJLN");
  near(found.doneBy(47), 0.8413, 5e-5);
  const slack = { A: 0, B: 0, C: 0, D: 4, E: 0, F: 0, G: 4, H: 4, I: 2, J: 0, K: 1, L: 0, M: 4 };
  for (const [id, weeks] of Object.entries(slack)) near(found.slack[id]!, weeks);
});

test("Milwaukee Paper: 15 weeks, variance 3.11, 71.57 % by week 16, slack of 1, 1 and 6", () => {
  const found = pertOf(milwaukee);
  near(found.mean, 15);
  near(found.variance, 28 / 9);
  assert.equal(found.path.join(""), "ACEGH");
  near(found.doneBy(16), 0.7157, 1.5e-3); // the book rounds z to 0.57
  assert.deepEqual(
    ["B", "D", "F"].map((id) => Math.round(found.slack[id]! * 1e6) / 1e6),
    [1, 1, 6],
  );
});

test("without variance every draw is the critical path", () => {
  const rows = reliable.map(([id, , , , ...after], index) => fixed(id, 3 + (index % 5), ...after));
  const compiled = compile({ startDay: 100, activities: rows });
  const path = criticalPath(compiled);
  const all = rows.map((_, index) => index);
  const drawn = drawNetwork(compiled, { milestones: all, ends: [13], draws: 5, seed: 1n });
  for (const index of all)
    for (const day of drawn.finishDay[index]!) assert.equal(day, path.finishDay[index]);
  const chain = new Set(drivingChain(compiled, path.pass, 13));
  for (const index of all) assert.equal(drawn.criticality[0]![index], chain.has(index) ? 1 : 0);
});

test("the later of two equal normal paths comes σ ÷ √π after their mean (Clark 1961)", () => {
  const normal = (id: string): Activity => ({
    id,
    name: id,
    duration: { shape: "normal", mean: 100, deviation: 10 },
    after: [],
  });
  const compiled = compile({
    startDay: 0,
    activities: [normal("a"), normal("b"), fixed("end", 0, "a", "b")],
  });
  const drawn = drawNetwork(compiled, { milestones: [2], ends: [2], draws: 20_000, seed: 3n });
  const mean = drawn.finishDay[0]!.reduce((sum, day) => sum + day, 0) / 20_000;
  near(mean, 100 + 10 / Math.sqrt(Math.PI), 0.2);
  near(drawn.criticality[0]![0]!, 0.5, 0.02);
  const delay = drawn.meanDelayDays[0]!.reduce((sum, part) => sum + part, 0);
  near(delay, mean - 100, 1e-6);
});

test("serial beta activities have PERT’s mean and variance", () => {
  const rows = reliable
    .filter(([id]) => "ABCEFJLN".includes(id))
    .map(
      ([id, low, mode, high], index, list): Activity => ({
        id,
        name: id,
        duration: { shape: "pert", low, mode, high },
        after: index === 0 ? [] : [{ on: list[index - 1]![0] }],
      }),
    );
  const compiled = compile({ startDay: 0, activities: rows });
  const drawn = drawNetwork(compiled, { milestones: [7], ends: [7], draws: 20_000, seed: 5n });
  const values = drawn.finishDay[0]!;
  const mean = values.reduce((sum, day) => sum + day, 0) / values.length;
  near(mean, 44, 0.1);
  // A beta with PERT's mean and exponents that sum to 4 has variance width² (m−0)(1−m) ÷ 7.
  let variance = 0;
  for (const [id, low, mode, high] of reliable) {
    if (!"ABCEFJLN".includes(id)) continue;
    const m = (low + 4 * mode + high) / 6;
    variance += ((m - low) * (high - m)) / 7;
  }
  const found = values.reduce((sum, day) => sum + (day - mean) * (day - mean), 0) / values.length;
  near(found / variance, 1, 0.05);
});

const ranks = (values: Float64Array): Float64Array => {
  const order = Array.from(values.keys()).sort((a, b) => values[a]! - values[b]!);
  const out = new Float64Array(values.length);
  for (const [rank, index] of order.entries()) out[index] = rank;
  return out;
};
const spearman = (a: Float64Array, b: Float64Array): number => {
  const x = ranks(a);
  const y = ranks(b);
  const mean = (x.length - 1) / 2;
  let xy = 0;
  let xx = 0;
  for (let i = 0; i < x.length; i += 1) {
    xy += (x[i]! - mean) * (y[i]! - mean);
    xx += (x[i]! - mean) * (x[i]! - mean);
  }
  return xy / xx;
};

test("a common cause gives the rank correlation asked for, within 0.02", () => {
  for (const asked of [0, 0.3, 0.6, 0.9]) {
    const loading = loadingFor(asked);
    const activity = (id: string, duration: Duration): Activity => ({
      id,
      name: id,
      duration,
      after: [],
      causes: [{ cause: "weather", loading }],
    });
    const compiled = compile({
      startDay: 0,
      causes: ["weather"],
      activities: [
        activity("a", { shape: "spread", p5: 10, p50: 20, p95: 60 }),
        activity("b", { shape: "triangular", low: 5, mode: 6, high: 30 }),
      ],
    });
    const { finishDay } = drawNetwork(compiled, {
      milestones: [0, 1],
      ends: [0],
      draws: 20_000,
      seed: 11n,
    });
    near(spearman(finishDay[0]!, finishDay[1]!), asked, 0.02);
  }
});

test("draws split among workers join to the same bytes", () => {
  const compiled = compile(crewNetwork(3, 2, 2));
  const request = { milestones: [2, 5, 8], ends: [2], seed: 9n };
  const whole = drawNetwork(compiled, { ...request, draws: 40 });
  const first = drawNetwork(compiled, { ...request, draws: 15 });
  const rest = drawNetwork(compiled, { ...request, draws: 25, firstDraw: 15 });
  for (const m of [0, 1, 2])
    assert.deepEqual([...whole.finishDay[m]!], [...first.finishDay[m]!, ...rest.finishDay[m]!]);
});

/** Blocks of three activities that share crews and a delivery rate. */
function crewNetwork(blocks: number, crews: number, perMonth: number, scale = 1): Network {
  return {
    startDay: 20_000,
    causes: ["weather"],
    limits: [
      { id: "crews", kind: "at once", units: crews },
      { id: "transformers", kind: "per month", units: perMonth },
    ],
    activities: Array.from({ length: blocks }, (_, b): Activity[] => [
      {
        id: `${b}/shell`,
        name: "shell",
        duration: { shape: "spread", p5: 60 * scale, p50: 100 * scale, p95: 200 * scale },
        after: [],
        uses: [{ limit: "crews", units: 1 }],
        causes: [{ cause: "weather", loading: 0.7 }],
      },
      {
        id: `${b}/transformer`,
        name: "transformer",
        duration: { shape: "triangular", low: 10, mode: 50, high: 300 },
        after: [],
        uses: [{ limit: "transformers", units: 1 + (b % 2) }],
      },
      {
        id: `${b}/fit-out`,
        name: "fit-out",
        duration: { shape: "uniform", low: 20, high: 90 },
        after: [{ on: `${b}/shell`, lagDays: 5 }, { on: `${b}/transformer` }],
        uses: [{ limit: "crews", units: 1 + (b % 2) }],
      },
    ]).flat(),
  };
}

test("more crews, a faster supplier or shorter work never makes anything later, in any draw", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 8 }),
      fc.integer({ min: 2, max: 5 }),
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 1, max: 4 }),
      (blocks, crews, more, perMonth) => {
        const all = Array.from({ length: blocks * 3 }, (_, index) => index);
        const draw = (network: Network) =>
          drawNetwork(compile(network), { milestones: all, ends: [], draws: 20, seed: 4n });
        const base = draw(crewNetwork(blocks, crews, perMonth));
        for (const better of [
          draw(crewNetwork(blocks, crews + more, perMonth)),
          draw(crewNetwork(blocks, crews, perMonth * (1 + more))),
        ])
          for (const index of all)
            for (let k = 0; k < 20; k += 1)
              assert.ok(better.finishDay[index]![k]! <= base.finishDay[index]![k]! + 1e-9);
      },
    ),
    { numRuns: 60 },
  );
});

test("splitting an activity in two with nothing between changes no date", () => {
  const whole = compile({ startDay: 0, activities: [fixed("a", 30), fixed("b", 12, "a")] });
  const split = compile({
    startDay: 0,
    activities: [fixed("a1", 13), fixed("a2", 17, "a1"), fixed("b", 12, "a2")],
  });
  assert.equal(criticalPath(whole).finishDay[1], criticalPath(split).finishDay[2]);
});

test("an observed finish overrides every forecast of it", () => {
  const compiled = compile({
    startDay: 0,
    activities: [fixed("a", 30), { ...fixed("b", 12, "a"), finishedDay: 7 }, fixed("c", 5, "b")],
  });
  const path = criticalPath(compiled);
  assert.deepEqual([...path.finishDay], [30, 7, 12]);
});

test("work begun and not done by the as-of day never ends before it", () => {
  const compiled = compile({
    startDay: 0,
    asOfDay: 80,
    activities: [
      {
        id: "a",
        name: "a",
        duration: { shape: "spread", p5: 20, p50: 50, p95: 120 },
        after: [],
        startedDay: 0,
      },
    ],
  });
  const { finishDay } = drawNetwork(compiled, {
    milestones: [0],
    ends: [0],
    draws: 2000,
    seed: 2n,
  });
  assert.ok(Math.min(...finishDay[0]!) >= 80);
  // Against the distribution function itself: the median of what lies above 80.
  const quantile = quantileOf({ shape: "spread", p5: 20, p50: 50, p95: 120 });
  let gone = 0;
  for (let p = 0; p < 1; p += 1e-4) if (quantile(p) <= 80) gone = p;
  near(percentile(finishDay[0]!.sort(), 50) / quantile(gone + (1 - gone) / 2), 1, 0.03);
});

test("a cycle is named by its path; unknown names and bad numbers have their places", () => {
  const cycle = compileNetwork({
    startDay: 0,
    activities: [fixed("a", 1, "c"), fixed("b", 1, "a"), fixed("c", 1, "b"), fixed("d", 1)],
  });
  assert.ok(!cycle.ok);
  assert.match(cycle.faults[0]!.found, /^the cycle (a → b → c → a|b → c → a → b|c → a → b → c)$/);
  const bad = compileNetwork({
    startDay: 0,
    limits: [{ id: "crews", kind: "at once", units: 0 }],
    activities: [
      { ...fixed("a", -1, "nobody"), calendar: "moon" },
      { ...fixed("a", 1), uses: [{ limit: "cranes", units: 1 }] },
    ],
  });
  assert.ok(!bad.ok);
  assert.deepEqual(bad.faults.map((fault) => fault.path).sort(), [
    "/activities/0/after/0",
    "/activities/0/calendar",
    "/activities/0/duration",
    "/activities/1/id",
    "/activities/1/uses/0",
    "/limits/0/units",
  ]);
});

test("calendars: five days of work from a Friday end on the next Friday, and back again", () => {
  const week = tabulateCalendar(fiveDayWeek);
  const friday = dayOf(2026, 1, 2);
  assert.equal(addWorking(week, friday, 1), friday + 1);
  assert.equal(addWorking(week, friday, 5), friday + 7);
  assert.equal(addWorking(week, friday + 7, -5), friday);
  const plain = tabulateCalendar(everyDay);
  assert.equal(addWorking(plain, friday, 12.5), friday + 12.5);
  fc.assert(
    fc.property(
      fc.double({ min: 16_000, max: 25_000, noNaN: true }),
      fc.double({ min: 0, max: 900, noNaN: true }),
      (from, days) => {
        const to = addWorking(week, from, days);
        near(workedAt(week, to) - workedAt(week, from), days, 1e-6);
      },
    ),
  );
});

test("the tabulated quantile is the quantile, and the normal share its known values", () => {
  near(normalShare(1), 0.8413447460685429, 1e-14);
  near(normalShare(-1.959963984540054), 0.025, 1e-14);
  const shapes: Duration[] = [
    { shape: "spread", p5: 10, p50: 24, p95: 70 },
    { shape: "triangular", low: 1, mode: 2, high: 9 },
    { shape: "pert", low: 1, mode: 2, high: 9 },
  ];
  for (const duration of shapes) {
    const table = new Float64Array(tableLength);
    tabulate(duration, 0, table, 0);
    for (const z of [-2.3, -1.28155, 0, 0.4, 1.28155, 2.9])
      near(lookUp(table, 0, z) / quantileOf(duration)(normalShare(z)), 1, 1e-3);
  }
});
