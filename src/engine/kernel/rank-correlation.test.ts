import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { createRandom } from "./random.ts";
import { cholesky, correlateStrata, rankCorrelation } from "./rank-correlation.ts";

const shuffledStrata = (inputs: number, draws: number, seed: number): Int32Array[] =>
  Array.from({ length: inputs }, (_, input) => {
    const random = createRandom(seed, `input ${input}`);
    return Int32Array.from(
      Array.from({ length: draws }, (_, k) => ({ k, at: random.uniform() }))
        .sort((a, b) => a.at - b.at)
        .map(({ k }) => k),
    );
  });

test("stated rank correlations are recovered within 0.02, and all others stay near zero", () => {
  const pairs = [
    { a: 0, b: 1, rank: 0.6 },
    { a: 1, b: 2, rank: -0.4 },
    { a: 0, b: 2, rank: 0.1 },
    { a: 3, b: 4, rank: 0.9 },
  ];
  for (const [draws, seed] of [
    [1000, 1],
    [10_000, 2],
    [10_000, 3],
  ] as const) {
    const made = correlateStrata(shuffledStrata(5, draws, seed), pairs);
    for (let a = 0; a < 5; a += 1)
      for (let b = a + 1; b < 5; b += 1) {
        const wanted = pairs.find((pair) => pair.a === a && pair.b === b)?.rank ?? 0;
        const found = rankCorrelation(made[a]!, made[b]!);
        assert.ok(Math.abs(found - wanted) < 0.02, `${draws} draws, ${a}–${b}: ${found}`);
      }
  }
});

test("every stratum is still taken exactly once, and the first input keeps its pairing", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 3, max: 200 }),
      fc.integer({ min: 1, max: 1e6 }),
      fc.double({ min: -0.95, max: 0.95, noNaN: true }),
      (draws, seed, rank) => {
        const strata = shuffledStrata(2, draws, seed);
        const made = correlateStrata(strata, [{ a: 0, b: 1, rank }]);
        assert.deepEqual(made[0], strata[0]);
        assert.deepEqual(
          [...made[1]!].sort((a, b) => a - b),
          Array.from({ length: draws }, (_, k) => k),
        );
      },
    ),
    { numRuns: 100, seed: 1 },
  );
});

test("the Cholesky factor times its transpose is the matrix; an impossible matrix has none", () => {
  const matrix = [
    [4, 2, 0.6],
    [2, 5, 1],
    [0.6, 1, 3],
  ].map((row) => Float64Array.from(row));
  const lower = cholesky(matrix)!;
  for (let i = 0; i < 3; i += 1)
    for (let j = 0; j < 3; j += 1) {
      let sum = 0;
      for (let k = 0; k < 3; k += 1) sum += lower[i]![k]! * lower[j]![k]!;
      assert.ok(Math.abs(sum - matrix[i]![j]!) < 1e-12);
    }
  const impossible = [
    [1, 0.9, -0.9],
    [0.9, 1, 0.9],
    [-0.9, 0.9, 1],
  ].map((row) => Float64Array.from(row));
  assert.equal(cholesky(impossible), null);
});

test("rank correlation is one for what rises together, whatever the scale, and shares ranks of ties", () => {
  assert.equal(rankCorrelation([1, 2, 3, 4], [10, 100, 1000, 1e6]), 1);
  assert.equal(rankCorrelation([1, 2, 3, 4], [4, 3, 2, 1]), -1);
  assert.equal(rankCorrelation([1, 1, 1], [1, 2, 3]), 0);
  // Published example of tied ranks: x = 1 2 2 3, y = 1 2 3 4 gives √0.9.
  assert.ok(Math.abs(rankCorrelation([1, 2, 2, 3], [1, 2, 3, 4]) - Math.sqrt(0.9)) < 1e-12);
});
