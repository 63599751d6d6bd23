import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { planSchedule, rateTables, resolvePlanText } from "../src/engine/index.ts";
import { drawPlan, setsPerDraw } from "../src/engine/outcome/draws.ts";
import { headlinesOf, type Range, rangesOf } from "../src/engine/outcome/ranges.ts";
import { catalogue } from "../src/facts/index.ts";
import { mostMoved } from "./seeds.ts";

test("200 draws of the plan of October 2026: between seeds every P50 is near, and sets are what brings it near", () => {
  const file = new URL("../scenarios/stargate-2026-10.yaml", import.meta.url);
  const read = resolvePlanText(readFileSync(file, "utf8"), "plan.yaml", catalogue);
  const plan = read.ok ? read.plan : assert.fail();
  const tables = rateTables(plan);
  const schedule = planSchedule(plan, catalogue);
  const whole: Record<string, Range>[] = [];
  const firstSets: Record<string, Range>[] = [];
  for (const seed of [31n, 32n, 33n]) {
    const table = headlinesOf(plan, tables, drawPlan(plan, tables, schedule, 200, seed));
    whole.push(rangesOf(table));
    const columns = Object.fromEntries(
      Object.entries(table.columns).map(([name, column]) => [
        name,
        column.filter((_, row) => row % setsPerDraw === 0),
      ]),
    );
    firstSets.push(rangesOf({ ...table, columns }));
  }
  const most = (moved: ReturnType<typeof mostMoved>, unit: "fraction" | "days") =>
    moved.filter((one) => one.percentile === "p50" && one.unit === unit).map((one) => one.most);
  const numbers = most(mostMoved(whole), "fraction");
  const mean = (values: readonly number[]) =>
    values.reduce((sum, one) => sum + one, 0) / values.length;
  // 1 % at 10,000 draws, with the root of their number.
  assert.ok(Math.max(...numbers) < 0.07, `${Math.max(...numbers)}`);
  assert.ok(Math.max(...most(mostMoved(whole), "days")) < 70);
  assert.ok(mean(numbers) < 0.5 * mean(most(mostMoved(firstSets), "fraction")));
});

test("moves between seeds: of numbers by the larger, of dates by days, and from something to nothing", () => {
  const range = (p50: Range["p50"]) => ({ p10: 1, p50, p90: 2 });
  const seeds = (a: Range["p50"], b: Range["p50"], c: Range["p50"]) =>
    mostMoved([{ x: range(a) }, { x: range(b) }, { x: range(c) }])[1]!;
  assert.deepEqual(seeds(100, 99, 98), {
    name: "x",
    percentile: "p50",
    most: 0.02,
    unit: "fraction",
  });
  assert.equal(seeds("2027-01-01", "2027-01-31", "2027-01-02").most, 30);
  assert.equal(seeds("2027-01-01", null, "2027-01-02").most, Number.POSITIVE_INFINITY);
  assert.equal(seeds(null, null, null).most, 0);
});
