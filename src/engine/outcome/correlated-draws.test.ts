import assert from "node:assert/strict";
import { test } from "node:test";
import { rateTables } from "../evaluate.ts";
import { rankCorrelation } from "../kernel/rank-correlation.ts";
import { printIssue } from "../scenario/issue.ts";
import { resolvePlanText } from "../scenario/resolve.ts";
import { smallCatalogue, smallPlan } from "../small-catalogue.fixture.ts";
import { convergenceOf, movement } from "./convergence.ts";
import { type Draw, drawPlan, inputQuantile, setsOf, setsPerDraw } from "./draws.ts";
import { definitionsOf } from "./headline.ts";
import { headlinesOf, headlineTable, keepHeadline, rangesOf } from "./ranges.ts";

const uncertain = `${smallPlan}assumptions:
  campus-capex-per-it: { value: 12 GUSD/GW, low: 10 GUSD/GW, high: 18 GUSD/GW, grade: guess }
  compute-life: { value: 5 years, low: 4 years, high: 6 years, grade: guess }
  pue-annual: { value: 1.2, low: 1.1, high: 1.4, grade: guess }
`;
const correlated = `${uncertain}correlations:
  - { between: [campus-capex-per-it, pue-annual], rank: -0.5, grade: guess }
`;
const planOf = (text: string) => {
  const resolved = resolvePlanText(text, "plan.yaml", smallCatalogue);
  assert.ok(resolved.ok, resolved.ok ? "" : resolved.issues.map(printIssue).join("\n"));
  return resolved.plan;
};
const linesOf = (text: string): string[] => {
  const resolved = resolvePlanText(text, "plan.yaml", smallCatalogue);
  return resolved.ok ? [] : resolved.issues.map(printIssue);
};
const drawn = (plan: ReturnType<typeof planOf>, draws: number, seed: bigint) =>
  drawPlan(plan, rateTables(plan), null, draws, seed);
const column = (plan: ReturnType<typeof planOf>, draws: readonly Draw[], index: number, set = 0) =>
  draws.map((draw) => setsOf(plan, draw)[set]![index]!);
const at = (plan: ReturnType<typeof planOf>, id: string) =>
  plan.inputs.findIndex((input) => input.id === `assumptions/${id}`);

test("a correlation that the plan states is recovered in the inputs that are drawn", () => {
  const plan = planOf(correlated);
  const draws = drawn(plan, 2000, 1n);
  for (let set = 0; set < setsPerDraw; set += 1) {
    const a = column(plan, draws, at(plan, "campus-capex-per-it"), set);
    const b = column(plan, draws, at(plan, "pue-annual"), set);
    assert.ok(Math.abs(rankCorrelation(a, b) + 0.5) < 0.02);
  }
});

test("a correlation with what dates follow from holds in every set, and the dates stay", () => {
  const plan =
    planOf(`${uncertain}  slip-first-power: { value: 2 months, low: 0 months, high: 13 months, grade: guess }
correlations:
  - { between: [campus-capex-per-it, slip-first-power], rank: 0.5, grade: guess }
  - { between: [compute-life, slip-first-power], rank: -0.3, grade: guess }
`);
  const draws = drawn(plan, 2000, 1n);
  for (let set = 0; set < setsPerDraw; set += 1) {
    const slip = column(plan, draws, at(plan, "slip-first-power"), set);
    const life = column(plan, draws, at(plan, "compute-life"), set);
    const capex = column(plan, draws, at(plan, "campus-capex-per-it"), set);
    assert.ok(Math.abs(rankCorrelation(slip, capex) - 0.5) < 0.02);
    assert.ok(Math.abs(rankCorrelation(slip, life) + 0.3) < 0.02);
    assert.deepEqual(slip, column(plan, draws, at(plan, "slip-first-power")));
    assert.deepEqual(life, column(plan, draws, at(plan, "compute-life")));
  }
});

test("sets share their dates too where so few draws cannot hold the ranks of all inputs named", () => {
  const plan =
    planOf(`${uncertain}  slip-first-power: { value: 2 months, low: 0 months, high: 13 months, grade: guess }
correlations:
  - { between: [compute-life, slip-first-power], rank: -0.5, grade: guess }
  - { between: [campus-capex-per-it, slip-first-power], rank: 0.5, grade: guess }
  - { between: [campus-capex-per-it, pue-annual], rank: 0.3, grade: guess }
`);
  for (let draws = 1; draws <= 12; draws += 1)
    for (let seed = 1n; seed <= 6n; seed += 1n) {
      const few = drawn(plan, draws, seed);
      for (const id of ["slip-first-power", "compute-life"])
        for (let set = 1; set < setsPerDraw; set += 1)
          assert.deepEqual(column(plan, few, at(plan, id), set), column(plan, few, at(plan, id)));
    }
});

