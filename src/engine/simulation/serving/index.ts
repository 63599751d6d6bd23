// The request-level serving simulator.

// answers from curves that the event simulation made
export {
  type AggregateAnswer,
  aggregateServing,
  type CurveInput,
  type CurveStore,
  cachedCurve,
  isCurve,
  type LoadStretch,
  makeCurve,
  ratePerReplica,
  type ServingCurve,
} from "./aggregate.ts";
export {
  type Aggregated,
  type AggregateReport,
  aggregateDocument,
} from "./aggregate-document.ts";
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
export { Cluster } from "./cluster.ts";
export type { Autoscaling, ClusterOptions, Failures, ReplicaGroup } from "./cluster-options.ts";
// what users got
export { Completions } from "./completions.ts";
// a service of millions, shard by shard
export {
  type FleetReport,
  fleetOf,
  fleetShards,
  joinSeries,
  joinShards,
  type Shard,
  type ShardResult,
  shardResult,
  startShard,
} from "./fleet.ts";
export { type RunFiles, readVllmRun, type VllmRun } from "./observed-run.ts";
export {
  type Prepared,
  type PreparedServing,
  prepareServing,
  type ServingFiles,
} from "./prepare.ts";
// engines
export { DEFAULT_ENGINE, type EngineSettings, Replica } from "./replica.ts";
export { type RunFacts, type ServingReport, servingReport } from "./report.ts";
// traffic
export { type FollowUp, RequestChunk, type TrafficSource } from "./request-chunk.ts";
export { ROUTERS, type RouterName } from "./router.ts";
export { type Mix, saturationRequestsPerS } from "./saturation.ts";
export { ServingRun, type ServingRunOptions } from "./serving-run.ts";
// the file that describes a run, and the run
export { readSimulate } from "./simulate-document.ts";
export { type SimulateDocument, simulateSchema } from "./simulate-schema.ts";
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
export { type Roofline, rooflineCost, tableCost } from "./step-laws.ts";
export {
  SERIES_QUANTILE_ERROR_FRACTION,
  type SeriesRow,
  type SeriesSnapshot,
  ServingSeries,
} from "./time-series.ts";
export { closedLoopSource } from "./traffic/closed-loop.ts";
export { drawnSource } from "./traffic/drawn.ts";
export { gapLaw, lengthLaw } from "./traffic/laws.ts";
export type { ByteSource } from "./traffic/lines.ts";
export { R1, type R1Options, r1Csv, r1Source } from "./traffic/r1-trace.ts";
export { constantRate, type RateProfile, weeklyRate } from "./traffic/rate.ts";
export { readClient, serveGenSource } from "./traffic/servegen.ts";
export { sessionSource } from "./traffic/sessions.ts";
export { type RequestRow, tableSource } from "./traffic/table-source.ts";
export { traceSource } from "./traffic/trace.ts";
export { TraceError } from "./traffic/trace-problem.ts";
