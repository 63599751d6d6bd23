/**
 * What the training share of the fleet sustains, and the largest run it could finish.
 *
 * Sustained FLOP/s = packages × dense peak × MFU × goodput × speed under the power cap; failures and
 * checkpoints are inside goodput, and what software may still gain inside the interval of MFU. The largest run keeps one campaign on the whole
 * training share for the plan's run length.
 *
 * Units   model FLOP/s and model FLOP; MFU on the dense peak of the format really used
 * Valid   a fleet that one job can span; runs across sites lose time that is not counted here
 * Checked capacity.test.ts
 */
import type { Shares } from "../../allocation/rule.ts";
import type { Plan } from "../../scenario/plan.ts";
import { supportedFormat } from "../../scenario/resolve-catalogue.ts";
import { speedUnderCap } from "../power-coupling.ts";
import type { Programme } from "../programme/timeline.ts";

export interface TrainingCapacity {
  readonly flopPerS: Float64Array;
  readonly largestRunFlop: Float64Array;
  readonly campaigns: readonly {
    readonly id: string;
    readonly workFlop: number;
    readonly finishedMonth: number | null;
    readonly binding: string | null;
  }[];
}

export function trainingCapacity(
  plan: Plan,
  values: Float64Array,
  programme: Programme,
  shares: Shares,
): TrainingCapacity {
  const months = programme.monthCount;
  const flopPerS = new Float64Array(months);
  const largestRunFlop = new Float64Array(months);
  const wanted = plan.training?.precision ?? "bf16";
  const goodput = values[plan.assumptions["training-goodput"]]!;
  const cap = speedUnderCap(plan.powerCapFraction, "arithmetic");
  for (let m = 0; m < months; m += 1) {
    let total = 0;
    for (const [index, platform] of plan.platforms.entries()) {
      const format = supportedFormat(platform.accelerator, wanted);
      const mfu = values[plan.assumptions[`training-mfu-${format}`]]!;
      const packages = programme.unitsInService[index]![m]! * platform.packagesPerUnit;
      total += packages * platform.accelerator.peakFlopPerS[format] * mfu;
    }
    flopPerS[m] = total * shares.training * goodput * cap;
    largestRunFlop[m] = flopPerS[m]! * (plan.training?.runLengthS ?? 0);
  }
  const campaigns = (plan.training?.campaigns ?? []).map((campaign) => {
    let left = campaign.workFlop;
    for (let m = Math.max(0, campaign.fromMonth - plan.firstMonth); m < months; m += 1) {
      left -= flopPerS[m]! * 2_629_800;
      if (left <= 0)
        return {
          id: campaign.id,
          workFlop: campaign.workFlop,
          finishedMonth: plan.firstMonth + m,
          binding: null,
        };
    }
    return {
      id: campaign.id,
      workFlop: campaign.workFlop,
      finishedMonth: null,
      binding: `training FLOP: ${left.toExponential(2)} FLOP missing at the horizon`,
    };
  });
  return { flopPerS, largestRunFlop, campaigns };
}
