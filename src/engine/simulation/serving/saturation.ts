/**
 * How far an engine is from the most it can carry of this mix, and whether it was beyond it.
 *
 * With B requests decoding, an iteration completes B / output requests, prefills as many prompts
 * and reads B contexts; the rate that this gives is largest at the largest batch that cap and KV
 * memory allow. Means stand for the whole mix, so near saturation the figure is good to some
 * percent, and `saturated` also looks at what happened: whether the queue kept growing.
 */

import type { EngineSettings } from "./replica.ts";
import { type StepCost, stepCostS } from "./step-cost.ts";

export interface Mix {
  readonly promptTokensMean: number;
  readonly outputTokensMean: number;
  /** Mean over decode steps of the context read. */
  readonly decodeContextTokensMean: number;
}

/** Requests/s that one replica can sustain of this mix. */
export function saturationRequestsPerS(settings: EngineSettings, cost: StepCost, mix: Mix): number {
  const memoryTokens = (settings.blocks - settings.watermarkBlocks) * settings.blockTokens;
  const contextTokens = Math.max(1, mix.decodeContextTokensMean);
  const batch = Math.max(1, Math.min(settings.batchCap, memoryTokens / contextTokens));
  let best = 0;
  // A smaller batch is sometimes the faster one: costs can be convex. Halve and compare.
  for (let decodes = batch; decodes >= 1; decodes /= 2) {
    let perIteration = (decodes * settings.tokensPerStep) / Math.max(1, mix.outputTokensMean);
    const decodeTokens = decodes * (settings.draftTokens + 1);
    const room = Math.max(1, settings.tokenBudget - decodeTokens);
    let prefillTokens = perIteration * mix.promptTokensMean;
    if (prefillTokens > room) {
      perIteration *= room / prefillTokens;
      prefillTokens = room;
    }
    const stepS = stepCostS(cost, {
      tokens: decodeTokens + prefillTokens,
      contextTokens: decodes * contextTokens,
      decodes,
      prefillTokens,
      prefillContextTokens: 0,
    });
    best = Math.max(best, perIteration / stepS);
  }
  return best;
}
