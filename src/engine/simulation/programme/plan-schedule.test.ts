import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { catalogue } from "../../../facts/index.ts";
import { monthS } from "../../../units/index.ts";
import { rateTables } from "../../evaluate.ts";
import { percentile } from "../../kernel/percentile.ts";
import { rankCorrelation } from "../../kernel/rank-correlation.ts";
import { drawPlan } from "../../outcome/draws.ts";
import { powerStates } from "../../scenario/document.ts";
import { baseValues, type Plan } from "../../scenario/plan.ts";
import { resolvePlanText } from "../../scenario/resolve.ts";
import { scheduleOf } from "./network/schedule.ts";
import { lateLength, planSchedule } from "./plan-schedule.ts";
import { simulateProgramme } from "./timeline.ts";

const root = join(dirname(fileURLToPath(import.meta.url)), "../../../..");
const textOf = (name: string) => readFileSync(join(root, `scenarios/${name}.yaml`), "utf8");
const planOf = (text: string): Plan => {
  const resolved = resolvePlanText(text, "plan.yaml", catalogue);
  return resolved.ok ? resolved.plan : assert.fail(JSON.stringify(resolved.issues));
};
const promised = textOf("openai-nvidia-10gw");
const onTime = promised.replace("high: 13 months", "high: 0 months");
const drawn = (plan: Plan, draws: number, seed = 1n) =>
  drawPlan(plan, rateTables(plan), planSchedule(plan, catalogue), draws, seed).map(
    ({ values }) => values,
  );
const inService = (plan: Plan, vectors: readonly Float64Array[]) =>
  plan.blocks.map((_, block) =>
    Float64Array.from(
      vectors,
      (values) => simulateProgramme(plan, values).reachedDay[block]!["in service"] ?? Number.NaN,
    ),
  );

test("without slip, a draw's dates move as `schedule` says: same middle, same width", () => {
  const plan = planOf(onTime);
  const base = simulateProgramme(plan, baseValues(plan));
  const found = inService(plan, drawn(plan, 2000));
  const schedule = scheduleOf({
    plan,
    catalogue,
    values: baseValues(plan),
    draws: 4000,
    seed: 9n,
  });
  for (const [block, { id, activities, inServiceDay }] of schedule.blocks.entries()) {
    const baseDay = activities.find((one) => one.id === `${id}/in-service`)!.finishDay;
    const planned = base.reachedDay[block]!["in service"]!;
    const sorted = found[block]!.toSorted();
    for (const [share, at] of [
      [10, inServiceDay!.p10],
      [50, inServiceDay!.p50],
      [90, inServiceDay!.p90],
    ] as const)
      assert.ok(
        Math.abs(percentile(sorted, share) - planned - (at - baseDay)) < 25,
        `${id} P${share}: ${percentile(sorted, share) - planned} against ${at - baseDay}`,
      );
  }
});

test("slip is not counted twice: near blocks keep the slip's spread, far ones the network's", () => {
  const plan = planOf(promised);
  const slip = plan.inputs[plan.assumptions["slip-first-power"]]!;
  const spreadDays = ((slip.high - slip.base) / monthS) * 30.4375;
  const schedule = planSchedule(plan, catalogue);
  const upper = (vectors: readonly Float64Array[], block: number) => {
    const at = plan.inputs.length + block * powerStates.length + powerStates.indexOf("energised");
    const sorted = Float64Array.from(vectors, (vector) => vector[at]!).sort();
    return percentile(sorted, 95) - percentile(sorted, 50);
  };
  const alone = drawn(planOf(onTime), 2000);
  const both = drawn(plan, 2000);
  for (const block of plan.blocks.keys()) {
    const wider = Math.max(spreadDays, upper(alone, block));
    const found = upper(both, block);
    assert.ok(found < 1.15 * wider, `${block}: ${found} against ${wider}`);
    assert.ok(found > 0.75 * wider, `${block}: ${found} against ${wider}`);
  }
  assert.ok(schedule.slipShare[0]! > 0.3, "a block soon due is not yet spread by its network");
  assert.ok(schedule.slipShare[9]! < 0.2, "a block far off is");
});

test("common causes move blocks together; the plan's order of states holds in every draw", () => {
  const plan = planOf(onTime);
  const vectors = drawn(plan, 1000);
  const found = inService(plan, vectors);
  assert.ok(rankCorrelation(found[8]!, found[9]!) > 0.1);
  for (const vector of vectors.slice(0, 200)) {
    const { reachedDay } = simulateProgramme(plan, vector);
    for (const reached of reachedDay) {
      const days = powerStates.flatMap((state) => reached[state] ?? []);
      assert.deepEqual(
        days,
        [...days].sort((a, b) => a - b),
      );
      assert.ok(reached["in service"]! > plan.asOfDay);
    }
  }
});

test("what is observed stays, and a block that no date is stated of is not dated by a draw", () => {
  const plan = planOf(textOf("stargate-2026-10"));
  const base = simulateProgramme(plan, baseValues(plan)).reachedDay;
  for (const vector of drawn(plan, 30)) {
    assert.equal(vector.length, plan.inputs.length + lateLength(plan));
    const { reachedDay } = simulateProgramme(plan, vector);
    for (const [block, { milestones }] of plan.blocks.entries()) {
      assert.deepEqual(Object.keys(reachedDay[block]!), Object.keys(base[block]!));
      for (const { state, kind, day } of milestones)
        if (kind === "observed") assert.equal(reachedDay[block]![state], day);
    }
  }
});

test("`run` and `schedule` take a promise whose day has passed at its word, and say that none recorded it", () => {
  const passed = textOf("first-hall").replace(
    /ready for service: [\d-]+/,
    "ready for service: 2026-08-31",
  );
  const plan = planOf(passed);
  assert.match(plan.remarks.join(), /ready for service was planned for 2026-08-31/);
  const day = simulateProgramme(plan, baseValues(plan)).reachedDay[0]!["ready for service"]!;
  const [block] = scheduleOf({
    plan,
    catalogue,
    values: baseValues(plan),
    draws: 20,
    seed: 1n,
  }).blocks;
  const { p10, p90, kind } = block!.readyForServiceDay;
  assert.deepEqual([p10, p90, kind], [day, day, "assumed"]);
  assert.equal(block!.inServiceDay!.kind, "forecast");
  for (const vector of drawn(plan, 20))
    assert.equal(simulateProgramme(plan, vector).reachedDay[0]!["ready for service"], day);
});

test("a limit on racks or HBM a month is never earlier, and does bind", () => {
  const free = planOf(onTime);
  const limits = [
    "schedule: { racksPerMonth: 300 }",
    "schedule: { hbmPerMonth: 6 PB, note: a test }",
  ];
  const daysOf = (plan: Plan) =>
    scheduleOf({ plan, catalogue, values: baseValues(plan), draws: 200, seed: 1n }).blocks.map(
      (one) => one.inServiceDay!.p50,
    );
  const freeDays = daysOf(free);
  const before = inService(free, drawn(free, 200));
  for (const line of limits) {
    const limited = planOf(`${onTime}\n${line}\n`);
    const days = daysOf(limited);
    assert.ok(days.every((day, block) => day >= freeDays[block]! - 1e-9));
    assert.ok(
      days.some((day, block) => day > freeDays[block]! + 30),
      line,
    );
    // And draws of the whole plan are late by it, against the dates that the plan states.
    const late = inService(limited, drawn(limited, 200));
    const last = (columns: readonly Float64Array[]) => percentile(columns.at(-1)!.toSorted(), 50);
    assert.ok(last(late) > last(before) + 30, line);
  }
});
