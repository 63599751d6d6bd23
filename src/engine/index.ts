// The engine, as `ampacity/engine`: values in, values out, no host.
export { buildOut, type Evaluation, evaluate, rateTables } from "./evaluate.ts";
export type { Keys, Outcome } from "./outcome/assemble.ts";
export { type Claim, claimsOf } from "./outcome/claims.ts";
export { type Comparison, compareOutcomes, type Delta } from "./outcome/compare.ts";
export { drawPlan } from "./outcome/draws.ts";
export { headlinesOf, type Range, rangesOf } from "./outcome/ranges.ts";
export { type RunInput, type RunResult, run } from "./run.ts";
export { planSchema } from "./scenario/document.ts";
export { type Issue, printIssue } from "./scenario/issue.ts";
export { baseValues, type Plan } from "./scenario/plan.ts";
export { readPlan } from "./scenario/read.ts";
export { resolvePlanText } from "./scenario/resolve.ts";
export { planSchedule } from "./simulation/programme/plan-schedule.ts";
