import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { EventHeap } from "./event-heap.ts";
import { percentile } from "./percentile.ts";
import * as sketches from "./quantile-sketch.ts";

const values = fc.array(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), {
  minLength: 1,
  maxLength: 300,
});

test("a percentile is the linearly interpolated order statistic", () => {
  assert.equal(percentile([1, 2, 3, 4], 50), 2.5);
  assert.equal(percentile([1, 2, 3, 4], 0), 1);
  assert.equal(percentile([1, 2, 3, 4], 100), 4);
  assert.equal(percentile([10], 99), 10);
  assert.ok(Number.isNaN(percentile([], 50)));
});

test("a sketch's percentile lies within its stated error of the order statistics around it", () => {
  fc.assert(
    fc.property(values, fc.double({ min: 0, max: 100, noNaN: true }), (list, p) => {
      const sketch = sketches.createSketch();
      for (const value of list) sketches.addToSketch(sketch, value);
      const sorted = list.slice().sort((a, b) => a - b);
      const position = (p / 100) * (sorted.length - 1);
      const low = sorted[Math.floor(position)];
      const high = sorted[Math.ceil(position)];
      const found = sketches.sketchPercentile(sketch, p);
      const error = sketches.QUANTILE_ERROR_FRACTION;
      assert.ok(found >= low * (1 - error) && found <= high * (1 + error));
    }),
  );
});

test("merging sketches equals sketching everything, whichever way the list is cut", () => {
  fc.assert(
    fc.property(values, fc.nat(), (list, seed) => {
      const cut = seed % (list.length + 1);
      const [all, left, right] = [0, 1, 2].map(() => sketches.createSketch());
      list.forEach((value, i) => {
        sketches.addToSketch(all, value);
        sketches.addToSketch(i < cut ? left : right, value);
      });
      sketches.mergeSketch(left, right);
      assert.deepEqual(left.cells, all.cells);
      assert.equal(left.totals[0], all.totals[0]);
      assert.ok(Math.abs(left.totals[1] / all.totals[1] - 1) < 1e-12);
    }),
  );
});

test("events leave the heap by time, then priority, then order of entry", () => {
  const events = fc.array(fc.tuple(fc.nat(5), fc.nat(2)), { maxLength: 60 });
  fc.assert(
    fc.property(events, (list) => {
      const heap = new EventHeap(2);
      list.forEach(([timeS, priority], i) => {
        heap.push(timeS, i, priority);
      });
      const found: number[] = [];
      while (heap.size > 0) found.push(heap.pop());
      const expected = list
        .map((entry, i) => [...entry, i])
        .sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2])
        .map((entry) => entry[2]);
      assert.deepEqual(found, expected);
      assert.equal(heap.pop(), -1);
      assert.equal(heap.nextS, Infinity);
    }),
  );
});
