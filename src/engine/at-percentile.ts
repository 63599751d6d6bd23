/**
 * What a plan serves when the percentile that its tiers name has to hold, not the mean of a full step:
 * every cell (load, LLM generation, platform) is rated again by the event simulation of its pools, and
 * the plan is evaluated once more at those rates.
 *
 * Valid   as pool-limits.ts; fractions are taken at base values and scale with a draw's speed
 * Checked at-percentile.test.ts
 */
import { type Evaluation, evaluate } from "./evaluate.ts";
import { fittedConstants } from "./performance/serving-fitted.ts";
import { prepareStep, stepTotalS } from "./performance/serving-step.ts";
import { canServe } from "./performance/tables.ts";
import { baseValues, type Plan } from "./scenario/plan.ts";
import { precisionOf, supportedFormat } from "./scenario/resolve-catalogue.ts";
import { requestShape } from "./simulation/demand/demand.ts";
import type { RateTables } from "./simulation/serve.ts";
import { type PoolLimits, poolLimits } from "./simulation/serving/pool-limits.ts";

/** Where limits are kept: a Map will do, or a folder. */
export interface LimitStore {
  get(key: string): PoolLimits | undefined;
  set(key: string, limits: PoolLimits): unknown;
}

export interface PercentileCell extends PoolLimits {
  readonly load: string;
  readonly llm: string;
  readonly platform: string;
  readonly percentile: number;
}

export interface AtPercentile {
  /** As of the last month: output tokens/s with the percentile held, and the share of demand served. */
  readonly outputTokensCapacityPerS: number;
  readonly servedTokensPerS: number;
  readonly servedFraction: number;
  /** Weekly users who are served within target, and who would be with every slot in use. */
  readonly usersServed: number;
  readonly usersAtCapacity: number;
  readonly cells: readonly PercentileCell[];
  /** Of a fraction: steps of the halving; most seen against runs twenty times as long. */
  readonly fractionError: { readonly halving: number; readonly againstLongRuns: number };
}

export interface PercentileOptions {
  readonly seed: bigint;
  readonly store: LimitStore;
  readonly hash: (text: string) => string;
  /** Build of engine and facts: limits of another build are not taken. */
  readonly build: string;
}

export function atPercentile(
  plan: Plan,
  tables: RateTables,
  options: PercentileOptions,
): AtPercentile {
  const cells: PercentileCell[] = [];
  const held = tables.map((generations, l) =>
    generations.map((rates, g) =>
      rates.map((rate, p) => {
        if (!canServe(rate)) return rate;
        const limits = limitsOf(plan, { load: l, generation: g, platform: p }, rate, options);
        const load = plan.loads[l]!;
        cells.push({
          load: load.id,
          llm: plan.llms[plan.roles[load.role]!.generations[g]!.llm]!.id,
          platform: plan.platforms[p]!.id,
          percentile: plan.tiers[load.tier]!.percentile,
          ...limits,
        });
        if (limits.prefillFraction === 0 || limits.decodeFraction === 0) {
          const detail = "no load keeps the percentile within target";
          return { unsupported: "latency target cannot be met" as const, detail };
        }
        return {
          ...rate,
          prefillTokensPerSPerPackage: rate.prefillTokensPerSPerPackage * limits.prefillFraction,
          decodeTokensPerSPerPackage: rate.decodeTokensPerSPerPackage * limits.decodeFraction,
        };
      }),
    ),
  );
  return { ...figures(evaluate(plan, held, baseValues(plan))), cells, fractionError };
}

const fractionError = { halving: 1 / 32, againstLongRuns: 0.07 };

function figures({ served, programme }: Evaluation): Omit<AtPercentile, "cells" | "fractionError"> {
  const last = programme.monthCount - 1;
  const users = served.users[last]!;
  const demand = served.demandTokensPerS[last]!;
  const capacity = served.capacityTokensPerS[last]!;
  return {
    outputTokensCapacityPerS: capacity,
    servedTokensPerS: served.servedTokensPerS[last]!,
    servedFraction: served.servedFraction[last]!,
    usersServed: users * served.servedFraction[last]!,
    usersAtCapacity: demand === 0 ? 0 : (users * capacity) / demand,
  };
}

type Rated = Extract<RateTables[0][0][0], { placement: unknown }>;

function limitsOf(
  plan: Plan,
  cell: { load: number; generation: number; platform: number },
  rate: Rated,
  options: PercentileOptions,
): PoolLimits {
  const load = plan.loads[cell.load]!;
  const tier = plan.tiers[load.tier]!;
  const generation = plan.roles[load.role]!.generations[cell.generation]!;
  const { accelerator } = plan.platforms[cell.platform]!;
  const { shape: llm } = plan.llms[generation.llm]!;
  const precision = precisionOf(supportedFormat(accelerator, generation.precision));
  const { placement, batch, prefillS } = rate;
  const request = requestShape(load, baseValues(plan));
  const { ttftS, percentile } = tier;
  const stated = { ...request, ttftS, tpotS: tier.tpotS, percentile, prefillS };
  const engine = plan.engine;
  const made = { ...stated, llm, accelerator, precision, placement, batch, engine };
  const recipe = { build: options.build, seed: String(options.seed), ...made, rated: rate.tpotS };
  const key = options.hash(JSON.stringify({ poolLimits: recipe }));
  const kept = options.store.get(key);
  if (kept !== undefined) return kept;
  const step = prepareStep({
    llm,
    accelerator,
    placement,
    precision,
    engine,
    constants: fittedConstants,
  });
  const rankBatch = batch / placement.attentionDataParallel;
  const fullS = stepTotalS(step.decode(rankBatch, request.inputTokens + request.outputTokens / 2));
  // Under a power cap the rated step is longer than the model's: all steps alike.
  const slower = rate.tpotS / fullS;
  const limits = poolLimits({
    ...stated,
    // A step rated a little past its target under a cap is not held against the queue.
    tpotS: Math.max(tier.tpotS, rate.tpotS),
    rankBatch,
    decodeS: (sequences, contextTokens) =>
      slower * stepTotalS(step.decode(sequences, contextTokens)),
    seed: options.seed,
  });
  options.store.set(key, limits);
  return limits;
}
