import assert from "node:assert/strict";
import { test } from "node:test";
import type { Catalogue } from "../../facts/kinds.ts";
import { baseValues } from "../scenario/plan.ts";
import { resolvePlanText } from "../scenario/resolve.ts";
import { simulateProgramme } from "../simulation/programme/timeline.ts";
import { smallCatalogue, smallPlan } from "../small-catalogue.fixture.ts";
import { type Cost, costByMonth, layers } from "./cost.ts";

const { unitPrice: _price, ...unpricedRack } = smallCatalogue.platforms["rack-100"]!;
const unpriced: Catalogue = { ...smallCatalogue, platforms: { "rack-100": unpricedRack } };

function costOf(text: string, catalogue = smallCatalogue): Cost {
  const resolved = resolvePlanText(text, "plan.yaml", catalogue);
  if (!resolved.ok) assert.fail(JSON.stringify(resolved.issues));
  const values = baseValues(resolved.plan);
  return costByMonth(resolved.plan, values, simulateProgramme(resolved.plan, values));
}
const total = (series: Float64Array) => series.reduce((sum, one) => sum + one, 0);
const near = (a: number, b: number, tolerance = 1e-9) =>
  assert.ok(Math.abs(a / b - 1) <= tolerance, `${a} against ${b}`);

test("V9: 25.5 and 12.5 GUSD per IT gigawatt at 6.8 % and 0.9 of running cost are 11.99, 8.50 and 7.01 a year", () => {
  for (const [years, published] of [
    [3, 11.99],
    [5, 8.5],
    [7, 7.01],
  ] as const) {
    const cost = costOf(
      `${smallPlan
        .replace("discountRate: 8 %", "discountRate: 6.8 %")
        .replace("life: 5 years", `life: ${years} years`)}assumptions:
  compute-capex-per-it: { value: 25.5 GUSD/GW }
  campus-capex-per-it: { value: 12.5 GUSD/GW }
  grid-generation-capex: { value: 0 GUSD/GW }
  opex-non-energy: { value: 0.9 GUSD/GW/year }
  gpu-replacement-per-year: { value: 0 % }
  facility-life: { value: 14 years }
`,
      unpriced,
    );
    const month = 24; // racks in service since 2026-09
    const monthly = layers.reduce(
      (sum, layer) => sum + cost.recoveryUsd[layer][month]!,
      cost.operationsUsd[month]!,
    );
    // 50 MW certified and filled to the last rack; a life of calendar years is a day off at most.
    assert.equal(((monthly * 12) / 0.05 / 1e9).toFixed(2), published.toFixed(2));
  }
});

test("capital by layer: price of the racks, network beside them, facility and grid by certified watts", () => {
  const cost = costOf(smallPlan);
  near(total(cost.capexUsd.compute), 500 * 3e6);
  near(total(cost.capexUsd.network), (500 * 3e6) / 9);
  near(total(cost.capexUsd.facility), 0.05 * 12e9);
  near(total(cost.capexUsd.gridAndGeneration), 0.05 * 1e9);
});

test("capital is placed once, in the month of service, and recovered only while it stands", () => {
  const cost = costOf(smallPlan.replace("life: 5 years", "life: 2 years"));
  assert.equal(cost.capexUsd.compute.filter((one) => one > 0).length, 1);
  assert.ok(cost.capexUsd.compute[8]! > 0); // ready 2026-06-30, three months of racks: September
  assert.equal(cost.recoveryUsd.compute.filter((one) => one > 0).length, 24);
  const paid = total(cost.recoveryUsd.compute);
  assert.ok(paid > total(cost.capexUsd.compute) && paid < 1.2 * total(cost.capexUsd.compute));
});

test("a refresh is bought again at the end of life, the building is not", () => {
  const once = costOf(smallPlan);
  const again = costOf(smallPlan.replace("life: 5 years", "life: 2 years, then: rack-100"));
  near(total(again.capexUsd.compute), 3 * total(once.capexUsd.compute));
  near(total(again.capexUsd.facility), total(once.capexUsd.facility));
});

test("a block that never enters service costs nothing", () => {
  for (const milestones of [
    "{ announced: 2025-06-01 }",
    "{ announced: 2025-06-01, ready for service: 2035-01-01 }",
  ]) {
    const cost = costOf(smallPlan.replace(/milestones: \{.*\}/, `milestones: ${milestones}`));
    for (const layer of layers) assert.equal(total(cost.capexUsd[layer]), 0);
    assert.equal(total(cost.operationsUsd), 0);
  }
});

test("twice the hall is twice the cost", () => {
  const one = costOf(smallPlan);
  const two = costOf(
    smallPlan
      .replace("itCapacity: 60 MW", "itCapacity: 120 MW")
      .replace("capacity: 50 MW", "capacity: 100 MW"),
  );
  for (const layer of layers)
    near(total(two.recoveryUsd[layer]), 2 * total(one.recoveryUsd[layer]));
  near(total(two.operationsUsd), 2 * total(one.operationsUsd));
});
