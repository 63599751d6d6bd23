import assert from "node:assert/strict";
import test from "node:test";
import { createRandom, type Random } from "./random.ts";
import * as samplers from "./samplers.ts";

function moments(name: string, draw: (random: Random) => number, n = 200_000) {
  const random = createRandom(11, name);
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < n; i++) {
    const x = draw(random);
    sum += x;
    squares += x * x;
  }
  const mean = sum / n;
  return { mean, variance: squares / n - mean * mean };
}

const laws: [string, (random: Random) => number, number, number][] = [
  ["exponential", (r) => samplers.exponential(r, 3), 3, 9],
  ["normal", (r) => samplers.normal(r), 0, 1],
  ["lognormal", (r) => samplers.lognormal(r, samplers.lognormalMu(2, 0.5), 0.5), 2, 1.1361],
  ["gamma", (r) => samplers.gamma(r, 2.5, 2), 5, 10],
  ["gamma of small shape", (r) => samplers.gamma(r, 0.3, 2), 0.6, 1.2],
  ["weibull", (r) => samplers.weibull(r, 2, 1), 0.886227, 0.214602],
  ["pareto", (r) => samplers.pareto(r, 5, 4), 5, 1.66667],
  ["geometric", (r) => samplers.geometric(r, 0.25), 4, 12],
  ["poisson", (r) => samplers.poisson(r, 90), 90, 90],
  ["below", (r) => samplers.below(r, 10), 4.5, 8.25],
];

for (const [name, draw, mean, variance] of laws) {
  test(`${name} has the mean and variance of its law`, () => {
    const found = moments(name, draw);
    const tolerance = 6 * Math.sqrt(variance / 200_000);
    assert.ok(Math.abs(found.mean - mean) < tolerance, `mean ${found.mean}`);
    assert.ok(Math.abs(found.variance / variance - 1) < 0.06, `variance ${found.variance}`);
  });
}

test("normal draws have the tails of the normal law", () => {
  const random = createRandom(5, "tails");
  const beyond = [1, 2, 3, 3.8];
  const expected = [0.3173105, 0.0455003, 0.0026998, 0.0001447];
  const counts = [0, 0, 0, 0];
  const n = 1_000_000;
  for (let i = 0; i < n; i++) {
    const z = Math.abs(samplers.normal(random));
    for (let k = 0; k < 4; k++) if (z > beyond[k]) counts[k] += 1;
  }
  for (let k = 0; k < 4; k++) {
    const deviation = Math.sqrt(n * expected[k]);
    assert.ok(Math.abs(counts[k] - n * expected[k]) < 5 * deviation, `${beyond[k]}: ${counts[k]}`);
  }
});

test("a prepared finite distribution draws each value by its weight", () => {
  const prepared = samplers.prepareDiscrete([1, 5, 9, 20], [1, 0, 3, 6]);
  assert.equal(prepared.mean, (1 + 27 + 120) / 10);
  const random = createRandom(9, "discrete");
  const counts = new Map<number, number>();
  for (let i = 0; i < 100_000; i++) {
    const value = samplers.discrete(random, prepared);
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  assert.equal(counts.has(5), false);
  for (const [value, share] of [
    [1, 0.1],
    [9, 0.3],
    [20, 0.6],
  ] as const) {
    assert.ok(Math.abs((counts.get(value) ?? 0) / 100_000 - share) < 0.008);
  }
  assert.throws(() => samplers.prepareDiscrete([1], [0]), RangeError);
});
