/** From a checked simulate file to the values that the loop takes. */

import { r1Source } from "./r1-trace.ts";
import { DEFAULT_ENGINE, type EngineSettings } from "./replica.ts";
import type { TrafficSource } from "./request-chunk.ts";
import type { SimulateDocument } from "./simulate-document.ts";
import type { Targets } from "./statistics.ts";
import type { StepCost } from "./step-cost.ts";

export interface PreparedServing {
  readonly settings: EngineSettings;
  readonly cost: StepCost;
  readonly source: TrafficSource;
  readonly targets: Targets;
  readonly groupNames: readonly string[];
}

export function prepareServing(document: SimulateDocument): PreparedServing {
  return {
    settings: engineSettings(document.engine),
    cost: stepCost(document.stepCost),
    source: trafficSource(document),
    targets: {
      ttftS: document.targets.ttft ?? Infinity,
      tpotS: document.targets.tpot ?? Infinity,
      e2eS: document.targets.e2e ?? Infinity,
    },
    groupNames: ["all"],
  };
}

function engineSettings(engine: SimulateDocument["engine"]): EngineSettings {
  return {
    ...DEFAULT_ENGINE,
    batchCap: engine.batchCap,
    tokenBudget: engine.tokenBudget,
    blockTokens: engine.kv.blockTokens,
    blocks: engine.kv.blocks,
    watermarkBlocks: Math.floor(engine.kv.blocks * engine.kv.watermark),
    order: engine.order,
    preemption: engine.preemption,
  };
}

function stepCost(cost: SimulateDocument["stepCost"]): StepCost {
  return {
    kind: "linear",
    baseS: cost.linear.base,
    perTokenS: cost.linear.perToken,
    perContextTokenS: cost.linear.perContextToken,
  };
}

function trafficSource(document: SimulateDocument): TrafficSource {
  const { r1 } = document.workload;
  return r1Source({
    seed: r1.seed,
    requests: r1.requests,
    requestsPerS: r1.requestsPerS,
    promptTokensMean: r1.promptTokens.mean,
    promptSigma: r1.promptTokens.sigma,
    outputTokensMean: r1.outputTokens.mean,
    outputSigma: r1.outputTokens.sigma,
    maxTokens: r1.maxTokens,
  });
}
