/**
 * The fastest usual way to train an LLM on a given number of packages: tensor, pipeline and expert
 * degrees in powers of two, one or two sequences a micro-batch, interleaved or not, each with the
 * least recomputation that fits. A few hundred step times, not the exhaustive search.
 *
 * Units   seconds, bytes; packages
 * Valid   one job on one kind of package, sequences that one context rank holds
 * Fails   returns the reason when nothing runs
 * Checked training-placement.test.ts
 */

import type { TrainingConstants } from "./training-constants.ts";
import { kindOf, trainingInterval } from "./training-fitted.ts";
import { trainingMemory } from "./training-memory.ts";
import {
  estimateTraining,
  type TrainingEstimate,
  type TrainingPlacement,
  type TrainingQuestion,
} from "./training-step.ts";
import type { Interval, Refusal } from "./types.ts";

export type TrainingJob = Omit<
  TrainingQuestion,
  "placement" | "microBatch" | "recompute" | "recomputedShare"
> & { readonly packages: number };

export interface BestTraining {
  readonly estimate: TrainingEstimate;
  readonly placement: TrainingPlacement;
  readonly microBatch: number;
  readonly recompute: TrainingQuestion["recompute"];
  readonly memoryBytes: number;
  readonly stepS: Interval;
}

/** Degrees that published recipes use. */
const EXPERT_DEGREES = [1, 8, 32, 64];

/** Share of the memory that a job may fill. */
const USABLE_FRACTION = 0.92;

export function bestTrainingPlacement(
  job: TrainingJob,
  constants?: TrainingConstants,
): BestTraining | { readonly refused: Refusal } {
  const { llm, accelerator, packages, globalBatch } = job;
  const usableBytes = accelerator.hbmBytes * USABLE_FRACTION;
  let leastBytes = Number.POSITIVE_INFINITY;
  let refusal: Refusal | undefined;
  let best: BestTraining | undefined;
  for (const placement of placements(job)) {
    for (const microBatch of [1, 2]) {
      if (globalBatch % (microBatch * placement.dataParallel) !== 0) continue;
      for (const recompute of ["none", "selective", "full"] as const) {
        const question = { ...job, placement, microBatch, recompute };
        const memoryBytes = trainingMemory({ ...question, fusedAttention: true }).totalBytes;
        if (memoryBytes > usableBytes) {
          leastBytes = Math.min(leastBytes, memoryBytes);
          continue;
        }
        const estimate = estimateTraining(question, constants);
        if ("refused" in estimate) refusal ??= estimate.refused;
        else if (!best || estimate.stepS < best.estimate.stepS) {
          const kind = kindOf({ kind: llm.experts > 0 ? "MoE" : "dense", mode: "pretraining" });
          const stepS = trainingInterval(estimate.stepS, kind);
          best = { estimate, placement, microBatch, recompute, memoryBytes, stepS };
        }
        // More recomputation than fits is never faster.
        break;
      }
    }
  }
  if (best) return best;
  const inGb = (bytes: number) => `${(bytes / 1e9).toFixed(0)} GB`;
  return {
    refused:
      refusal ??
      (Number.isFinite(leastBytes)
        ? {
            reason: "does not fit memory",
            detail: `the thinnest split needs ${inGb(leastBytes)} a package, expected at most ${inGb(usableBytes)}; try more packages`,
          }
        : {
            reason: "bad input",
            detail: `no data-parallel degree of ${packages} packages divides a batch of ${globalBatch}; expected a batch that one does`,
          }),
  };
}

function placements(job: TrainingJob): TrainingPlacement[] {
  const { llm, accelerator, packages } = job;
  const found: TrainingPlacement[] = [];
  const sparse = llm.experts > 0;
  for (let tensor = 1; tensor <= Math.min(16, accelerator.scaleUpSize); tensor *= 2) {
    if (llm.heads % tensor !== 0 || packages % tensor !== 0) continue;
    for (let stages = 1; stages <= Math.min(32, llm.layers); stages *= 2) {
      if (packages % (tensor * stages) !== 0) continue;
      const dataParallel = packages / (tensor * stages);
      const most = sparse ? Math.min(64, dataParallel * tensor) : 1;
      for (const expertParallel of sparse ? EXPERT_DEGREES : [1]) {
        if (expertParallel > most || (sparse && llm.experts % expertParallel !== 0)) continue;
        const layersOfStage = Math.ceil(llm.layers / stages);
        for (const virtualStages of stages > 1 && layersOfStage > 1
          ? [1, Math.min(8, layersOfStage)]
          : [1]) {
          found.push({
            tensorParallel: tensor,
            pipelineParallel: stages,
            contextParallel: 1,
            expertParallel,
            dataParallel,
            virtualStages,
            sharding: "optimiser",
          });
        }
      }
    }
  }
  return found;
}
