import assert from "node:assert/strict";
import { test } from "node:test";
import { monthS } from "../../units/index.ts";
import { evaluate, rateTables } from "../evaluate.ts";
import { baseValues, type Input } from "../scenario/plan.ts";
import { resolvePlanText } from "../scenario/resolve.ts";
import { smallCatalogue, smallPlan } from "../small-catalogue.fixture.ts";
import { headlineOf } from "./headline.ts";
import { drawValues, inputQuantile, rangesOf } from "./ranges.ts";

const uncertain = smallPlan
  .replace("outputTokens: 500", "outputTokens: { value: 500, low: 300, high: 1500 }")
  .replace("share: 20 %", "share: { value: 20 %, low: 5 %, high: 60 % }")
  .concat(
    "assumptions: { slip-first-power: { value: 2 months, low: 0 months, high: 13 months } }\n",
  );
const resolved = resolvePlanText(uncertain, "plan.yaml", smallCatalogue);
const plan = resolved.ok ? resolved.plan : assert.fail(JSON.stringify(resolved.issues));
const near = (a: number, b: number, tolerance = 1e-9) =>
  assert.ok(Math.abs(a - b) <= tolerance * Math.max(1e-12, Math.abs(b)), `${a} against ${b}`);
const input = (shape: Input["shape"], low: number, base: number, high: number): Input => ({
  id: "x",
  title: "x",
  dimension: "ratio",
  base,
  low,
  high,
  shape,
});

test("a quantile passes through the 5th percentile, the base and the 95th", () => {
  for (const shape of ["straight", "uniform", "lognormal"] as const)
    for (const [low, base, high] of [
      [1, 2, 5],
      [10, 10.5, 11],
      [2, 2, 9],
    ] as const) {
      const one = input(shape, low, base, high);
      near(inputQuantile(one, 0.05), low, 1e-6);
      near(inputQuantile(one, 0.5), base, 1e-6);
      near(inputQuantile(one, 0.95), high, 1e-6);
    }
});

test("a quantile never falls, a fixed input never moves, shares stay between nothing and all", () => {
  for (const shape of ["straight", "lognormal"] as const) {
    let before = Number.NEGATIVE_INFINITY;
    for (let p = 0.001; p < 1; p += 0.001) {
      const value = inputQuantile(input(shape, 1, 2, 9), p);
      assert.ok(value >= before);
      before = value;
    }
  }
  assert.equal(inputQuantile(input("fixed", 3, 3, 3), 0.99), 3);
  const share = { ...input("straight", 0, 0.5, 0.98), dimension: "share" as const };
  for (let p = 0.0005; p < 1; p += 0.001) {
    const value = inputQuantile(share, p);
    assert.ok(value >= 0 && value <= 1);
  }
});

test("the same seed gives the same bytes, another seed other ones", () => {
  const bytes = (seed: bigint) =>
    Buffer.concat(
      drawValues(plan, rateTables(plan), null, 64, seed).map((vector) =>
        Buffer.from(vector.buffer),
      ),
    ).toString("hex");
  assert.equal(bytes(7n), bytes(7n));
  assert.notEqual(bytes(7n), bytes(8n));
});

test("draws are stratified: each of n equal slices of an input holds one of n draws", () => {
  const draws = 200;
  const vectors = drawValues(plan, rateTables(plan), null, draws, 3n);
  for (const [index, one] of plan.inputs.entries()) {
    if (one.shape === "fixed") {
      assert.ok(vectors.every((vector) => vector[index] === one.base));
      continue;
    }
    const sorted = vectors.map((vector) => vector[index]!).sort((a, b) => a - b);
    for (const [rank, value] of sorted.entries()) {
      assert.ok(value >= inputQuantile(one, rank / draws) - 1e-9 * Math.abs(value), one.id);
      assert.ok(value <= inputQuantile(one, (rank + 1) / draws) + 1e-9 * Math.abs(value), one.id);
    }
  }
});

test("ranges: percentiles of numbers, order of dates, and what never happens comes last", () => {
  const headlines = Array.from({ length: 11 }, (_, index) => ({
    n: index,
    on: index < 8 ? `2027-01-${10 + index}` : null,
    never: null,
    // A cost of tokens that nobody can serve in six draws of eleven.
    cost: index < 5 ? index : null,
  }));
  const ranges = rangesOf(headlines);
  assert.deepEqual(ranges["n"], { p10: 1, p50: 5, p90: 9 });
  assert.deepEqual(ranges["on"], { p10: "2027-01-11", p50: "2027-01-15", p90: null });
  assert.deepEqual(ranges["never"], { p10: null, p50: null, p90: null });
  assert.deepEqual(ranges["cost"], { p10: 1, p50: null, p90: null });
  assert.deepEqual(rangesOf([]), {});
});

test("the last whole gigawatt is the base case's: a later draw has a later day or none", () => {
  const large = smallPlan
    .replace("itCapacity: 60 MW", "itCapacity: 3 GW")
    .replace("capacity: 50 MW", "capacity: 1 GW")
    .replace(
      "agreements:",
      `  - id: hall-2
    site: home
    capacity: 1 GW
    frame: it
    milestones: { announced: 2025-06-01, ready for service: 2030-06-30 }
    fleet: [{ platform: rack-100, fills: 100 %, life: 5 years }]
agreements:`,
    );
  const read = resolvePlanText(large, "plan.yaml", smallCatalogue);
  const two = read.ok ? read.plan : assert.fail(JSON.stringify(read.issues));
  const at = (months: number) => {
    const values = baseValues(two);
    values[two.assumptions["slip-first-power"]] = months * monthS;
    return headlineOf(two, values, evaluate(two, rateTables(two), values));
  };
  const days = [0, 2, 12].map((months) => at(months)["lastGwInServiceOn"]);
  assert.deepEqual(days, ["2030-09-30", "2030-11-30", null]);
  assert.equal(at(12)["firstGwInServiceOn"], "2027-09-30");
});
