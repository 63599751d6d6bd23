/**
 * What one package trains: from the step model where the plan names a job, else from a band of MFU.
 *
 * The step model is asked once a plan for the best usual placement on each platform. Its interval
 * rides on the plan's own uncertain input: where a draw puts MFU between the band's low, base and
 * high, it puts the step time between its own 10th percentile, middle and 90th.
 *
 * Units   model FLOP/s per package
 */
import { bestTrainingPlacement } from "../../performance/training-placement.ts";
import type { Plan } from "../../scenario/plan.ts";
import { type PlanPrecision, supportedFormat } from "../../scenario/resolve-catalogue.ts";

export interface TrainingRate {
  readonly platform: string;
  readonly basis: "step model" | "MFU band";
  /** The placement, or why there is none. */
  readonly detail: string;
  /** Of the step model: model FLOP/s a package at the slow end, in the middle, at the fast end. */
  readonly flopPerS: readonly [low: number, middle: number, high: number] | null;
}

const recipes = { bf16: "bf16", fp8: "fp8", fp4: "nvfp4" } as const satisfies Record<
  PlanPrecision,
  string
>;

// Answers of one plan, kept beside it: the same plan gives the same rates.
const known = new WeakMap<Plan, readonly TrainingRate[]>();

export function trainingRates(plan: Plan): readonly TrainingRate[] {
  const kept = known.get(plan);
  if (kept) return kept;
  const made = plan.platforms.map((platform) => rateOn(plan, platform));
  known.set(plan, made);
  return made;
}

function rateOn(plan: Plan, platform: Plan["platforms"][number]): TrainingRate {
  const band = (detail: string): TrainingRate => ({
    platform: platform.id,
    basis: "MFU band",
    detail,
    flopPerS: null,
  });
  const job = plan.training?.job;
  if (!job) return band("the plan names no training job");
  const { accelerator } = platform;
  const format = supportedFormat(accelerator, plan.training!.precision);
  const best = bestTrainingPlacement({ ...job, accelerator, precision: recipes[format] });
  if ("refused" in best) return band(`${best.refused.reason}: ${best.refused.detail}`);
  const { estimate, placement, stepS } = best;
  const { tensorParallel, pipelineParallel, expertParallel, dataParallel } = placement;
  const rate = estimate.modelFlopPerSPerPackage;
  const at = (stepTime: number) => (rate * estimate.stepS) / stepTime;
  return {
    platform: platform.id,
    basis: "step model",
    detail: `${job.llm.id} in ${format} on ${job.packages} packages: TP${tensorParallel} PP${pipelineParallel} EP${expertParallel} DP${dataParallel}, ${(100 * estimate.mfuFraction).toFixed(0)} % of the bf16 peak`,
    flopPerS: [at(stepS.high), rate, at(stepS.low)],
  };
}

/** Where `drawn` lies in the band, carried to the interval of the step model. */
export function carried(
  flopPerS: readonly [number, number, number],
  band: { readonly low: number; readonly base: number; readonly high: number },
  drawn: number,
): number {
  const [low, middle, high] = flopPerS;
  const part = (from: number, to: number) => (to === from ? 0 : (drawn - from) / (to - from));
  if (drawn >= band.base) return middle + part(band.base, band.high) * (high - middle);
  return Math.max(0, middle + part(band.base, band.low) * (low - middle));
}
