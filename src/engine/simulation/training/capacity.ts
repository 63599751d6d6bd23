/**
 * What the training share of the fleet sustains, and the largest run it could finish.
 *
 * Sustained FLOP/s = packages × rate of one package × goodput × speed under the power cap; the rate is the
 * step model's where the plan names a training job, else dense peak × MFU; failures and
 * checkpoints are inside goodput, and what software may still gain inside the interval of MFU. The largest run keeps one campaign on the whole
 * training share for the plan's run length.
 *
 * Units   model FLOP/s and model FLOP; MFU on the dense peak of the format really used
 * Valid   a fleet that one job can span; runs across sites lose time that is not counted here
 * Checked capacity.test.ts
 */
import { isoMonth, secondsInMonth } from "../../../units/index.ts";
import type { Shares } from "../../allocation/rule.ts";
import type { Plan } from "../../scenario/plan.ts";
import { supportedFormat } from "../../scenario/resolve-catalogue.ts";
import { productSpeedUnderCap } from "../power-coupling.ts";
import type { Programme } from "../programme/timeline.ts";
import { carried, type TrainingRate, trainingRates } from "./rates.ts";

export interface TrainingCapacity {
  readonly flopPerS: Float64Array;
  readonly largestRunFlop: Float64Array;
  /** [platform] what a package trains, and on which basis. */
  readonly rates: readonly TrainingRate[];
  readonly campaigns: readonly {
    readonly id: string;
    readonly workFlop: number;
    /** Month in which the campaign ends, YYYY-MM. */
    readonly finishedIn: string | null;
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
  const rates = trainingRates(plan);
  const caps = plan.platforms.map(({ chipPower }) =>
    productSpeedUnderCap(chipPower, plan.powerCapFraction),
  );
  const perPackage = plan.platforms.map(({ accelerator }, index) => {
    const format = supportedFormat(accelerator, wanted);
    const band = plan.assumptions[`training-mfu-${format}`];
    const stepModel = rates[index]!.flopPerS;
    return stepModel
      ? carried(stepModel, plan.inputs[band]!, values[band]!)
      : accelerator.peakFlopPerS[format] * values[band]!;
  });
  for (let m = 0; m < months; m += 1) {
    let total = 0;
    for (const [index, platform] of plan.platforms.entries()) {
      const packages = programme.unitsInService[index]![m]! * platform.packagesPerUnit;
      total += packages * perPackage[index]! * caps[index]!;
    }
    flopPerS[m] = total * shares.training * goodput;
    largestRunFlop[m] = flopPerS[m]! * (plan.training?.runLengthS ?? 0);
  }
  // Campaigns take turns in the plan's order: what one uses is not there for the next.
  const budgetFlop = Array.from(flopPerS, (rate, m) => rate * secondsInMonth(plan.firstMonth + m));
  const campaigns = (plan.training?.campaigns ?? []).map((campaign) => {
    const { id, workFlop } = campaign;
    let left = workFlop;
    for (let m = Math.max(0, campaign.fromMonth - plan.firstMonth); m < months; m += 1) {
      const used = Math.min(left, budgetFlop[m]!);
      budgetFlop[m] = budgetFlop[m]! - used;
      left -= used;
      if (left <= 0)
        return { id, workFlop, finishedIn: isoMonth(plan.firstMonth + m), binding: null };
    }
    return {
      id,
      workFlop,
      finishedIn: null,
      binding: `training FLOP: ${left.toExponential(2)} FLOP missing at the horizon`,
    };
  });
  return { flopPerS, largestRunFlop, campaigns, rates };
}
