import assert from "node:assert/strict";
import { test } from "node:test";
import { monthS } from "../../units/index.ts";
import { evaluate, rateTables } from "../evaluate.ts";
import { baseValues } from "../scenario/plan.ts";
import { resolvePlanText } from "../scenario/resolve.ts";
import { smallCatalogue, smallPlan } from "../small-catalogue.fixture.ts";
import { headlineOf } from "./headline.ts";
import { headlineTable, keepHeadline, rangesOf } from "./ranges.ts";

test("ranges: percentiles of numbers, order of dates, and what never happens comes last", () => {
  const headlines = Array.from({ length: 11 }, (_, index) => ({
    n: index,
    on: index < 8 ? `2027-01-${10 + index}` : null,
    never: null,
    // A cost of tokens that nobody can serve in six draws of eleven.
    cost: index < 5 ? index : null,
  }));
  const units = {
    n: { unit: "count" },
    on: { unit: "date" },
    never: { unit: "date" },
    cost: { unit: "USD" },
  };
  const table = headlineTable(units, headlines.length);
  for (const [row, headline] of headlines.entries()) keepHeadline(table, row, headline);
  const ranges = rangesOf(table);
  assert.deepEqual(ranges["n"], { p10: 1, p50: 5, p90: 9 });
  assert.deepEqual(ranges["on"], { p10: "2027-01-11", p50: "2027-01-15", p90: null });
  assert.deepEqual(ranges["never"], { p10: null, p50: null, p90: null });
  assert.deepEqual(ranges["cost"], { p10: 1, p50: null, p90: null });
  assert.deepEqual(rangesOf(table, 3)["n"], { p10: 0.2, p50: 1, p90: 1.8 });
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
