/**
 * Users and loads become requests and tokens, month by month and hour by hour.
 *
 * Weekly users are interpolated log-linearly between dated points, then grow at the plan's rate
 * until its date. A load's intensity grows from its as-of month at its own rate, over the same
 * span. Hours follow a cosine day in each region, peaking in its evening, mean one.
 *
 * Units   requests/s and tokens/s, monthly means; hour weights are unitless
 * Checked demand.test.ts
 */
import { cos, exp, ln, pow } from "../../kernel/math.ts";
import { hoursInDay } from "../../physics/cooling.ts";
import type { PerUserLoad, Plan, TokenLoad } from "../../scenario/plan.ts";

const weekS = 604_800;
/** Local hour of the peak: a guess, evenings; no hourly profile of this service is published. */
const peakHour = 20;
const turn = 6.283185307179586;

export function weeklyUsers(plan: Plan, values: Float64Array, month: number): number {
  const { points, growth, growthUntilMonth } = plan.users;
  const first = points[0]!;
  const last = points[points.length - 1]!;
  if (month <= first.month) return first.users;
  if (month >= last.month) {
    const rate = growth === null ? 0 : values[growth]!;
    const years = Math.max(0, Math.min(month, growthUntilMonth) - last.month) / 12;
    return last.users * pow(1 + rate, years);
  }
  const after = points.findIndex((point) => point.month > month);
  const a = points[after - 1]!;
  const b = points[after]!;
  const t = (month - a.month) / (b.month - a.month);
  return exp(ln(a.users) * (1 - t) + ln(b.users) * t);
}

/** One load in one month. */
export interface LoadFlow {
  requestsPerS: number;
  /** Read afresh, read from cache, written (visible and reasoning), each a second. */
  uncachedInputTokensPerS: number;
  cachedInputTokensPerS: number;
  outputTokensPerS: number;
  reasoningTokensPerS: number;
}

export function loadFlow(
  load: PerUserLoad | TokenLoad,
  plan: Plan,
  values: Float64Array,
  month: number,
  users: number,
): LoadFlow {
  const rate = load.growth === null ? 0 : values[load.growth]!;
  const years =
    (Math.min(month, Math.max(plan.users.growthUntilMonth, load.asOfMonth)) - load.asOfMonth) / 12;
  const grown = pow(1 + rate, years);
  const cachedShare = values[load.cachedShare]!;
  if (load.kind === "per user") {
    const requestsPerS = (users * values[load.requestsPerUserWeek]! * grown) / weekS;
    const input = requestsPerS * values[load.inputTokens]!;
    const reasoning =
      load.reasoningTokens === null ? 0 : requestsPerS * values[load.reasoningTokens]!;
    return {
      requestsPerS,
      uncachedInputTokensPerS: input * (1 - cachedShare),
      cachedInputTokensPerS: input * cachedShare,
      outputTokensPerS: requestsPerS * values[load.outputTokens]! + reasoning,
      reasoningTokensPerS: reasoning,
    };
  }
  const tokens = values[load.tokensPerS]! * grown;
  const input = tokens * values[load.inputShare]!;
  const output = tokens - input;
  return {
    requestsPerS: output / values[load.requestOutputTokens]!,
    uncachedInputTokensPerS: input * (1 - cachedShare),
    cachedInputTokensPerS: input * cachedShare,
    outputTokensPerS: output,
    reasoningTokensPerS: 0,
  };
}

/** Prompt and output lengths of one request of a load, at base values: what the rates are asked for. */
export function requestShape(
  load: PerUserLoad | TokenLoad,
  values: Float64Array,
): { inputTokens: number; outputTokens: number } {
  if (load.kind === "per user") {
    const reasoning = load.reasoningTokens === null ? 0 : values[load.reasoningTokens]!;
    return {
      inputTokens: values[load.inputTokens]!,
      outputTokens: values[load.outputTokens]! + reasoning,
    };
  }
  const output = values[load.requestOutputTokens]!;
  const share = values[load.inputShare]!;
  return { inputTokens: (output * share) / Math.max(1e-9, 1 - share), outputTokens: output };
}

/** Demand at each UTC hour over its daily mean, all regions together. */
export function hourWeights(plan: Plan, values: Float64Array): Float64Array {
  const ratio = Math.max(1, values[plan.peakToTrough]!);
  const amplitude = (ratio - 1) / (ratio + 1);
  const weights = new Float64Array(hoursInDay);
  let shares = 0;
  for (const region of plan.regions) shares += values[region.share]!;
  for (let hour = 0; hour < hoursInDay; hour += 1) {
    let weight = 0;
    for (const region of plan.regions) {
      const local = hour + region.utcOffsetHours;
      weight +=
        values[region.share]! * (1 + amplitude * cos((turn * (local - peakHour)) / hoursInDay));
    }
    weights[hour] = weight / shares;
  }
  return weights;
}
