import assert from "node:assert/strict";
import { test } from "node:test";
import { createRandom } from "./random.ts";
import { directionsOf, sobolDimensions, sobolStrata, sobolWord } from "./sobol.ts";

test("unscrambled points are the published ones", () => {
  // The first ten points of Joe and Kuo's own example in Gray code order, as a set: dimensions 1 to 3.
  const published = [
    [0, 0, 0],
    [0.5, 0.5, 0.5],
    [0.75, 0.25, 0.25],
    [0.25, 0.75, 0.75],
    [0.375, 0.375, 0.625],
    [0.875, 0.875, 0.125],
    [0.625, 0.125, 0.875],
    [0.125, 0.625, 0.375],
  ];
  const made = published.map((_, index) =>
    [0, 1, 2].map((dimension) => sobolWord(directionsOf(dimension), index) / 4294967296),
  );
  const key = (point: number[]) => point.join(" ");
  assert.deepEqual(made.map(key).sort(), published.map(key).sort());
});

test("each dimension is a permutation, and every pair fills a grid of 2^m points evenly", () => {
  const random = createRandom(5n, "sobol");
  const points = 256;
  const strata = [0, 1, 2, 20, 127].map((dimension) =>
    sobolStrata(points, dimension, random.fork(`${dimension}`)),
  );
  for (const one of strata)
    assert.deepEqual(
      [...one].sort((a, b) => a - b),
      Array.from({ length: points }, (_, k) => k),
    );
  // Dimensions 1 and 2 are a (0, 8, 2)-net: each box of 2^a by 2^(8 − a) parts holds one point.
  for (let a = 0; a <= 8; a += 1) {
    const boxes = new Set(
      Array.from(
        { length: points },
        (_, k) => `${strata[0]![k]! >> (8 - a)} ${strata[1]![k]! >> a}`,
      ),
    );
    assert.equal(boxes.size, points);
  }
  assert.equal(sobolDimensions, 128);
});

test("a sum of products is steadier between seeds than with shuffled strata", () => {
  const n = 1000;
  const dimensions = 8;
  const spread = (strata: (seed: bigint, dimension: number) => Int32Array): number => {
    const means = Array.from({ length: 20 }, (_, seed) => {
      const columns = Array.from({ length: dimensions }, (__, d) => strata(BigInt(seed), d));
      let sum = 0;
      for (let k = 0; k < n; k += 1) {
        let product = 1;
        for (const column of columns) product *= 0.5 + (column[k]! + 0.5) / n;
        sum += product;
      }
      return sum / n;
    });
    const mean = means.reduce((a, b) => a + b, 0) / means.length;
    return means.reduce((a, b) => a + (b - mean) * (b - mean), 0);
  };
  const sobol = spread((seed, d) => sobolStrata(n, d, createRandom(seed, `d${d}`)));
  const shuffled = spread((seed, d) => {
    const random = createRandom(seed, `d${d}`);
    const order = Int32Array.from({ length: n }, (_, k) => k);
    for (let last = n - 1; last > 0; last -= 1) {
      const other = Math.floor(random.uniform() * (last + 1));
      [order[last], order[other]] = [order[other]!, order[last]!];
    }
    return order;
  });
  assert.ok(sobol < 0.25 * shuffled, `${sobol} against ${shuffled}`);
});
