/**
 * The rule policy: fixed shares of the fleet train, do research and stand in reserve; spares are
 * set aside first; serving has the rest. Optimisation is another policy behind the same result.
 *
 * Units   fractions of the racks in service, summing to one
 */
import type { Plan } from "../scenario/plan.ts";

export interface Shares {
  readonly training: number;
  readonly research: number;
  readonly reserve: number;
  readonly spare: number;
  readonly serving: number;
}

export function allocateByRule(plan: Plan, values: Float64Array): Shares {
  const spare = values[plan.assumptions["spare-share"]]!;
  const sums = { training: 0, research: 0, reserve: 0 };
  for (const load of plan.shares) sums[load.does] += values[load.share]!;
  const asked = sums.training + sums.research + sums.reserve;
  // A draw may ask for more than there is: the shares then shrink together, and serving gets none.
  const scale = asked > 1 ? 1 / asked : 1;
  const useful = 1 - spare;
  return {
    training: sums.training * scale * useful,
    research: sums.research * scale * useful,
    reserve: sums.reserve * scale * useful,
    spare,
    serving: Math.max(0, 1 - asked * scale) * useful,
  };
}
