/**
 * A training step of packages that may draw only so much: arithmetic slows with the clock, memory
 * and links keep theirs. How much the packages draw is asked of `power`.
 *
 * Left    bytes of optimiser states and of collectives; attention and the head count as the recipe's
 *         format, which errs low at 8 and 4 bits
 */
import { belowFloor } from "./power-bound.ts";
import { atClock, type PowerAnswer, type StepLoad } from "./step-load.ts";
import {
  estimateTraining,
  type TrainingEstimate,
  type TrainingPrecision,
  type TrainingQuestion,
} from "./training-step.ts";
import type { Refusal } from "./types.ts";

export interface PowerBoundTraining {
  readonly estimate: TrainingEstimate;
  readonly clockFraction: number;
  readonly packageDrawW: number;
}

export function trainUnderPower(
  question: TrainingQuestion,
  power: PowerAnswer,
): PowerBoundTraining | { readonly refused: Refusal } {
  const free = estimateTraining(question);
  if ("refused" in free) return free;
  const at = (clock: number): TrainingEstimate => {
    if (clock === 1) return free;
    const slower = estimateTraining({
      ...question,
      accelerator: atClock(question.accelerator, clock),
    });
    return "refused" in slower ? free : slower;
  };
  const { clockFraction, paceFraction, drawW } = power((clock) =>
    trainingLoad(at(clock), free, question.precision),
  );
  if (paceFraction <= 0) return { refused: belowFloor(drawW) };
  // Shares of the peak are of the peak at the full clock.
  const slower = at(clockFraction);
  const stepS = slower.stepS / paceFraction;
  const pace = free.stepS / stepS;
  const parts = Object.fromEntries(
    Object.entries(slower.parts).map(([name, s]) => [name, s / paceFraction]),
  ) as unknown as TrainingEstimate["parts"];
  const estimate: TrainingEstimate = {
    ...free,
    stepS,
    parts,
    tokensPerSPerPackage: free.tokensPerSPerPackage * pace,
    modelFlopPerSPerPackage: free.modelFlopPerSPerPackage * pace,
    mfuFraction: free.mfuFraction * pace,
    hfuFraction: free.hfuFraction * pace,
  };
  return { estimate, clockFraction, packageDrawW: drawW };
}

/** Every FLOP that the hardware does, recomputation too, over the step at this clock. */
function trainingLoad(
  at: TrainingEstimate,
  free: TrainingEstimate,
  precision: TrainingPrecision,
): StepLoad {
  const again = free.hfuFraction / free.mfuFraction;
  const flopPerS = (free.modelFlopPerSPerPackage * again * free.stepS) / at.stepS;
  const none = { bf16: 0, fp8: 0, fp4: 0 };
  const format = precision === "bf16" ? "bf16" : precision === "nvfp4" ? "fp4" : "fp8";
  return { flopPerS: { ...none, [format]: flopPerS }, bytesPerS: 0 };
}
