import assert from "node:assert/strict";
import { test } from "node:test";
import { catalogue } from "../../facts/index.ts";
import { performanceCatalogue } from "../scenario/performance-catalogue.ts";
import { bestTrainingPlacement, type TrainingJob } from "./training-placement.ts";
import { estimateTraining } from "./training-step.ts";

const { accelerators, llms } = performanceCatalogue(catalogue);
const job: TrainingJob = {
  llm: llms["llama-3.1-405b"]!,
  accelerator: accelerators["gb200"]!,
  packages: 512,
  globalBatch: 1152,
  sequenceTokens: 8192,
  precision: "fp8",
};
const best = (change: Partial<TrainingJob> = {}) => {
  const answer = bestTrainingPlacement({ ...job, ...change });
  assert.ok(!("refused" in answer), JSON.stringify(answer));
  return answer;
};

test("the best placement uses every package, fits, and returns the step model's own time", () => {
  const { estimate, placement, microBatch, recompute, memoryBytes } = best();
  const { tensorParallel, pipelineParallel, dataParallel } = placement;
  assert.equal(tensorParallel * pipelineParallel * dataParallel, job.packages);
  assert.ok(memoryBytes <= job.accelerator.hbmBytes);
  assert.deepEqual(estimateTraining({ ...job, placement, microBatch, recompute }), estimate);
});

test("more memory or bandwidth is never slower", () => {
  const { accelerator } = job;
  const base = best().estimate.stepS;
  const more = { ...accelerator, hbmBytes: 2 * accelerator.hbmBytes };
  assert.ok(best({ accelerator: more }).estimate.stepS <= base);
  const faster = { ...accelerator, hbmBytesPerS: 2 * accelerator.hbmBytesPerS };
  assert.ok(best({ accelerator: faster }).estimate.stepS <= base);
});

test("what cannot run says why", () => {
  const refused = (change: Partial<TrainingJob>) => {
    const answer = bestTrainingPlacement({ ...job, ...change });
    assert.ok("refused" in answer);
    return answer.refused;
  };
  assert.match(refused({ packages: 8 }).detail, /thinnest split needs \d+ GB a package/);
  assert.equal(refused({ globalBatch: 1.5 }).reason, "bad input");
  const hopper = accelerators["h100_sxm"]!;
  assert.equal(
    refused({ accelerator: hopper, precision: "nvfp4" }).reason,
    "precision not supported",
  );
});
