/**
 * Serving rates of every (load, LLM generation, platform) the plan can meet: made once a run, before
 * time passes. A draw scales them by its error factor; months only look them up.
 */
import type { PlanPlatform } from "../scenario/plan.ts";
import { type NoServing, type ServingRates, servingRates } from "./serving-rates.ts";
import type { AcceleratorSpec, Engine, LlmShape, Precision } from "./types.ts";

export interface RateKey {
  readonly llm: LlmShape;
  readonly precision: (accelerator: AcceleratorSpec) => Precision;
  readonly engine: Engine;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly ttftS: number;
  readonly tpotS: number;
}

/** Rates of one load's generation on each platform, in the order of `platforms`. */
export function ratesOnPlatforms(
  key: RateKey,
  platforms: readonly PlanPlatform[],
): (ServingRates | NoServing)[] {
  return platforms.map((platform) =>
    servingRates({
      llm: key.llm,
      accelerator: platform.accelerator,
      precision: key.precision(platform.accelerator),
      engine: key.engine,
      inputTokens: key.inputTokens,
      contextTokens: key.inputTokens + key.outputTokens / 2,
      ttftS: key.ttftS,
      tpotS: key.tpotS,
    }),
  );
}

export const canServe = (rates: ServingRates | NoServing): rates is ServingRates =>
  !("unsupported" in rates);
