/**
 * Capital by layer when it is placed, its recovery while it stands, and running cost: what a month of
 * the programme costs, in real dollars of the plan's price year.
 *
 * Compute is units × price where the platform has a price, else the IT watt rate; scale-out network
 * is its stated share of the IT total. Facility capital (shell, mechanical, electrical) and grid and
 * generation capital follow certified IT watts, placed when a block enters service.
 * Recovery is a level annuity at the plan's discount rate over each layer's life.
 *
 * Units   USD per month by layer; capex USD in the month it is placed
 * Leaves out  interest during construction, tax, debt structure, residual values, inflation
 * Checked cost.test.ts, validate relations V9
 */
import { monthOfDay, yearS } from "../../units/index.ts";
import type { Plan } from "../scenario/plan.ts";
import type { Placed, Programme } from "../simulation/programme/timeline.ts";
import { capitalRecovery } from "./annuity.ts";

export const layers = ["compute", "network", "facility", "gridAndGeneration"] as const;
export type Layer = (typeof layers)[number];

export interface Cost {
  readonly capexUsd: Readonly<Record<Layer, Float64Array>>;
  readonly recoveryUsd: Readonly<Record<Layer, Float64Array>>;
  readonly operationsUsd: Float64Array;
  readonly failuresUsd: Float64Array;
}

/** What a cohort of racks costs when it is placed: the machines, and the network between them. */
export function cohortCapital(
  plan: Plan,
  values: Float64Array,
  cohort: Placed,
): { readonly compute: number; readonly network: number } {
  const platform = plan.platforms[cohort.platform]!;
  const networkShare = values[plan.assumptions["network-share-of-compute"]]!;
  const compute =
    platform.unitPriceUsd === null
      ? cohort.units *
        platform.unitPowerW *
        values[plan.assumptions["compute-capex-per-it"]]! *
        (1 - networkShare)
      : cohort.units * platform.unitPriceUsd;
  return { compute, network: (compute * networkShare) / (1 - networkShare) };
}

export function costByMonth(plan: Plan, values: Float64Array, programme: Programme): Cost {
  const months = programme.monthCount;
  const at = (id: keyof Plan["assumptions"]) => values[plan.assumptions[id]]!;
  const column = () => new Float64Array(months);
  const perLayer = () =>
    Object.fromEntries(layers.map((layer) => [layer, column()])) as Record<Layer, Float64Array>;
  const capexUsd = perLayer();
  const recoveryUsd = perLayer();
  const operationsUsd = column();
  const failuresUsd = column();
  const rate = values[plan.discountRate]!;
  const facilityLifeYears = at("facility-life") / yearS;
  const facilityRecovery = capitalRecovery(rate, facilityLifeYears) / 12;

  const add = (series: Float64Array, fromMonth: number, untilMonth: number, amount: number) => {
    for (let m = Math.max(0, fromMonth); m < Math.min(months, untilMonth); m += 1)
      series[m] = series[m]! + amount;
  };
  const spend = (series: Float64Array, month: number, amount: number) => {
    if (month < months) series[Math.max(0, month)] = series[Math.max(0, month)]! + amount;
  };

  for (const cohort of programme.placed) {
    const platform = plan.platforms[cohort.platform]!;
    const ratedW = cohort.units * platform.unitPowerW;
    const { compute: it, network } = cohortCapital(plan, values, cohort);
    const from = monthOfDay(cohort.fromDay) - plan.firstMonth;
    const until = Number.isFinite(cohort.untilDay)
      ? monthOfDay(cohort.untilDay) - plan.firstMonth
      : months;
    const lifeYears = Number.isFinite(cohort.untilDay)
      ? Math.max(1, (cohort.untilDay - cohort.fromDay) / 365.25)
      : at("compute-life") / yearS;
    const recovery = capitalRecovery(rate, lifeYears) / 12;
    spend(capexUsd.compute, from, it);
    spend(capexUsd.network, from, network);
    add(recoveryUsd.compute, from, until, it * recovery);
    add(recoveryUsd.network, from, until, network * recovery);
    add(failuresUsd, from, until, (it * at("gpu-replacement-per-year")) / 12);
    add(operationsUsd, from, until, (ratedW * at("opex-non-energy")) / 12);
  }
  for (const [index, block] of plan.blocks.entries()) {
    const inService = programme.reachedDay[index]!["in service"];
    if (inService === undefined || (block.ends !== null && block.ends.day <= inService)) continue;
    const from = monthOfDay(inService) - plan.firstMonth;
    if (from >= months) continue;
    const until = block.ends === null ? months : monthOfDay(block.ends.day) - plan.firstMonth;
    const campus = block.itCapacityW * at("campus-capex-per-it");
    const grid = block.itCapacityW * at("grid-generation-capex");
    spend(capexUsd.facility, from, campus);
    spend(capexUsd.gridAndGeneration, from, grid);
    add(recoveryUsd.facility, from, until, campus * facilityRecovery);
    add(recoveryUsd.gridAndGeneration, from, until, grid * facilityRecovery);
  }
  return { capexUsd, recoveryUsd, operationsUsd, failuresUsd };
}
