/**
 * The build-out month by month: when each block reaches each state, which whole racks stand in it,
 * and what is in which state at each month's end.
 *
 * Dates that are planned or projected after the plan's as-of date move by the slip; observed and
 * reported ones stay. Racks are delivered at ready for service and in service one rack-install
 * later, unless the plan dates them. The state on a date is the furthest milestone reached.
 * A draw of the whole plan moves the same dates by its own days instead (`plan-schedule.ts`), from
 * where slip and rack-install put them at base; never before the as-of date, and never past one another.
 *
 * Units   watts of certified critical IT capacity, days since 1970, whole units
 * Valid   months counted at their last day: a block counts fully in the month it enters service
 * Checked timeline.test.ts
 */
import type { CapacityRecord } from "../../../agreements/index.ts";
import { addMonths, firstDayOfMonth, monthS } from "../../../units/index.ts";
import { type PowerState, powerStates } from "../../scenario/document.ts";
import type { Plan, PlanBlock } from "../../scenario/plan.ts";
import { capacityFrames } from "../../scenario/resolve-agreements.ts";

export interface Placed {
  readonly block: number;
  readonly site: number;
  readonly platform: number;
  readonly units: number;
  readonly fromDay: number;
  readonly untilDay: number;
  /** Replaces an earlier cohort in the same block. */
  readonly refresh: boolean;
}

export interface Programme {
  readonly monthCount: number;
  /** Per block, the day each state is reached; absent when it is not. */
  readonly reachedDay: readonly Readonly<Partial<Record<PowerState, number>>>[];
  readonly placed: readonly Placed[];
  /** [platform][month] whole units in service. */
  readonly unitsInService: readonly Float64Array[];
  /** [site][month] rated IT watts of the racks in service. */
  readonly installedW: readonly Float64Array[];
  /** [state][month] certified IT watts whose furthest state it is; what was cancelled, paused, retired or is an option is left out. */
  readonly capacityByStateW: Readonly<Record<PowerState, Float64Array>>;
  readonly records: readonly CapacityRecord[];
}

/** The assumptions that move a date here, or when a rack is replaced. */
export const datingInputs = ["slip-first-power", "rack-install", "compute-life"] as const;

/** `values` of a draw hold, behind the inputs, days later by block and state. */
export function simulateProgramme(plan: Plan, values: Float64Array): Programme {
  const monthCount = plan.lastMonth - plan.firstMonth + 1;
  const late = values.length > plan.inputs.length ? values.subarray(plan.inputs.length) : null;
  const months = (id: "slip-first-power" | "rack-install") =>
    (late === null ? values[plan.assumptions[id]]! : plan.inputs[plan.assumptions[id]]!.base) /
    monthS;
  const slipMonths = months("slip-first-power");
  const computeLifeMonths = values[plan.assumptions["compute-life"]]! / monthS;
  const lateOf = (block: number) =>
    late?.subarray(block * powerStates.length, (block + 1) * powerStates.length) ?? null;
  const reachedDay = plan.blocks.map((block, index) =>
    reachedDays(block, plan.asOfDay, slipMonths, months("rack-install"), lateOf(index)),
  );
  const horizonDay = firstDayOfMonth(plan.lastMonth + 1);
  const placed = plan.blocks.flatMap((block, index) =>
    placeFleet(
      block,
      index,
      reachedDay[index]!,
      horizonDay,
      (day) =>
        day <= plan.asOfDay
          ? day
          : moved(addMonths(day, slipMonths), lateOf(index), "in service", plan.asOfDay),
      computeLifeMonths,
      plan,
    ),
  );
  const unitsInService = plan.platforms.map(() => new Float64Array(monthCount));
  const installedW = plan.sites.map(() => new Float64Array(monthCount));
  const capacityByStateW = Object.fromEntries(
    powerStates.map((state) => [state, new Float64Array(monthCount)]),
  ) as Record<PowerState, Float64Array>;
  const monthEnds = Array.from(
    { length: monthCount },
    (_, m) => firstDayOfMonth(plan.firstMonth + m + 1) - 1,
  );
  for (const cohort of placed) {
    const units = unitsInService[cohort.platform]!;
    const watts = installedW[cohort.site]!;
    const ratedW = cohort.units * plan.platforms[cohort.platform]!.unitPowerW;
    for (let m = 0; m < monthCount; m += 1) {
      if (monthEnds[m]! < cohort.fromDay || monthEnds[m]! >= cohort.untilDay) continue;
      units[m] = units[m]! + cohort.units;
      watts[m] = watts[m]! + ratedW;
    }
  }
  for (const [index, block] of plan.blocks.entries()) {
    for (let m = 0; m < monthCount; m += 1) {
      if (block.ends !== null && monthEnds[m]! >= block.ends.day) continue;
      const state = stateOn(reachedDay[index]!, monthEnds[m]!);
      if (state !== null)
        capacityByStateW[state][m] = capacityByStateW[state][m]! + block.itCapacityW;
    }
  }
  const records = plan.blocks.map(
    (block, index): CapacityRecord => ({
      block: block.id,
      capacityW: capacityFrames(block),
      reachedDay: withoutAfter(reachedDay[index]!, block.ends?.day ?? null),
    }),
  );
  return { monthCount, reachedDay, placed, unitsInService, installedW, capacityByStateW, records };
}

