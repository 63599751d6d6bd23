/**
 * What the page asks of the engine, free of any host: the worker calls it, tests call it in Node.
 * Long answers are generators, so that a newer question need not wait for an older one.
 */

import {
  baseValues,
  buildOut,
  claimsOf,
  drawPlan,
  type Evaluation,
  evaluate,
  type Plan,
  planSchedule,
  type RunResult,
  rangesOf,
  rateTables,
  run,
} from "../engine/index.ts";
import { percentile } from "../engine/kernel/percentile.ts";
import { setsOf, setsPerDraw } from "../engine/outcome/draws.ts";
import { headlineOf } from "../engine/outcome/headline.ts";
import { headlinesOfDraw, headlineTable, keepHeadline } from "../engine/outcome/ranges.ts";
import { hourWeights } from "../engine/simulation/demand/demand.ts";
import type { Catalogue } from "../facts/kinds.ts";
import { isoDay } from "../units/index.ts";
import type { Beside, InputEffect, PlanText, RangeAnswer, RunAnswer } from "./protocol.ts";

export interface Engine {
  readonly catalogue: Catalogue;
  readonly engineKey: string;
  readonly factsKey: string;
  readonly sha256: (text: string) => string;
  /** Milliseconds of some clock: for the time shown beside a run, never in an outcome. */
  readonly now: () => number;
}

export const seed = 1n;

/** The text that `ampacity run PLAN --json` prints. */
export const commandText = (outcome: object): string =>
  `${JSON.stringify({ command: "run", ...outcome })}\n`;

/** One plan's result and, when draws ask for them, its tables: the last plan is not worked out twice. */
interface Prepared {
  readonly key: string;
  readonly result: RunResult;
  readonly wallMs: number;
  tables: ReturnType<typeof rateTables> | null;
}
let last: Prepared | null = null;

function prepared(engine: Engine, plan: PlanText): Prepared {
  const key = `${plan.file}\n${plan.text}`;
  if (last?.key === key) return last;
  const started = engine.now();
  const result = run({
    ...plan,
    catalogue: engine.catalogue,
    engineKey: engine.engineKey,
    factsKey: engine.factsKey,
    seed,
    draws: 0,
    sha256: engine.sha256,
  });
  last = { key, result, wallMs: engine.now() - started, tables: null };
  return last;
}

const tablesOf = (one: Prepared, plan: Plan): ReturnType<typeof rateTables> => {
  one.tables ??= rateTables(plan);
  return one.tables;
};

export function runPlan(engine: Engine, plan: PlanText): RunAnswer {
  const { result, wallMs } = prepared(engine, plan);
  if (!result.ok) return { ok: false, issues: result.issues };
  return {
    ok: true,
    json: commandText(result.outcome),
    outcome: result.outcome,
    claims: claimsOf(result.outcome, engine.catalogue),
    beside: besideOf(result.plan, result.evaluation),
    wallMs,
  };
}

function besideOf(plan: Plan, evaluation: Evaluation): Beside {
  return {
    platforms: plan.platforms.map(({ id, name, vendor, family }) => ({ id, name, vendor, family })),
    blocks: plan.blocks.map((block) => ({
      id: block.id,
      name: plan.sites[block.site]!.name,
      ends: block.ends === null ? null : isoDay(block.ends.day),
      milestones: [...block.milestones]
        .sort((a, b) => a.day - b.day)
        .map(({ state, day, kind }) => ({ state, on: isoDay(day), kind })),
    })),
    parties: Object.fromEntries(plan.parties.map((party) => [party.id, party.name])),
    priceYear: plan.priceYear,
    hours: hoursOf(plan, evaluation),
  };
}

/** The last month's day in UTC hours, region by region: each region alone has the same daily shape. */
function hoursOf(plan: Plan, { served }: Evaluation): Beside["hours"] {
  const values = baseValues(plan);
  const capacity = served.capacityTokensPerS.at(-1)!;
  if (capacity === 0) return [];
  const load = served.demandTokensPerS.at(-1)! / capacity;
  const shares = plan.regions.reduce((sum, region) => sum + values[region.share]!, 0);
  return plan.regions.flatMap((region) =>
    Array.from(hourWeights({ ...plan, regions: [region] }, values), (weight, hour) => ({
      hour,
      region: region.id,
      share: (load * weight * values[region.share]!) / shares,
    })),
  );
}

