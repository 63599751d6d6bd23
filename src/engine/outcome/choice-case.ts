/**
 * A block of a plan as a case for `finance/choose.ts`: its power day, the slip as the plan draws it,
 * and the plan's platforms as generations with their own price, performance and day.
 *
 * Performance is output tokens a second for a watt on the plan's first load that a platform serves, as
 * a ratio to the best platform available on the power day, whose watt earns the plan's revenue for a
 * watt and year. So a better generation earns more by what it serves more.
 *
 * Units   USD per watt of IT power; months from the plan's as-of month
 * Checked choice-case.test.ts
 */
import { isoDay, monthOfDay, monthS } from "../../units/index.ts";
import { rateTables } from "../evaluate.ts";
import type { ChoiceCase, Generation } from "../finance/choose.ts";
import { canServe } from "../performance/tables.ts";
import type { Plan } from "../scenario/plan.ts";
import { inputQuantile } from "./draws.ts";

export type CaseResult =
  | {
      readonly ok: true;
      readonly block: string;
      readonly powerDay: number;
      readonly input: ChoiceCase;
    }
  | { readonly ok: false; readonly why: string };

const slips = 100;

export function choiceCase(
  plan: Plan,
  values: Float64Array,
  blockId: string | null,
  terms: { readonly deliveryMonths: number; readonly reserveFeeShare: number },
): CaseResult {
  const { finance } = plan;
  if (finance === null || finance.revenue.perCapacity === null)
    return {
      ok: false,
      why: "expected `finance:` with a revenue by capacity, found none; try `finance: {}`",
    };
  const waiting = plan.blocks.flatMap((block) => {
    const power = block.milestones.find(
      (one) => one.state === "ready for service" || one.state === "energised",
    );
    return power === undefined || power.day <= plan.asOfDay
      ? []
      : [{ id: block.id, day: power.day }];
  });
  const block = blockId === null ? waiting[0] : waiting.find((one) => one.id === blockId);
  if (block === undefined)
    return {
      ok: false,
      why: `expected a block whose power comes after ${isoDay(plan.asOfDay)}, found ${blockId === null ? "none" : `\`${blockId}\``}; try ${waiting[0]?.id ?? "a plan with a later milestone"}`,
    };
  const at = (id: keyof Plan["assumptions"]) => values[plan.assumptions[id]]!;
  const origin = monthOfDay(plan.asOfDay);
  const powerMonth = monthOfDay(block.day) - origin;
  const network = at("network-share-of-compute");
  const tables = rateTables(plan);
  const generations = plan.platforms.flatMap((platform, index): Generation[] => {
    for (const load of tables)
      for (const generation of load) {
        const rate = generation[index]!;
        if (!canServe(rate)) continue;
        const compute =
          platform.unitPriceUsd === null
            ? at("compute-capex-per-it") * (1 - network)
            : platform.unitPriceUsd / platform.unitPowerW;
        return [
          {
            id: platform.id,
            fromMonth: monthOfDay(platform.volumeFromDay) - origin,
            capitalUsdPerW: compute / (1 - network),
            performance:
              (rate.decodeTokensPerSPerPackage * platform.packagesPerUnit) / platform.unitPowerW,
          },
        ];
      }
    return [];
  });
  if (generations.length === 0) return { ok: false, why: "no platform of this plan serves a load" };
  const there = generations.filter((one) => one.fromMonth <= powerMonth);
  const reference = Math.max(
    ...(there.length > 0 ? there : generations).map((one) => one.performance),
  );
  const slip = plan.inputs[plan.assumptions["slip-first-power"]]!;
  return {
    ok: true,
    block: block.id,
    powerDay: block.day,
    input: {
      generations: generations.map((one) => ({
        ...one,
        performance: one.performance / reference,
      })),
      powerMonth,
      slipMonths: Array.from(
        { length: slips },
        (_, k) => inputQuantile(slip, (k + 0.5) / slips) / monthS,
      ),
      lifeMonths: Math.max(1, Math.round(at("compute-life") / monthS)),
      revenueUsdPerYear: values[finance.revenue.perCapacity]!,
      declinePerYear:
        finance.revenue.declinePerYear === null ? 0 : values[finance.revenue.declinePerYear]!,
      // The campus is there or paid for either way; what a running watt costs is power and people.
      runningUsdPerWYear:
        at("opex-non-energy") +
        at("draw-serving") * at("pue-annual") * at("power-price-default") * 31_557_600,
      discountRate: values[plan.discountRate]!,
      ...terms,
    },
  };
}