test("a correlation keeps each input's own values and every other input's draws", () => {
  const free = planOf(uncertain);
  const tied = planOf(correlated);
  const before = drawn(free, 500, 7n);
  const after = drawn(tied, 500, 7n);
  const life = at(free, "compute-life");
  assert.deepEqual(column(tied, after, life), column(free, before, life));
  // Each stratum is still hit once: the k-th smallest value lies in the k-th stratum.
  const pue = at(tied, "pue-annual");
  const sorted = column(tied, after, pue).sort((a, b) => a - b);
  for (const [k, value] of sorted.entries()) {
    const input = tied.inputs[pue]!;
    assert.ok(value >= inputQuantile(input, k / 500) - 1e-12);
    assert.ok(value <= inputQuantile(input, (k + 1) / 500) + 1e-12);
  }
});

test("parts evaluated apart and put back by number are the whole, byte for byte", () => {
  const plan = planOf(uncertain);
  const tables = rateTables(plan);
  const draws = drawn(plan, 40, 3n);
  const whole = headlinesOf(plan, tables, draws);
  const parts = [25, 0, 10].map((from, index) => ({
    from,
    columns: headlinesOf(plan, tables, draws.slice(from, [40, 10, 25][index])).columns,
  }));
  const joined = headlineTable(definitionsOf(plan), 40 * setsPerDraw);
  for (const part of parts)
    for (const [name, values] of Object.entries(part.columns))
      joined.columns[name]!.set(values, part.from * setsPerDraw);
  assert.deepEqual(joined, whole);
  assert.deepEqual(rangesOf(joined), rangesOf(whole));
});

test("draw k is a function of the plan, the seed, the number of draws and k", () => {
  const plan = planOf(correlated);
  const once = drawn(plan, 100, 5n);
  const again = drawn(plan, 100, 5n);
  assert.deepEqual(again[63], once[63]);
  assert.notDeepEqual(drawn(plan, 100, 6n)[63], once[63]);
});

test("convergence compares medians of doubling numbers of draws", () => {
  const headlines = Array.from({ length: 40 }, (_, k) => ({
    steady: 100,
    rising: k + 1,
    on: k < 20 ? "2030-01-01" : "2030-01-31",
    never: null,
  }));
  const units = { steady: "USD", rising: "USD", on: "date", never: "date" };
  const table = headlineTable(
    Object.fromEntries(Object.entries(units).map(([name, unit]) => [name, { unit }])),
    headlines.length,
  );
  for (const [row, headline] of headlines.entries()) keepHeadline(table, row, headline);
  const found = convergenceOf(table, 1, 3);
  assert.deepEqual(convergenceOf(table, 2, 2).headlines["rising"]!.p50, [10.5, 20.5]);
  assert.deepEqual(found.draws, [10, 20, 40]);
  assert.equal(found.headlines["steady"]!.movedFraction, 0);
  // P50 of 1 … 20 is 10.5, of 1 … 40 is 20.5.
  assert.equal(found.headlines["rising"]!.movedFraction, 10 / 20.5);
  assert.equal(found.headlines["on"]!.movedDays, 30);
  assert.equal(found.headlines["never"]!.movedFraction, null);
  assert.deepEqual(found.worst, { name: "rising", movedFraction: 10 / 20.5 });
  assert.deepEqual(movement("2030-01-01", null), { movedFraction: null, movedDays: null });
});

test("correlations that cannot be read or cannot hold are issues with a place", () => {
  const bad = `${uncertain}correlations:
  - { between: [campus-capex-per-it, pue-anual], rank: 0.5 }
  - { between: [spare-share, pue-annual], rank: 0.5 }
  - { between: [pue-annual, pue-annual], rank: 0.5 }
`;
  const lines = linesOf(bad);
  assert.equal(lines.length, 3, lines.join("\n"));
  assert.match(lines[0]!, /^plan\.yaml:\d+:\d+: \/correlations\/0\/between\/1: .*`pue-annual`/);
  assert.match(lines[1]!, /an input with an interval, found `spare-share`, a fixed number/);
  assert.match(lines[2]!, /one input twice/);
  const impossible = `${uncertain}correlations:
  - { between: [campus-capex-per-it, pue-annual], rank: 0.9 }
  - { between: [compute-life, pue-annual], rank: 0.9 }
  - { between: [campus-capex-per-it, compute-life], rank: -0.9 }
`;
  assert.match(linesOf(impossible)[0]!, /positive definite/);
  assert.match(
    linesOf(`${uncertain}correlations: [{ between: [compute-life], rank: 2 }]\n`)[0]!,
    /correlations/,
  );
});
