import assert from "node:assert/strict";
import { test } from "node:test";
import { evaluate, rateTables } from "../evaluate.ts";
import { baseValues } from "../scenario/plan.ts";
import { resolvePlanText } from "../scenario/resolve.ts";
import { smallCatalogue, smallPlan } from "../small-catalogue.fixture.ts";
import { tokenCostParts } from "./tokens.ts";

function evaluated(text = smallPlan) {
  const resolved = resolvePlanText(text, "plan.yaml", smallCatalogue);
  if (!resolved.ok) assert.fail(JSON.stringify(resolved.issues));
  return evaluate(resolved.plan, rateTables(resolved.plan), baseValues(resolved.plan));
}
const users = (millions: number) =>
  smallPlan.replace("value: 5 M users", `value: ${millions} M users`);
const near = (a: number, b: number, tolerance = 1e-9) =>
  assert.ok(Math.abs(a / b - 1) <= tolerance, `${a} against ${b}`);

test("the parts of the cost of a token, idleness among them, sum to the cost as served", () => {
  for (const millions of [0.1, 1, 5, 50, 500]) {
    const { tokenCost } = evaluated(users(millions));
    assert.ok(tokenCost !== null);
    near(
      tokenCostParts.reduce((sum, part) => sum + tokenCost.parts[part], 0),
      tokenCost.asServedUsd,
    );
  }
});

test("more idleness raises the cost as served and leaves the cost at capacity alone", () => {
  const costs = [8, 4, 2, 1].map((millions) => evaluated(users(millions)).tokenCost!);
  for (let index = 1; index < costs.length; index += 1) {
    assert.ok(costs[index]!.asServedUsd > costs[index - 1]!.asServedUsd);
    near(costs[index]!.atCapacityUsd, costs[0]!.atCapacityUsd);
    near(costs[index]!.marginalUsd, costs[0]!.marginalUsd);
  }
});

test("marginal is below at capacity, at capacity is below as served", () => {
  for (const millions of [0.1, 1, 5]) {
    const cost = evaluated(users(millions)).tokenCost!;
    assert.ok(cost.marginalUsd < cost.atCapacityUsd);
    assert.ok(cost.atCapacityUsd < cost.asServedUsd);
  }
});

test("twice the capacity and the same demand: lower utilisation, dearer tokens as served", () => {
  const one = evaluated();
  const two = evaluated(
    smallPlan
      .replace("itCapacity: 60 MW", "itCapacity: 120 MW")
      .replace("capacity: 50 MW", "capacity: 100 MW"),
  );
  const last = one.programme.monthCount - 1;
  assert.ok(two.served.utilisation[last]! < one.served.utilisation[last]!);
  assert.ok(two.tokenCost!.asServedUsd > one.tokenCost!.asServedUsd);
  near(two.tokenCost!.atCapacityUsd, one.tokenCost!.atCapacityUsd);
});

test("no racks or no demand: no cost of a token is claimed", () => {
  assert.equal(evaluated(smallPlan.replace(/fleet: \[.*\]\n/, "fleet: []\n")).tokenCost, null);
  assert.equal(
    evaluated(smallPlan.replace("requestsPerUserWeek: 25", "requestsPerUserWeek: 0")).tokenCost,
    null,
  );
});
