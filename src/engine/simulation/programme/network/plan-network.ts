/**
 * A plan's network of blocks, as `schedule` reports it and as draws of the whole plan use it.
 *
 * Units   days since 1970, days
 * Checked block-network.test.ts, plan-schedule.test.ts
 */
import type { Catalogue } from "../../../../facts/kinds.ts";
import { monthS } from "../../../../units/index.ts";
import type { PowerState } from "../../../scenario/document.ts";
import type { Plan, ScheduleLimits } from "../../../scenario/plan.ts";
import { type BlockDurations, blockDurations } from "./block-durations.ts";
import {
  type BlockNetwork,
  type BlockOptions,
  blockNetwork,
  type ScheduleBlock,
  scheduleBlocks,
} from "./block-network.ts";
import { type CompiledNetwork, compileNetwork } from "./network.ts";

/** A month of the plan's durations in days. */
export const monthDays = 30.4375;

export interface PlanNetwork {
  readonly durations: BlockDurations;
  readonly blocks: readonly ScheduleBlock[];
  /** [block of the network] its position in the plan. */
  readonly blockOf: readonly number[];
  /** Blocks that end: cancelled, paused, options, handed to another user. */
  readonly leftOut: readonly { readonly id: string; readonly why: string }[];
  readonly options: BlockOptions;
  readonly built: BlockNetwork;
  readonly compiled: CompiledNetwork;
}

/** The slip of the layout is that of `values`; limits are the plan's own unless given. */
export function planNetwork(
  plan: Plan,
  catalogue: Catalogue,
  values: Float64Array,
  limits: ScheduleLimits = plan.schedule,
): PlanNetwork {
  const install = plan.inputs[plan.assumptions["rack-install"]]!;
  const durations = blockDurations(catalogue, { "rack-install": install });
  const leftOut: { id: string; why: string }[] = [];
  const blockOf: number[] = [];
  const blocks = scheduleBlocks(plan).filter((block, index) => {
    const { ends } = plan.blocks[index]!;
    if (ends !== null) leftOut.push({ id: block.id, why: ends.as });
    else blockOf.push(index);
    return ends === null;
  });
  const options: BlockOptions = {
    asOfDay: plan.asOfDay,
    recordedStates: new Set(blocks.flatMap((block) => statesOf(block.observed))),
    slipDays: (values[plan.assumptions["slip-first-power"]]! / monthS) * monthDays,
    ...limits,
  };
  const built = blockNetwork(blocks, durations, options);
  return { durations, blocks, blockOf, leftOut, options, built, compiled: compiledOf(built) };
}

export function compiledOf(built: BlockNetwork): CompiledNetwork {
  const result = compileNetwork(built.network);
  if (!result.ok) throw new Error(`the block network itself: ${JSON.stringify(result.faults)}`);
  return result.compiled;
}

const statesOf = (observed: Readonly<Partial<Record<PowerState, number>>>): PowerState[] =>
  (Object.keys(observed) as PowerState[]).filter((state) => observed[state] !== undefined);
