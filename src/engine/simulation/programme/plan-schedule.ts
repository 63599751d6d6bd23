/**
 * The schedule network inside draws of the whole plan: how many days later than the plan's dates each
 * block reaches each state.
 *
 * The base case is the plan at its word, and is the network at median durations, anchored at the
 * plan's dates: a draw moves each planned or projected date by what the network's finish moves against
 * its base schedule without the limits that the plan states. Common causes and shared limits move sites
 * together; what is observed does not move.
 *
 * The plan's slip says how late sites of this kind have been in all. Part of that is what the network
 * draws, so only the rest of its spread is drawn as a cause of the whole plan: by block, slip = base +
 * share × (drawn − base), share = √(1 − (n ÷ s)²), where s is the slip's 95th percentile above its
 * base and n the same of first power in the network. Where the network alone is as wide, nothing is
 * added.
 *
 * A draw's vector holds the plan's inputs and behind them these days, by block and state.
 *
 * Units   days
 * Leaves out  states that no activity stands for (contracted, financed, ground broken): they move by
 *         the slip alone; what slip does to the order of service under limits
 * Checked plan-schedule.test.ts
 */
import type { Catalogue } from "../../../facts/kinds.ts";
import { monthS } from "../../../units/index.ts";
import { normalQuantile } from "../../kernel/math.ts";
import { percentile } from "../../kernel/percentile.ts";
import { permutation } from "../../kernel/permutation.ts";
import { createRandom } from "../../kernel/random.ts";
import { powerStates } from "../../scenario/document.ts";
import { baseValues, type Plan } from "../../scenario/plan.ts";
import { stepOf } from "./network/block-network.ts";
import { lookUp } from "./network/duration.ts";
import { drawNetwork } from "./network/monte-carlo.ts";
import { type CompiledNetwork, medianOf } from "./network/network.ts";
import { criticalPath, forward, newPass } from "./network/passes.ts";
import { monthDays, planNetwork } from "./network/plan-network.ts";

export interface PlanSchedule {
  readonly compiled: CompiledNetwork;
  /** Common causes that touch something still open: a draw holds one standard normal for each. */
  readonly causes: readonly number[];
  /** Activities still open, with the standard normals of their own. */
  readonly open: readonly number[];
  /** Where a date can move: its place behind the inputs, the activity, its day in the base schedule. */
  readonly moving: readonly {
    readonly at: number;
    readonly activity: number;
    readonly baseDay: number;
  }[];
  /** [block] share of the slip's spread that the network does not draw already. */
  readonly slipShare: Float64Array;
}

/** Length of what a draw appends to the plan's inputs. */
export const lateLength = (plan: Plan): number => plan.blocks.length * powerStates.length;

/** Draws from which the network's own spread is told; any number gives shares near these. */
const pilotDraws = 1000;

export function planSchedule(plan: Plan, catalogue: Catalogue): PlanSchedule {
  const { blocks, blockOf, built, compiled } = planNetwork(plan, catalogue, baseValues(plan));
  const isOpen = (activity: number) => Number.isNaN(compiled.finished[activity]!);
  const open = Array.from({ length: compiled.count }, (_, i) => i).filter(
    (i) => isOpen(i) && compiled.fixed[i] === 0,
  );
  const touched = new Set(
    open.flatMap((i) =>
      Array.from(compiled.causesOn.subarray(compiled.causesFrom[i]!, compiled.causesFrom[i + 1]!)),
    ),
  );
  // The plan's dates know nothing of the limits that it states: what those delay, draws are late by.
  const free = Object.keys(plan.schedule).length === 0;
  const unlimited = free ? compiled : planNetwork(plan, catalogue, baseValues(plan), {}).compiled;
  const base = criticalPath(unlimited);
  const activityOf = (b: number, key: string | undefined): number => {
    const id =
      key === undefined ? undefined : built.ids[b]![key as keyof (typeof built.ids)[number]];
    return id === undefined ? -1 : compiled.indexOf.get(id)!;
  };
  const moving = blocks.flatMap((_, b) =>
    powerStates.flatMap((state, s) => {
      const activity = activityOf(b, stepOf[state]);
      return activity < 0 || !isOpen(activity)
        ? []
        : [
            {
              at: blockOf[b]! * powerStates.length + s,
              activity,
              baseDay: base.finishDay[activity]!,
            },
          ];
    }),
  );
  // First power, or what is next where it is on.
  const firsts = blocks.map((_, b) =>
    ["energisation", "ready-for-service", "in-service"]
      .map((key) => activityOf(b, key))
      .find((activity) => activity >= 0 && isOpen(activity)),
  );
  const watched = firsts.filter((activity) => activity !== undefined);
  const slipShare = new Float64Array(plan.blocks.length).fill(1);
  const slip = plan.inputs[plan.assumptions["slip-first-power"]]!;
  const spreadDays = ((slip.high - slip.base) / monthS) * monthDays;
  if (watched.length > 0 && spreadDays > 0) {
    const drawn = drawNetwork(compiled, {
      milestones: watched,
      ends: [],
      draws: pilotDraws,
      seed: 0n,
    });
    for (const [b, activity] of firsts.entries()) {
      if (activity === undefined) continue;
      const sorted = drawn.finishDay[watched.indexOf(activity)]!.toSorted();
      const own = percentile(sorted, 95) - percentile(sorted, 50);
      const ratio = own / spreadDays;
      slipShare[blockOf[b]!] = Math.sqrt(Math.max(0, 1 - ratio * ratio));
    }
  }
  return {
    compiled,
    causes: [...touched].sort((x, y) => x - y),
    open,
    moving,
    slipShare,
  };
}

