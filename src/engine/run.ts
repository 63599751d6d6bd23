/**
 * The river on one screen: a plan's text and a catalogue become an outcome.
 *
 * resolve → programme → allocate → serve → train → finance → outcome. The stages between are in
 * `evaluate.ts`, which ranges call once a draw; this file calls it once with the base values.
 */
import type { Catalogue } from "../facts/kinds.ts";
import { type Evaluation, evaluate, rateTables } from "./evaluate.ts";
import { assembleOutcome, type Keys, type Outcome } from "./outcome/assemble.ts";
import { drawPlan } from "./outcome/draws.ts";
import { headlinesOf, rangesOf } from "./outcome/ranges.ts";
import type { Issue } from "./scenario/issue.ts";
import { baseValues, type Plan } from "./scenario/plan.ts";
import { resolvePlanText } from "./scenario/resolve.ts";
import { planSchedule } from "./simulation/programme/plan-schedule.ts";

export interface RunInput {
  readonly text: string;
  /** The name that issues and origins print. */
  readonly file: string;
  readonly catalogue: Catalogue;
  readonly engineKey: string;
  readonly factsKey: string;
  readonly seed: bigint;
  /** Draws of the whole plan for `ranges`; 0 for none. */
  readonly draws: number;
  readonly sha256: (text: string) => string;
  readonly onDraw?: (done: number) => void;
}

export type RunResult =
  | {
      readonly ok: true;
      readonly outcome: Outcome;
      readonly plan: Plan;
      readonly evaluation: Evaluation;
    }
  | { readonly ok: false; readonly issues: readonly Issue[] };

export function run(input: RunInput): RunResult {
  const resolved = resolvePlanText(input.text, input.file, input.catalogue);
  if (!resolved.ok) return resolved;
  const { plan } = resolved;
  const tables = rateTables(plan);
  const values = baseValues(plan);
  const evaluation = evaluate(plan, tables, values);
  const ranges =
    input.draws > 0
      ? rangesOf(
          headlinesOf(
            plan,
            tables,
            drawPlan(plan, tables, planSchedule(plan, input.catalogue), input.draws, input.seed),
            input.onDraw,
          ),
        )
      : null;
  const keys: Keys = {
    engine: input.engineKey,
    facts: input.factsKey,
    scenario: input.sha256(input.text),
    seed: input.seed.toString(),
  };
  const outcome = assembleOutcome({
    plan,
    tables,
    values,
    evaluation,
    keys,
    ranges,
    draws: input.draws,
  });
  return { ok: true, outcome, plan, evaluation };
}
