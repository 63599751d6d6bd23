import assert from "node:assert/strict";
import { test } from "node:test";
import { permutation } from "./permutation.ts";
import { createRandom } from "./random.ts";

test("every place is taken once, and another key is another order", () => {
  for (const size of [1, 2, 3, 10, 257, 10_000]) {
    const one = permutation(size, createRandom(1n, "a"));
    const found = Array.from({ length: size }, (_, k) => one.at(k));
    assert.deepEqual(
      [...found].sort((a, b) => a - b),
      Array.from({ length: size }, (_, k) => k),
    );
    if (size < 257) continue;
    const other = permutation(size, createRandom(1n, "b"));
    const same = found.filter((value, k) => other.at(k) === value).length;
    assert.ok(same < 10, `${same} of ${size} in one place`);
    assert.ok(found.every((_, k) => one.jitter(k) >= 0 && one.jitter(k) < 1));
  }
});

test("two permutations are uncorrelated", () => {
  const size = 10_000;
  const middle = (size - 1) / 2;
  for (let pair = 0; pair < 10; pair += 1) {
    const a = permutation(size, createRandom(7n, `a${pair}`));
    const b = permutation(size, createRandom(7n, `b${pair}`));
    let sum = 0;
    let square = 0;
    for (let k = 0; k < size; k += 1) {
      sum += (a.at(k) - middle) * (b.at(k) - middle);
      square += (k - middle) * (k - middle);
    }
    assert.ok(Math.abs(sum / square) < 0.04, `${sum / square}`);
  }
});
