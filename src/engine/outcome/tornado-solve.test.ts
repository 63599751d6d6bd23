import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { catalogue } from "../../facts/index.ts";
import { evaluate, rateTables } from "../evaluate.ts";
import { printIssue } from "../scenario/issue.ts";
import { baseValues } from "../scenario/plan.ts";
import { resolvePlanText } from "../scenario/resolve.ts";
import { planSchedule } from "../simulation/programme/plan-schedule.ts";
import { smallCatalogue, smallPlan } from "../small-catalogue.fixture.ts";
import { inputQuantile } from "./draws.ts";
import { headlineOf } from "./headline.ts";
import { limitsOf, percentileOf, solveFor } from "./solve.ts";
import { tornadoOf } from "./tornado.ts";

const uncertain = `${smallPlan}assumptions:
  campus-capex-per-it: { value: 12 GUSD/GW, low: 10 GUSD/GW, high: 18 GUSD/GW, grade: guess }
  grid-generation-capex: { value: 1 GUSD/GW, low: 0.9 GUSD/GW, high: 1.1 GUSD/GW, grade: guess }
  slip-first-power: { value: 0 months, low: 0 months, high: 13 months, grade: guess }
  water-use: { value: 1 L/kWh, low: 0.5 L/kWh, high: 2 L/kWh, grade: guess }
`;
const resolved = resolvePlanText(uncertain, "plan.yaml", smallCatalogue);
assert.ok(resolved.ok, resolved.ok ? "" : resolved.issues.map(printIssue).join("\n"));
const { plan } = resolved;
const tables = rateTables(plan);
const index = (id: string) => plan.inputs.findIndex((input) => input.id === `assumptions/${id}`);
const headlineWith = (id: string, value: number) => {
  const values = baseValues(plan);
  values[index(id)] = value;
  return headlineOf(plan, values, evaluate(plan, tables, values));
};

test("a tornado's bar is the headline at the input's own P10 and P90, widest first", () => {
  const tornado = tornadoOf(plan, tables, "capexUsd");
  assert.deepEqual(
    tornado.bars.slice(0, 2).map((bar) => bar.input),
    ["assumptions/campus-capex-per-it", "assumptions/grid-generation-capex"],
  );
  const [campus] = tornado.bars;
  const input = plan.inputs[index("campus-capex-per-it")]!;
  // Capital is linear in the campus price: 50 MW of IT times its change.
  const swing = 50e6 * (inputQuantile(input, 0.9) - inputQuantile(input, 0.1));
  assert.ok(Math.abs(campus!.swing! - swing) < 1);
  assert.equal(campus!.atP90, headlineWith("campus-capex-per-it", campus!.p90)["capexUsd"]);
  assert.ok(tornado.still.includes("assumptions/water-use"));
});

test("dates swing in days", () => {
  const small = tornadoOf(plan, tables, "waterM3PerYear");
  assert.ok(small.bars.some((bar) => bar.input === "assumptions/water-use"));
  const text = uncertain
    .replace("capacity: 50 MW", "capacity: 1 GW")
    .replace("itCapacity: 60 MW", "itCapacity: 1.2 GW");
  const big = resolvePlanText(text, "plan.yaml", smallCatalogue);
  assert.ok(big.ok);
  const tornado = tornadoOf(big.plan, rateTables(big.plan), "firstGwInServiceOn");
  assert.equal(tornado.bars.length, 1);
  assert.ok(tornado.bars[0]!.swing! > 200 && tornado.bars[0]!.swing! < 400);
});

test("a common cause of the schedule has a bar: worse luck is later, and it moves no demand", () => {
  const path = new URL("../../../scenarios/openai-nvidia-10gw.yaml", import.meta.url);
  const read = resolvePlanText(readFileSync(path, "utf8"), "plan.yaml", catalogue);
  const ten = read.ok ? read.plan : assert.fail();
  const made = rateTables(ten);
  const schedule = planSchedule(ten, catalogue);
  const dates = tornadoOf(ten, made, "lastGwInServiceOn", schedule);
  const regulation = dates.bars.find(({ input }) => input === "schedule/regulation");
  assert.ok(regulation !== undefined, dates.bars.map(({ input }) => input).join());
  assert.ok(String(regulation.atP10) < String(dates.base));
  assert.ok(String(regulation.atP90) > String(dates.base));
  assert.deepEqual([regulation.p10, regulation.p90], [0.1, 0.9]);
  // The same headline without causes, and all other bars as they are.
  const without = tornadoOf(ten, made, "lastGwInServiceOn");
  assert.equal(without.base, dates.base);
  assert.deepEqual(
    without.bars,
    dates.bars.filter(({ input }) => !input.startsWith("schedule/")),
  );
  const demand = tornadoOf(ten, made, "demandTokensPerS", schedule);
  assert.ok(demand.still.includes("schedule/regulation"));
});

test("solving for a capital gives the campus price of the closed form", () => {
  const base = headlineWith("campus-capex-per-it", 12)["capexUsd"] as number;
  const solution = solveFor(
    plan,
    tables,
    "capexUsd",
    base + 50e6 * 3,
    index("campus-capex-per-it"),
  );
  assert.ok(solution.feasible);
  assert.ok(Math.abs(solution.input - 15) < 1e-9, String(solution.input));
  assert.equal(solution.percentile! > 0.5 && solution.percentile! < 0.95, true);
});

test("a date is met where the stepping headline first passes it", () => {
  const text = uncertain
    .replace("capacity: 50 MW", "capacity: 1 GW")
    .replace("itCapacity: 60 MW", "itCapacity: 1.2 GW");
  const big = resolvePlanText(text, "plan.yaml", smallCatalogue);
  assert.ok(big.ok);
  const by = big.plan.inputs.findIndex((input) => input.id === "assumptions/slip-first-power");
  const solution = solveFor(big.plan, rateTables(big.plan), "firstGwInServiceOn", "2027-03-30", by);
  assert.ok(solution.feasible);
  assert.ok(Math.abs(solution.input / 2_629_800 - 6) < 0.1, String(solution.input / 2_629_800));
});

test("out of reach is an outcome: the closest value and the end that binds", () => {
  const solution = solveFor(plan, tables, "capexUsd", 1, index("campus-capex-per-it"));
  assert.equal(solution.feasible, false);
  assert.equal(solution.input, 0);
  assert.match(solution.binding!, /lower physical end/);
  assert.equal(solution.outcome, headlineWith("campus-capex-per-it", 0)["capexUsd"]);
  const still = solveFor(plan, tables, "capexUsd", 1, index("water-use"));
  assert.match(still.binding!, /does not move/);
});

test("limits are physical: shares from none to all, ratios to IT power from one", () => {
  const of = (id: string) => limitsOf(plan.inputs[index(id)]!);
  assert.deepEqual([of("spare-share").min, of("spare-share").max], [0, 1]);
  assert.equal(of("pue-annual").min, 1);
  assert.equal(of("campus-capex-per-it").min, 0);
});

test("a percentile undoes the quantile", () => {
  const input = plan.inputs[index("campus-capex-per-it")]!;
  for (const p of [0.02, 0.3, 0.5, 0.9])
    assert.ok(Math.abs(percentileOf(input, inputQuantile(input, p))! - p) < 1e-9);
});
