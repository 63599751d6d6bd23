import assert from "node:assert/strict";
import { test } from "node:test";
import { evaluate, rateTables } from "../evaluate.ts";
import { baseValues, type Plan } from "../scenario/plan.ts";
import { resolvePlanText } from "../scenario/resolve.ts";
import { smallCatalogue, smallPlan } from "../small-catalogue.fixture.ts";
import { hourlyPue, hoursInDay } from "./cooling.ts";
import { type Energy, energyByMonth } from "./energy.ts";

const plan = (text = smallPlan): Plan => {
  const resolved = resolvePlanText(text, "plan.yaml", smallCatalogue);
  return resolved.ok ? resolved.plan : assert.fail(JSON.stringify(resolved.issues));
};
const energyOf = (text = smallPlan): Energy => {
  const small = plan(text);
  return evaluate(small, rateTables(small), baseValues(small)).energy;
};
const near = (a: number, b: number, tolerance = 1e-12) =>
  assert.ok(Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(b)), `${a} against ${b}`);

const swing = (value: number) =>
  `${smallPlan}assumptions: { pue-swing-summer: { value: ${value} }, pue-annual: { value: 1.2 } }\n`;

test("the hourly PUE has the annual mean that the assumption says, however wide it swings", () => {
  const pue = new Float64Array(hoursInDay);
  for (const wide of [1, 1.2, 1.5, 2, 2.5, 4]) {
    let sum = 0;
    let least = Number.POSITIVE_INFINITY;
    for (let month = 0; month < 12; month += 1) {
      hourlyPue(pue, month, 1.12, wide);
      for (const one of pue) {
        sum += one;
        least = Math.min(least, one);
      }
    }
    near(sum / (12 * hoursInDay), 1.12);
    assert.ok(least >= 1, `${least} at ${wide}`);
  }
});

test("summer afternoons carry the overhead that the swing says", () => {
  const pue = new Float64Array(hoursInDay);
  hourlyPue(pue, 6, 1.2, 1.5);
  near(pue[15]!, 1 + 0.2 * 1.5);
  hourlyPue(pue, 0, 1.2, 1.5);
  near(pue[3]!, 1 + 0.2 * 0.5);
});

test("serving, training and idle sum to the energy at the meter, month by month", () => {
  for (const text of [smallPlan, swing(1.5), swing(2.5)]) {
    const energy = energyOf(text);
    let total = 0;
    for (let m = 0; m < energy.facilityJ.length; m += 1) {
      near(energy.servingJ[m]! + energy.trainingJ[m]! + energy.idleJ[m]!, energy.facilityJ[m]!);
      assert.ok(energy.facilityJ[m]! >= energy.itJ[m]!);
      total += energy.facilityJ[m]!;
    }
    assert.ok(total > 0);
  }
});

test("no fleet, no energy, no bill, no carbon", () => {
  const { pueMean: _, ...sums } = energyOf(smallPlan.replace(/fleet: \[.*\]\n/, "fleet: []\n"));
  for (const [name, column] of Object.entries(sums))
    assert.ok(
      column.every((value: number) => value === 0),
      name,
    );
});

test("a full rack hall draws what its shares say: worked by hand", () => {
  const small = plan();
  const months = small.lastMonth - small.firstMonth + 1;
  const values = baseValues(small);
  // 50 MW in every month; 20 % trains at 80 %, 80 % serves, half of it busy at 60 %, half idle at 20 %.
  const energy = energyByMonth(small, values, {
    installedW: small.sites.map((_, index) =>
      new Float64Array(months).fill(index === 0 ? 50e6 : 0),
    ),
    shares: { training: 0.2, research: 0, reserve: 0, spare: 0, serving: 0.8 },
    busy: new Float64Array(months * 24).fill(0.5),
  });
  const drawn = 0.2 * 0.8 + 0.8 * 0.5 * 0.6 + 0.8 * 0.5 * 0.2;
  near(energy.itJ[0]!, 50e6 * drawn * 31 * 86_400);
  near(energy.facilityJ[0]!, 1.2 * energy.itJ[0]!);
  near(energy.costUsd[0]!, (energy.facilityJ[0]! / 3.6e9) * 60);
  near(energy.servingCostUsd[0]! / energy.costUsd[0]!, (0.8 * 0.5 * 0.8) / drawn);
  near(energy.carbonKg[0]!, (energy.facilityJ[0]! / 3.6e6) * 0.36);
});

test("racks equally busy never draw more under a deeper power cap", () => {
  const year = (cap: string) => {
    const small = plan(`${smallPlan}policy: { powerCap: ${cap} }\n`);
    const months = small.lastMonth - small.firstMonth + 1;
    const energy = energyByMonth(small, baseValues(small), {
      installedW: small.sites.map(() => new Float64Array(months).fill(50e6)),
      shares: { training: 0.3, research: 0.1, reserve: 0.1, spare: 0, serving: 0.5 },
      busy: new Float64Array(months * hoursInDay).fill(0.7),
    });
    return energy.facilityJ.reduce((sum, one) => sum + one, 0);
  };
  const drawn = ["100 %", "80 %", "70 %", "60 %", "50 %", "40 %"].map(year);
  for (let index = 1; index < drawn.length; index += 1)
    assert.ok(drawn[index]! <= drawn[index - 1]!);
  assert.ok(drawn.at(-1)! < drawn[0]!);
});
