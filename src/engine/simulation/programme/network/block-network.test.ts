import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { catalogue } from "../../../../facts/index.ts";
import { dayOf } from "../../../../units/index.ts";
import { baseValues } from "../../../scenario/plan.ts";
import { resolvePlanText } from "../../../scenario/resolve.ts";
import { blockDurations } from "./block-durations.ts";
import { type BlockOptions, blockNetwork, type ScheduleBlock } from "./block-network.ts";
import { compileNetwork } from "./network.ts";
import { criticalPath } from "./passes.ts";
import { scheduleOf } from "./schedule.ts";

const durations = blockDurations(catalogue);
const asOfDay = dayOf(2026, 10, 1);
const options: BlockOptions = { asOfDay, slipDays: 0 };
const block = (given: Partial<ScheduleBlock>): ScheduleBlock => ({
  id: "b1",
  site: "s",
  country: "Land",
  observed: {},
  promised: null,
  racks: { vendor: "maker", fromDay: 0, units: 100, hbmBytes: 1e15 },
  ...given,
});
const finishOf = (blocks: readonly ScheduleBlock[], given = options) => {
  const built = blockNetwork(blocks, durations, given);
  const result = compileNetwork(built.network);
  assert.ok(result.ok, JSON.stringify(result));
  const path = criticalPath(result.compiled);
  return (id: string) => path.finishDay[result.compiled.indexOf.get(id)!]!;
};

test("observed milestones stand, and what they came after is done by then", () => {
  const energised = dayOf(2026, 5, 1);
  const finish = finishOf([
    block({ observed: { "under construction": dayOf(2025, 1, 1), energised } }),
  ]);
  assert.equal(finish("b1/energisation"), energised);
  for (const key of ["works", "transformers", "electrical", "shell", "land"])
    assert.ok(finish(`b1/${key}`) <= energised, key);
  assert.ok(finish("b1/in-service") > asOfDay);
});

test("a date to come is met at median durations, later by the slip", () => {
  const day = dayOf(2030, 1, 1);
  const promised = { state: "in service" as const, day };
  const finish = finishOf([block({ promised })]);
  assert.ok(Math.abs(finish("b1/in-service") - day) < 1);
  const late = finishOf([block({ promised })], { ...options, slipDays: 150 });
  assert.ok(Math.abs(late("b1/in-service") - day - 150) < 1);
});

test("nothing that the plan has not recorded is in the past", () => {
  const finish = finishOf([
    block({
      observed: { "under construction": dayOf(2023, 1, 1) },
      promised: { state: "in service", day: dayOf(2026, 10, 15) },
    }),
  ]);
  for (const key of ["energisation", "ready-for-service", "in-service"])
    assert.ok(finish(`b1/${key}`) >= asOfDay, key);
});

test("a promise whose day has passed is taken at its word, as assumed", () => {
  const day = dayOf(2026, 6, 1);
  const given = block({ passed: { energised: day }, promised: { state: "energised", day } });
  const finish = finishOf([given]);
  assert.equal(finish("b1/energisation"), day);
  assert.ok(finish("b1/shell") <= day);
  assert.ok(finish("b1/ready-for-service") >= asOfDay);
  assert.ok(!blockNetwork([given], durations, options).observed.has("b1/energisation"));
});

test("racks of a platform are not delivered before it ships in volume", () => {
  const fromDay = dayOf(2031, 1, 1);
  const finish = finishOf([block({ racks: { vendor: "m", fromDay, units: 1, hbmBytes: 0 } })]);
  assert.ok(finish("b1/delivered") >= fromDay);
});

const root = join(dirname(fileURLToPath(import.meta.url)), "../../../../..");
test("reference plans: percentiles in order, causes sum to the delay, seeds agree within a week", () => {
  for (const name of ["openai-nvidia-10gw", "stargate-2026-10"]) {
    const text = readFileSync(join(root, `scenarios/${name}.yaml`), "utf8");
    const resolved = resolvePlanText(text, name, catalogue);
    assert.ok(resolved.ok);
    const { plan } = resolved;
    const one = (seed: bigint) =>
      scheduleOf({ plan, catalogue, values: baseValues(plan), draws: 10_000, seed });
    const first = one(1n);
    for (const found of first.blocks) {
      for (const dates of [found.energisedDay, found.readyForServiceDay, found.inServiceDay]) {
        if (dates === null) continue;
        assert.ok(dates.p10 <= dates.p50 && dates.p50 <= dates.p80 && dates.p80 <= dates.p90);
        if (dates.kind === "forecast") assert.ok(dates.p10 >= plan.asOfDay, found.id);
      }
      const sum = Object.values(found.delayByCauseDays).reduce((a, b) => a + b, 0);
      assert.ok(Math.abs(sum - found.meanDelayDays) < 1e-6);
    }
    if (name !== "openai-nvidia-10gw") continue;
    const second = one(2n);
    for (const [index, found] of first.blocks.entries()) {
      const moved = Math.abs(found.inServiceDay!.p50 - second.blocks[index]!.inServiceDay!.p50);
      assert.ok(moved < 7, `${found.id}: ${moved} days between seeds`);
    }
  }
});
