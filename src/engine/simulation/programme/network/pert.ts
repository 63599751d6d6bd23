/**
 * PERT in closed form: means and variances of the beta summed along the critical path.
 *
 * Units   days, or whatever the three estimates are in
 * Valid   a lower bound on the mean where paths merge: it sees one path only
 * From    Malcolm, Roseboom, Clark and Fazar 1959, "Application of a technique for research and
 *         development program evaluation"
 * Checked network.test.ts against two textbooks
 */
import { normalShare } from "./duration.ts";
import { compileNetwork, type NetworkFault } from "./network.ts";
import { criticalPath, drivingChain } from "./passes.ts";

export interface PertActivity {
  readonly id: string;
  readonly after: readonly string[];
  readonly optimistic: number;
  readonly likely: number;
  readonly pessimistic: number;
}

export interface Pert {
  readonly mean: number;
  readonly variance: number;
  readonly path: readonly string[];
  readonly slack: Readonly<Record<string, number>>;
  /** Probability of being done by a time, the sum along the path taken as normal. */
  readonly doneBy: (time: number) => number;
}

export const pertMean = (one: PertActivity): number =>
  (one.optimistic + 4 * one.likely + one.pessimistic) / 6;
export const pertVariance = (one: PertActivity): number => {
  const sixth = (one.pessimistic - one.optimistic) / 6;
  return sixth * sixth;
};

export function pert(
  activities: readonly PertActivity[],
):
  | { readonly ok: true; readonly pert: Pert }
  | { readonly ok: false; readonly faults: readonly NetworkFault[] } {
  const compiled = compileNetwork({
    startDay: 0,
    activities: activities.map((one) => ({
      id: one.id,
      name: one.id,
      duration: { shape: "fixed", days: pertMean(one) },
      after: one.after.map((on) => ({ on })),
    })),
  });
  if (!compiled.ok) return compiled;
  const path = criticalPath(compiled.compiled);
  const last = path.finishDay.indexOf(Math.max(...path.finishDay));
  const end = path.finishDay[last]!;
  // One end for all: what finishes early has float up to it.
  const required = new Map<number, number>();
  const followed = new Set(activities.flatMap((one) => one.after));
  for (const [index, one] of activities.entries())
    if (!followed.has(one.id)) required.set(index, end);
  const { floatDays } = criticalPath(compiled.compiled, undefined, required);
  const chain = drivingChain(compiled.compiled, path.pass, last);
  const variance = chain.reduce((sum, index) => sum + pertVariance(activities[index]!), 0);
  return {
    ok: true,
    pert: {
      mean: end,
      variance,
      path: chain.map((index) => activities[index]!.id),
      slack: Object.fromEntries(activities.map((one, index) => [one.id, floatDays[index]!])),
      doneBy: (time) =>
        variance === 0 ? (time >= end ? 1 : 0) : normalShare((time - end) / Math.sqrt(variance)),
    },
  };
}
