/**
 * Serving rates of packages that may draw only a share of their limit. Decode is solved at the batch
 * and layout that the rate stands for: weights and caches stream at the memory's own clock, what
 * multiplies them slows. Prefill is large products, which draw the limit without a cap.
 *
 * Left    the latency target is not asked again: a capped step may run a little past it
 */
import { fittedConstants } from "../performance/serving-fitted.ts";
import type { NoServing, ServingRates } from "../performance/serving-rates.ts";
import { prepareStep, stepTotalS } from "../performance/serving-step.ts";
import { atClock, servingLoad } from "../performance/step-load.ts";
import { canServe, type RateKey } from "../performance/tables.ts";
import type { PlanPlatform } from "../scenario/plan.ts";
import { powerAnswer, productSpeedUnderCap } from "./power-coupling.ts";

export function ratesUnderCap(
  rates: readonly (ServingRates | NoServing)[],
  key: RateKey,
  platforms: readonly PlanPlatform[],
  capFraction: number,
): readonly (ServingRates | NoServing)[] {
  if (capFraction >= 1) return rates;
  return rates.map((rate, index) =>
    canServe(rate) ? capped(rate, key, platforms[index]!, capFraction) : rate,
  );
}

function capped(
  rate: ServingRates,
  key: RateKey,
  platform: PlanPlatform,
  capFraction: number,
): ServingRates {
  const { llm } = key;
  const { accelerator, chipPower } = platform;
  const { placement, batch } = rate;
  const precision = key.precision(accelerator);
  const contextTokens = key.inputTokens + key.outputTokens / 2;
  const stepAt = (clock: number): number => {
    const chip = atClock(accelerator, clock);
    const given = { llm, accelerator: chip, placement, precision, engine: key.engine };
    const step = prepareStep({ ...given, constants: fittedConstants });
    return stepTotalS(step.decode(batch / placement.attentionDataParallel, contextTokens));
  };
  const answer = powerAnswer(chipPower, capFraction * chipPower.limitW);
  const { clockFraction, paceFraction } = answer((clock) => {
    const tpotS = stepAt(clock);
    return servingLoad({
      llm,
      accelerator,
      placement,
      precision,
      isl: key.inputTokens,
      osl: key.outputTokens,
      promptTokensPerS: 0,
      outputTokensPerS: batch / tpotS,
      runningSequences: batch,
      tpotS,
    });
  });
  const decode = (stepAt(1) / stepAt(clockFraction)) * paceFraction;
  const prefill = productSpeedUnderCap(chipPower, capFraction);
  return {
    ...rate,
    prefillTokensPerSPerPackage: rate.prefillTokensPerSPerPackage * prefill,
    decodeTokensPerSPerPackage: rate.decodeTokensPerSPerPackage * decode,
    tpotS: rate.tpotS / decode,
    prefillS: rate.prefillS / prefill,
  };
}
