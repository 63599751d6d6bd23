import assert from "node:assert/strict";
import { test } from "node:test";
import { baseValues, type Plan } from "../../scenario/plan.ts";
import { resolvePlanText } from "../../scenario/resolve.ts";
import { smallCatalogue, smallPlan } from "../../small-catalogue.fixture.ts";
import { hourWeights, loadFlow, requestShape, weeklyUsers } from "./demand.ts";

function planOf(text = smallPlan): Plan {
  const resolved = resolvePlanText(text, "plan.yaml", smallCatalogue);
  return resolved.ok ? resolved.plan : assert.fail(JSON.stringify(resolved.issues));
}
const near = (a: number, b: number, tolerance = 1e-12) =>
  assert.ok(Math.abs(a - b) <= tolerance * Math.abs(b), `${a} against ${b}`);
const month = (year: number, ofYear: number) => year * 12 + ofYear - 1;

test("hours weigh one in the mean, whatever the regions and the peak", () => {
  for (const ratio of [1, 1.5, 2, 5])
    for (const regions of [
      "{ home: { share: 100 %, utcOffset: -6 } }",
      "{ a: { share: 60 %, utcOffset: 5.5 }, b: { share: 40 %, utcOffset: -8 } }",
    ]) {
      const plan = planOf(
        smallPlan
          .replace("peakToTrough: 2", `peakToTrough: ${ratio}`)
          .replace(/regions: .*/, `regions: ${regions}`),
      );
      const weights = hourWeights(plan, baseValues(plan));
      near(weights.reduce((sum, one) => sum + one, 0) / 24, 1);
      assert.ok(weights.every((one) => one > 0));
    }
});

test("one region peaks in its evening, by the ratio that the plan states", () => {
  const plan = planOf();
  const weights = [...hourWeights(plan, baseValues(plan))];
  near(Math.max(...weights) / Math.min(...weights), 2);
  assert.equal(weights.indexOf(Math.max(...weights)), (20 + 6) % 24);
});

test("regions on opposite sides of the world flatten the day", () => {
  const spread = planOf(
    smallPlan.replace(
      /regions: .*/,
      "regions: { a: { share: 50 %, utcOffset: -6 }, b: { share: 50 %, utcOffset: 6 } }",
    ),
  );
  for (const weight of hourWeights(spread, baseValues(spread))) near(weight, 1);
});

test("users pass through their dated points and between them on a straight line of logarithms", () => {
  const plan = planOf(
    smallPlan.replace(
      "[{ on: 2026-01-01, value: 5 M users }]",
      "[{ on: 2026-01-01, value: 100 M users }, { on: 2026-07-01, value: 400 M users }]",
    ),
  );
  const users = (m: number) => weeklyUsers(plan, baseValues(plan), m);
  assert.equal(users(month(2025, 1)), 100e6);
  assert.equal(users(month(2026, 1)), 100e6);
  near(users(month(2026, 4)), 200e6);
  near(users(month(2026, 7)), 400e6);
  near(users(month(2030, 1)), 400e6);
});

test("growth compounds by the year and stops on its date", () => {
  const plan = planOf(
    smallPlan.replace(
      "value: 5 M users }] }",
      "value: 5 M users }], growth: 100 %, growthUntil: 2028-01 }",
    ),
  );
  const users = (m: number) => weeklyUsers(plan, baseValues(plan), m);
  near(users(month(2027, 1)), 10e6);
  near(users(month(2028, 1)), 20e6);
  near(users(month(2030, 12)), 20e6);
});

test("tokens by hand: 5 M users, 25 requests a week of 2,000 tokens read, half cached, and 500 written", () => {
  const plan = planOf();
  const flow = loadFlow(plan.loads[0]!, plan, baseValues(plan), plan.firstMonth, 5e6);
  near(flow.requestsPerS, (5e6 * 25) / (7 * 86_400));
  near(flow.outputTokensPerS, flow.requestsPerS * 500);
  near(flow.cachedInputTokensPerS, flow.requestsPerS * 1000);
  near(flow.uncachedInputTokensPerS, flow.requestsPerS * 1000);
});

test("twice the users ask for twice the tokens", () => {
  const plan = planOf();
  const values = baseValues(plan);
  const one = loadFlow(plan.loads[0]!, plan, values, plan.firstMonth, 3e6);
  const two = loadFlow(plan.loads[0]!, plan, values, plan.firstMonth, 6e6);
  for (const key of Object.keys(one) as (keyof typeof one)[]) near(two[key], 2 * one[key] || 0);
});

test("a load in tokens splits into what is read and written, and its requests are of the stated length", () => {
  const plan = planOf(
    smallPlan.replace(
      "  training: { kind",
      "  api: { kind: tokens, llm: flagship, tier: interactive, asOf: 2026-01, tokens: 6 Gtok/min, inputShare: 90 %, cachedShare: 40 %, requestOutputTokens: 400 }\n  training: { kind",
    ),
  );
  const values = baseValues(plan);
  const api = plan.loads.find((load) => load.id === "api")!;
  const flow = loadFlow(api, plan, values, plan.firstMonth, 0);
  near(flow.outputTokensPerS, 1e7, 1e-9);
  near(flow.uncachedInputTokensPerS + flow.cachedInputTokensPerS, 9e7, 1e-9);
  near(flow.requestsPerS, 1e7 / 400, 1e-9);
  const shape = requestShape(api, values);
  near(shape.inputTokens, 3600, 1e-9);
  assert.equal(shape.outputTokens, 400);
});