/**
 * The days later of every date with one cause of the schedule at its normal `z` and all else in the
 * network at medians, against the network at medians under the same limits.
 */
export function lateFromCause(
  plan: Plan,
  schedule: PlanSchedule,
  cause: number,
  z: number,
): Float64Array {
  const { compiled, open, moving } = schedule;
  const { causesFrom, causesOn, causesLoading, tables, tableAt } = compiled;
  const days = Float64Array.from({ length: compiled.count }, (_, i) => medianOf(compiled, i));
  const pass = newPass(compiled);
  forward(compiled, days, pass);
  const atMedian = pass.finish.slice();
  for (const i of open)
    for (let k = causesFrom[i]!; k < causesFrom[i + 1]!; k += 1)
      if (causesOn[k] === cause) days[i] = lookUp(tables, tableAt[i]!, causesLoading[k]! * z);
  forward(compiled, days, pass);
  const late = new Float64Array(lateLength(plan));
  for (const { at, activity } of moving) late[at] = pass.finish[activity]! - atMedian[activity]!;
  return late;
}

/**
 * Writes the days of every draw behind its inputs. `causeShares` holds, for each cause of the schedule,
 * the share below of its normal by draw; activities' own parts are strata of a permutation each.
 */
export function drawLateDays(
  plan: Plan,
  schedule: PlanSchedule,
  causeShares: readonly Float64Array[],
  seed: bigint,
  vectors: readonly Float64Array[],
): void {
  const { compiled, causes, open, moving, slipShare } = schedule;
  const { causesFrom, causesOn, causesLoading, ownLoading, tables, tableAt } = compiled;
  const draws = vectors.length;
  const inputs = plan.inputs.length;
  const slipAt = plan.assumptions["slip-first-power"];
  const slipBase = plan.inputs[slipAt]!.base;
  const days = Float64Array.from({ length: compiled.count }, (_, i) => medianOf(compiled, i));
  const factor = new Float64Array(compiled.causes.length);
  const pass = newPass(compiled);
  const own = open.map((i) =>
    permutation(draws, createRandom(seed, `ranges/schedule/${compiled.network.activities[i]!.id}`)),
  );
  for (const [draw, vector] of vectors.entries()) {
    for (const [c, cause] of causes.entries())
      factor[cause] = normalQuantile(causeShares[c]![draw]!);
    for (const [o, i] of open.entries()) {
      const { at, jitter } = own[o]!;
      // Never at an end of the distribution, where the quantile has no value.
      const share = (at(draw) + 0.001 + 0.998 * jitter(draw)) / draws;
      let deviation = ownLoading[i]! * normalQuantile(share);
      for (let k = causesFrom[i]!; k < causesFrom[i + 1]!; k += 1)
        deviation += causesLoading[k]! * factor[causesOn[k]!]!;
      days[i] = lookUp(tables, tableAt[i]!, deviation);
    }
    forward(compiled, days, pass);
    const slipDays = ((vector[slipAt]! - slipBase) / monthS) * monthDays;
    for (let block = 0; block < plan.blocks.length; block += 1)
      for (let s = 0; s < powerStates.length; s += 1)
        vector[inputs + block * powerStates.length + s] = slipShare[block]! * slipDays;
    for (const { at, activity, baseDay } of moving)
      vector[inputs + at] = vector[inputs + at]! + pass.finish[activity]! - baseDay;
  }
}