const banded = {
  "capacity in service W": (e) => e.programme.capacityByStateW["in service"],
  demandTokensPerS: (e) => e.served.demandTokensPerS,
  servedTokensPerS: (e) => e.served.servedTokensPerS,
  outputTokensCapacityPerS: (e) => e.served.capacityTokensPerS,
} as const satisfies Record<string, (evaluation: ReturnType<typeof evaluate>) => Float64Array>;

/** The command's own draws, one a step: the ranges it prints, and bands over the months. */
export function* rangesInSteps(
  engine: Engine,
  planText: PlanText,
  draws: number,
): Generator<{ done: number; of: number }, RangeAnswer | null> {
  const one = prepared(engine, planText);
  if (!one.result.ok) return null;
  const { plan, outcome } = one.result;
  const tables = tablesOf(one, plan);
  const table = headlineTable(outcome.definitions, draws * setsPerDraw);
  const kept = Object.fromEntries(
    Object.keys(banded).map((name) => [name, [] as Float64Array[]]),
  ) as Record<keyof typeof banded, Float64Array[]>;
  const drawn = drawPlan(plan, tables, planSchedule(plan, engine.catalogue), draws, seed);
  for (const [index, draw] of drawn.entries()) {
    for (const [set, headline] of headlinesOfDraw(plan, tables, draw).entries())
      keepHeadline(table, index * setsPerDraw + set, headline);
    const built = buildOut(plan, draw.values);
    for (const values of setsOf(plan, draw)) {
      const evaluation = evaluate(plan, tables, values, built);
      for (const [name, of] of Object.entries(banded))
        kept[name as keyof typeof banded].push(of(evaluation));
    }
    yield { done: index + 1, of: draws };
  }
  const ranges = rangesOf(table);
  return {
    draws,
    ranges,
    bands: Object.fromEntries(
      Object.entries(kept).map(([name, columns]) => [name, bandOf(columns)]),
    ),
    claims: claimsOf({ ...outcome, ranges }, engine.catalogue),
  };
}

function bandOf(columns: readonly Float64Array[]) {
  const months = columns[0]?.length ?? 0;
  const p10: number[] = [];
  const p50: number[] = [];
  const p90: number[] = [];
  for (let m = 0; m < months; m += 1) {
    const sorted = Float64Array.from(columns, (column) => column[m]!).sort();
    p10.push(percentile(sorted, 10));
    p50.push(percentile(sorted, 50));
    p90.push(percentile(sorted, 90));
  }
  return { p10, p50, p90 };
}

/**
 * One input at a time at its low and its high end, everything else at its base: which inputs feed a
 * headline is found out, not typed. An input without an interval is moved by a hundredth either way.
 */
export function* effectsInSteps(
  engine: Engine,
  planText: PlanText,
): Generator<{ done: number; of: number }, readonly InputEffect[]> {
  const one = prepared(engine, planText);
  if (!one.result.ok) return [];
  const { plan } = one.result;
  const tables = tablesOf(one, plan);
  const base = baseValues(plan);
  const headlineAt = (index: number, value: number) => {
    const values = Float64Array.from(base);
    values[index] = value;
    return headlineOf(plan, values, evaluate(plan, tables, values));
  };
  const baseline = headlineOf(plan, base, evaluate(plan, tables, base));
  const found: InputEffect[] = [];
  for (const [index, input] of plan.inputs.entries()) {
    const ranged = input.low < input.high;
    const low = headlineAt(index, ranged ? input.low : input.base * 0.99);
    const high = headlineAt(index, ranged ? input.high : input.base * 1.01);
    const effects = Object.fromEntries(
      Object.keys(baseline)
        .filter((name) => low[name] !== baseline[name] || high[name] !== baseline[name])
        .map((name) => [name, { low: low[name]!, high: high[name]! }]),
    );
    if (Object.keys(effects).length > 0) found.push({ input: input.id, effects });
    yield { done: index + 1, of: plan.inputs.length };
  }
  return found;
}
