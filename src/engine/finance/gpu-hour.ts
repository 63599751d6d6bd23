/**
 * Cost of one hour of one accelerator package by type of owner: what capital costs it, and whether it
 * owns its campus or rents it.
 *
 * Units   USD per package-hour of every hour of the year; an hour that is not sold costs the same
 * Leaves out  margin, tax, software and sales; spares
 * Checked view.test.ts against a sheet by hand; beside published owner costs in docs/methods/finance.md
 */
import { yearS } from "../../units/index.ts";
import type { Plan, PlanFinance } from "../scenario/plan.ts";
import { capitalRecovery } from "./annuity.ts";

export interface GpuHour {
  readonly owner: string;
  readonly platform: string;
  readonly usdPerHour: number;
  readonly parts: {
    readonly compute: number;
    readonly network: number;
    readonly campus: number;
    readonly energy: number;
    readonly operations: number;
    readonly repairs: number;
  };
}

const hoursInYear = 8766;

export function gpuHours(plan: Plan, values: Float64Array, finance: PlanFinance | null): GpuHour[] {
  const owners = [
    { id: "owner-operator", costOfCapital: plan.discountRate, rent: null },
    ...(finance?.owners ?? []),
  ];
  return owners.flatMap((owner) =>
    plan.platforms.map((_, platform) => gpuHour(plan, values, owner, platform)),
  );
}

function gpuHour(
  plan: Plan,
  values: Float64Array,
  owner: PlanFinance["owners"][number],
  index: number,
): GpuHour {
  const at = (id: keyof Plan["assumptions"]) => values[plan.assumptions[id]]!;
  const platform = plan.platforms[index]!;
  const rate = values[owner.costOfCapital]!;
  const perHour = (usdPerYear: number) => usdPerYear / (platform.packagesPerUnit * hoursInYear);
  const networkShare = at("network-share-of-compute");
  const powerW = platform.unitPowerW;
  const compute = platform.unitPriceUsd ?? powerW * at("compute-capex-per-it") * (1 - networkShare);
  const recovery = capitalRecovery(rate, at("compute-life") / yearS);
  const campusUsd = powerW * (at("campus-capex-per-it") + at("grid-generation-capex"));
  const drawnW = powerW * Math.min(at("draw-serving"), plan.powerCapFraction) * at("pue-annual");
  const parts = {
    compute: perHour(compute * recovery),
    network: perHour(((compute * networkShare) / (1 - networkShare)) * recovery),
    campus: perHour(
      owner.rent === null
        ? campusUsd * capitalRecovery(rate, at("facility-life") / yearS)
        : powerW * values[owner.rent]!,
    ),
    energy: perHour(drawnW * yearS * at("power-price-default")),
    operations: perHour(powerW * at("opex-non-energy")),
    repairs: perHour(compute * at("gpu-replacement-per-year")),
  };
  return {
    owner: owner.id,
    platform: platform.id,
    usdPerHour: Object.values(parts).reduce((sum, one) => sum + one, 0),
    parts,
  };
}
