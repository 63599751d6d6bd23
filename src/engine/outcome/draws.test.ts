import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { catalogue } from "../../facts/index.ts";
import { evaluate, rateTables } from "../evaluate.ts";
import type { Input } from "../scenario/plan.ts";
import { resolvePlanText } from "../scenario/resolve.ts";
import { planSchedule } from "../simulation/programme/plan-schedule.ts";
import { datingInputs } from "../simulation/programme/timeline.ts";
import { smallCatalogue, smallPlan } from "../small-catalogue.fixture.ts";
import { type Draw, drawPlan, inputQuantile, setsOf, setsPerDraw } from "./draws.ts";
import { headlineOf } from "./headline.ts";
import { headlinesOfDraw } from "./ranges.ts";

const uncertain = smallPlan
  .replace("outputTokens: 500", "outputTokens: { value: 500, low: 300, high: 1500 }")
  .replace("share: 20 %", "share: { value: 20 %, low: 5 %, high: 60 % }")
  .concat(
    "assumptions: { slip-first-power: { value: 2 months, low: 0 months, high: 13 months } }\n",
  );
const resolved = resolvePlanText(uncertain, "plan.yaml", smallCatalogue);
const plan = resolved.ok ? resolved.plan : assert.fail(JSON.stringify(resolved.issues));
const columnOf = (drawn: readonly Draw[], set: number, input: number) =>
  drawn.map((draw) => setsOf(plan, draw)[set]![input]!);
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
      drawPlan(plan, rateTables(plan), null, 64, seed).flatMap((draw) =>
        setsOf(plan, draw).map((values) => Buffer.from(Float64Array.from(values).buffer)),
      ),
    ).toString("hex");
  assert.equal(bytes(7n), bytes(7n));
  assert.notEqual(bytes(7n), bytes(8n));
});

test("draws are stratified: each of n equal slices of an input holds one of n draws, in every set", () => {
  const draws = 200;
  const drawn = drawPlan(plan, rateTables(plan), null, draws, 3n);
  for (let set = 0; set < setsPerDraw; set += 1)
    for (const [index, one] of plan.inputs.entries()) {
      const values = columnOf(drawn, set, index);
      if (one.shape === "fixed") {
        assert.ok(values.every((value) => value === one.base));
        continue;
      }
      for (const [rank, value] of values.sort((a, b) => a - b).entries()) {
        assert.ok(value >= inputQuantile(one, rank / draws) - 1e-9 * Math.abs(value), one.id);
        assert.ok(value <= inputQuantile(one, (rank + 1) / draws) + 1e-9 * Math.abs(value), one.id);
      }
    }
});

test("sets of a draw share what its dates follow from, and nothing else that is drawn", () => {
  const drawn = drawPlan(plan, rateTables(plan), null, 50, 3n);
  const dating: string[] = datingInputs.map((id) => `assumptions/${id}`);
  let differing = 0;
  for (const [index, { id, shape }] of plan.inputs.entries())
    for (let set = 1; set < setsPerDraw; set += 1) {
      const first = columnOf(drawn, 0, index);
      const values = columnOf(drawn, set, index);
      if (shape === "fixed" || dating.includes(id)) assert.deepEqual(values, first, id);
      else {
        assert.notDeepEqual(values, first, id);
        differing += 1;
      }
    }
  assert.ok(differing > 0);
});

test("a set is a draw of the whole plan: evaluated by itself it has the same headline", () => {
  for (const name of ["first-hall", "stargate-2026-10"]) {
    const path = fileURLToPath(new URL(`../../../scenarios/${name}.yaml`, import.meta.url));
    const read = resolvePlanText(readFileSync(path, "utf8"), path, catalogue);
    const whole = read.ok ? read.plan : assert.fail(name);
    const tables = rateTables(whole);
    const drawn = drawPlan(whole, tables, planSchedule(whole, catalogue), 3, 5n);
    for (const draw of drawn) {
      const headlines = headlinesOfDraw(whole, tables, draw);
      for (const [set, inputs] of setsOf(whole, draw).entries()) {
        // The set's own inputs, the draw's days later, every month of the plan.
        const values = Float64Array.from(draw.values);
        values.set(inputs.subarray(0, whole.inputs.length));
        const alone = headlineOf(whole, values, evaluate(whole, tables, values));
        for (const [headline, value] of Object.entries(alone)) {
          const found = headlines[set]![headline]!;
          if (typeof value === "number" && typeof found === "number") near(found, value, 1e-12);
          else assert.equal(found, value, headline);
        }
      }
    }
  }
});
