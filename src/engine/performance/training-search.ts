/**
 * Every way to train one dense LLM on a given number of packages: placement, micro-batch,
 * interleaving, recomputation, and the yes-or-no choices of overlap, sharding, fusion and offload.
 *
 * A placement's parts are made once; choices that only scale or move parts are then costed one by
 * one, each with its memory. What such a choice is worth is an assumption, written where it is
 * used: published rows state them too seldom to fit. Nothing is pruned by a bound: rejects are those that do not fit.
 *
 * Units   seconds, bytes
 */

import type { TrainingConstants } from "./training-constants.ts";
import { fittedTrainingConstants } from "./training-fitted.ts";
import { layerActivationBytes, trainingMemory } from "./training-memory.ts";
import { estimateTraining, type Recompute, type TrainingPrecision } from "./training-step.ts";
import type { AcceleratorSpec, LlmShape } from "./types.ts";

export interface TrainingCandidate {
  readonly tensorParallel: number;
  readonly pipelineParallel: number;
  readonly dataParallel: number;
  readonly microBatch: number;
  readonly virtualStages: number;
  readonly recompute: Recompute;
  readonly choices: number;
  readonly stepS: number;
  readonly memoryBytes: number;
}

export interface TrainingSearch {
  readonly candidates: number;
  readonly fits: number;
  readonly tooLarge: number;
  readonly best?: TrainingCandidate;
}

/** Yes-or-no choices, as bits of a number. */
export const CHOICES = [
  "sequenceParallel",
  "tensorOverlap",
  "gradientOverlap",
  "optimiserSharding",
  "fusedKernels",
  "weightOffload",
  "activationOffload",
  "optimiserOffload",
  "pipelineScatter",
  "gatherAgain",
  "tensorRing",
] as const;

/** One way to host memory, bytes per second: PCIe 5 or a coherent link, whichever is less. */
const HOST_BYTES_PER_S = 50e9;
const USABLE_FRACTION = 0.92;

export function searchTraining(
  question: {
    readonly llm: LlmShape;
    readonly accelerator: AcceleratorSpec;
    readonly packages: number;
    readonly globalBatch: number;
    readonly sequenceTokens: number;
    readonly precision: TrainingPrecision;
  },
  constants: TrainingConstants = fittedTrainingConstants,
): TrainingSearch {
  const { llm, accelerator, packages, globalBatch, sequenceTokens, precision } = question;
  const usable = accelerator.hbmBytes * USABLE_FRACTION;
  let candidates = 0;
  let fits = 0;
  let bestS = Number.POSITIVE_INFINITY;
  let best: TrainingCandidate | undefined;
  for (const tensor of divisors(llm.heads)) {
    if (packages % tensor !== 0) continue;
    for (const stages of divisors(packages / tensor)) {
      if (stages > llm.layers) break;
      const dataParallel = packages / tensor / stages;
      if (globalBatch % dataParallel !== 0) continue;
      const layersOfStage = Math.ceil(llm.layers / stages);
      for (const microBatch of divisors(globalBatch / dataParallel)) {
        for (const virtualStages of stages > 1 ? divisors(layersOfStage) : [1]) {
          for (const recompute of ["none", "selective", "full"] as const) {
            const placement = {
              tensorParallel: tensor,
              pipelineParallel: stages,
              contextParallel: 1,
              expertParallel: 1,
              dataParallel,
              virtualStages,
              sharding: "optimiser" as const,
            };
            const shared = { llm, placement, microBatch, sequenceTokens, recompute };
            const estimate = estimateTraining(
              { ...shared, accelerator, precision, globalBatch },
              constants,
            );
            const memory = trainingMemory(shared);
            const layerBytes = (sequenceParallel: boolean) =>
              layerActivationBytes({
                llm,
                sequenceTokens,
                microBatch,
                tensor,
                recompute,
                sequenceParallel,
              });
            const wider = layerBytes(false) / layerBytes(true);
            for (let choices = 0; choices < 1 << CHOICES.length; choices++) {
              candidates += 1;
              if ("refused" in estimate) continue;
              const { parts } = estimate;
              const fused = (choices & 16) !== 0;
              const activations =
                memory.activationsBytes *
                ((choices & 1) !== 0 ? 1 : wider) *
                (fused ? 0.85 : 1) *
                // Gathered inputs are dropped and gathered again in the backward pass.
                ((choices & 513) === 513 ? 0.9 : 1);
              const optimiser = memory.optimiserBytes * ((choices & 8) !== 0 ? 1 : dataParallel);
              const kept =
                memory.weightsBytes * ((choices & 32) !== 0 ? 0.1 : 1) +
                memory.transientBytes +
                memory.gradientsBytes +
                optimiser * ((choices & 128) !== 0 ? 0.1 : 1) +
                activations * ((choices & 64) !== 0 ? 0.2 : 1);
              if (kept > usable) continue;
              fits += 1;
              // Offload that compute does not hide.
              const moved =
                ((choices & 32) !== 0 ? memory.weightsBytes * 2 : 0) +
                ((choices & 64) !== 0
                  ? (2 * activations * globalBatch) / (microBatch * dataParallel * stages)
                  : 0) +
                ((choices & 128) !== 0 ? 2 * optimiser : 0);
              const offloadS = Math.max(0, moved / HOST_BYTES_PER_S - 0.5 * estimate.stepS);
              const stepS =
                estimate.stepS +
                parts.tensorS * ((choices & 2) !== 0 ? ((choices & 1024) !== 0 ? -0.5 : -0.4) : 0) +
                parts.tensorS * ((choices & 513) === 513 ? 0.25 : 0) +
                parts.gradientS * ((choices & 4) !== 0 ? 0 : 1.5) +
                parts.optimiserS * ((choices & 8) !== 0 ? 0 : 0.5) +
                parts.elementS * (fused ? 0 : 0.6) +
                parts.bubbleS * ((choices & 256) !== 0 ? -0.02 : 0) +
                parts.elementS * ((choices & 1) !== 0 ? 0 : 0.3) +
                offloadS;
              if (stepS < bestS) {
                bestS = stepS;
                best = {
                  tensorParallel: tensor,
                  pipelineParallel: stages,
                  dataParallel,
                  microBatch,
                  virtualStages,
                  recompute,
                  choices,
                  stepS,
                  memoryBytes: kept,
                };
              }
            }
          }
        }
      }
    }
  }
  return { candidates, fits, tooLarge: candidates - fits, ...(best ? { best } : {}) };
}

function divisors(n: number): number[] {
  const found: number[] = [];
  for (let d = 1; d <= n; d++) if (n % d === 0) found.push(d);
  return found;
}