/** The furthest state reached on `day`, or null before the first. */
export function stateOn(
  reached: Readonly<Partial<Record<PowerState, number>>>,
  day: number,
): PowerState | null {
  for (let index = powerStates.length - 1; index >= 0; index -= 1) {
    const on = reached[powerStates[index]!];
    if (on !== undefined && on <= day) return powerStates[index]!;
  }
  return null;
}

/** States below the furthest that no milestone dates: the gaps in a block's record. */
export function gapsBelow(
  reached: Readonly<Partial<Record<PowerState, number>>>,
  day: number,
): PowerState[] {
  const state = stateOn(reached, day);
  if (state === null) return [];
  return powerStates.slice(0, powerStates.indexOf(state)).filter((below) => {
    const on = reached[below];
    return on === undefined || on > day;
  });
}

function reachedDays(
  block: PlanBlock,
  asOfDay: number,
  slipMonths: number,
  installMonths: number,
  late: Float64Array | null,
): Partial<Record<PowerState, number>> {
  const reached: Partial<Record<PowerState, number>> = {};
  const moves = new Set<PowerState>();
  for (const { state, kind, day } of block.milestones) {
    const later = (kind === "planned" || kind === "projected") && day > asOfDay;
    if (later) moves.add(state);
    reached[state] = later ? addMonths(day, slipMonths) : day;
  }
  const derive = (state: PowerState, day: number) => {
    if (reached[state] !== undefined) return;
    reached[state] = day;
    if (day > asOfDay) moves.add(state);
  };
  const ready = reached["ready for service"];
  if (ready !== undefined && block.fleet.length > 0) {
    derive("delivered", ready);
    const inService = reached["in service"] ?? addMonths(ready, installMonths);
    derive("accepted", inService);
    derive("in service", inService);
  }
  if (late === null) return reached;
  let before: { readonly base: number; readonly day: number } | null = null;
  for (const state of powerStates) {
    const base = reached[state];
    if (base === undefined) continue;
    let day = moves.has(state) ? moved(base, late, state, asOfDay) : base;
    // What follows in the plan follows in every draw.
    if (moves.has(state) && before !== null && before.base <= base && day < before.day)
      day = before.day;
    reached[state] = day;
    before = { base, day };
  }
  return reached;
}

/** A date to come, later by what the draw says of `state`; without a draw as it is. */
function moved(day: number, late: Float64Array | null, state: PowerState, asOfDay: number): number {
  if (late === null) return day;
  return Math.max(asOfDay + 1, day + Math.round(late[powerStates.indexOf(state)]!));
}

function placeFleet(
  block: PlanBlock,
  index: number,
  reached: Readonly<Partial<Record<PowerState, number>>>,
  horizonDay: number,
  movedDay: (day: number) => number,
  computeLifeMonths: number,
  plan: Plan,
): Placed[] {
  const inService = reached["in service"];
  if (inService === undefined) return [];
  const blockEnds = block.ends?.day ?? Number.POSITIVE_INFINITY;
  const placed: Placed[] = [];
  for (const cohort of block.fleet) {
    const own = cohort.fromDay === null ? inService : movedDay(cohort.fromDay);
    let fromDay = Math.max(own, inService);
    // Dated cohorts that share a block keep their own ends, so that a late block never holds two at once.
    let bornDay = block.fleet.length > 1 && cohort.fromDay !== null ? own : fromDay;
    // A life in the plan is the plan's word; without one the racks stay, and the life of the money is an assumption.
    const lifeMonths = cohort.lifeMonths ?? (cohort.next === null ? null : computeLifeMonths);
    let { platform, units } = cohort;
    let refresh = false;
    while (fromDay <= horizonDay && fromDay < blockEnds) {
      const lives =
        lifeMonths === null
          ? Number.POSITIVE_INFINITY
          : Math.max(bornDay + 1, addMonths(bornDay, lifeMonths));
      if (lives > fromDay)
        placed.push({
          block: index,
          site: block.site,
          platform,
          units,
          fromDay,
          untilDay: Math.min(lives, blockEnds),
          refresh,
        });
      if (cohort.next === null || lives === Number.POSITIVE_INFINITY) break;
      refresh ||= lives > fromDay;
      bornDay = lives;
      fromDay = Math.max(fromDay, lives);
      ({ platform, units } = cohort.next);
      if (plan.platforms[platform] === undefined) break;
    }
  }
  return placed;
}

function withoutAfter(
  reached: Readonly<Partial<Record<PowerState, number>>>,
  endsDay: number | null,
): Record<string, number> {
  return Object.fromEntries(
    Object.entries(reached).filter(([, day]) => endsDay === null || day! < endsDay),
  ) as Record<string, number>;
}
