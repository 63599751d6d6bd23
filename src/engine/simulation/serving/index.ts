// The request-level serving simulator.

// calibration on real runs
export {
  type Calibration,
  type CounterRow,
  calibrate,
  type ObservedRun,
  observedUntil,
  type PredictedRun,
  predictRun,
  type StepLaw,
  stepLawCost,
} from "./calibrate.ts";
// what users got
export { Completions } from "./completions.ts";
export { type RunFiles, readVllmRun, type VllmRun } from "./observed-run.ts";
export { type PreparedServing, prepareServing } from "./prepare.ts";
export { R1, type R1Options, r1Csv, r1Source } from "./r1-trace.ts";
// the engine
export { DEFAULT_ENGINE, type EngineSettings, Replica } from "./replica.ts";
export { type ServingReport, servingReport } from "./report.ts";
// traffic
export { RequestChunk, type TrafficSource } from "./request-chunk.ts";
export { type Mix, saturationRequestsPerS } from "./saturation.ts";
// the file that describes a run
export { readSimulate, type SimulateDocument, simulateSchema } from "./simulate-document.ts";
export { SingleEngine, type SingleEngineOptions } from "./single-engine.ts";
export {
  type Distribution,
  EXACT_REQUESTS,
  type GroupReport,
  NO_TARGETS,
  ServingStatistics,
  type Targets,
} from "./statistics.ts";
export { type BatchShape, type StepCost, stepCostS } from "./step-cost.ts";
