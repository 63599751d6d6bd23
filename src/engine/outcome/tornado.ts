/**
 * Tornado: how far one headline moves when one input goes to its P10 and to its P90 and all others
 * stay at base; and when one common cause of the schedule does, with the rest of its network at medians.
 * What moves it most comes first.
 *
 * Units   swing in the headline's unit; days for dates
 * Leaves out  interaction: two inputs moved together may do more or less than the sum of their bars
 * Checked tornado-solve.test.ts
 */
import { parseDay } from "../../units/index.ts";
import { evaluate } from "../evaluate.ts";
import { normalQuantile } from "../kernel/math.ts";
import { baseValues, type Input, type Plan } from "../scenario/plan.ts";
import { lateFromCause, type PlanSchedule } from "../simulation/programme/plan-schedule.ts";
import type { RateTables } from "../simulation/serve.ts";
import { inputQuantile } from "./draws.ts";
import { type HeadlineValue, headlineOf } from "./headline.ts";

export interface TornadoBar {
  readonly input: string;
  readonly title: string;
  readonly dimension: Input["dimension"];
  /** The input's own P10 and P90. */
  readonly p10: number;
  readonly p90: number;
  /** The headline there. */
  readonly atP10: HeadlineValue;
  readonly atP90: HeadlineValue;
  /** Span of base and both ends; null when an end has no value (a date that never comes). */
  readonly swing: number | null;
}

export interface Tornado {
  readonly of: string;
  readonly base: HeadlineValue;
  /** Every input that moves it, widest first. */
  readonly bars: readonly TornadoBar[];
  /** Uncertain inputs that do not move it at all. */
  readonly still: readonly string[];
}

/** The common causes of `schedule` are inputs too, where it is given: `schedule/…`, by their share below. */
export function tornadoOf(
  plan: Plan,
  tables: RateTables,
  name: string,
  schedule: PlanSchedule | null = null,
): Tornado {
  const values = baseValues(plan);
  const at = (given = values) =>
    headlineOf(plan, given, evaluate(plan, tables, given))[name] ?? null;
  const base = at();
  const bars: TornadoBar[] = [];
  const still: string[] = [];
  const add = (bar: Omit<TornadoBar, "swing">) => {
    const { input, atP10, atP90 } = bar;
    if (atP10 === base && atP90 === base) {
      still.push(input);
      return;
    }
    const numbers = [base, atP10, atP90].map(asNumber);
    bars.push({
      ...bar,
      swing: numbers.includes(null)
        ? null
        : Math.max(...(numbers as number[])) - Math.min(...(numbers as number[])),
    });
  };
  for (const [index, input] of plan.inputs.entries()) {
    if (input.shape === "fixed") continue;
    const p10 = inputQuantile(input, 0.1);
    const p90 = inputQuantile(input, 0.9);
    values[index] = p10;
    const atP10 = at();
    values[index] = p90;
    const atP90 = at();
    values[index] = input.base;
    const { id, title, dimension } = input;
    add({ input: id, title, dimension, p10, p90, atP10, atP90 });
  }
  for (const cause of schedule?.causes ?? []) {
    const title = schedule!.compiled.causes[cause]!;
    const drawnAt = (share: number) =>
      at(
        Float64Array.from([
          ...values,
          ...lateFromCause(plan, schedule!, cause, normalQuantile(share)),
        ]),
      );
    add({
      input: `schedule/${title}`,
      title: `${title}, all it touches together`,
      dimension: "share",
      p10: 0.1,
      p90: 0.9,
      atP10: drawnAt(0.1),
      atP90: drawnAt(0.9),
    });
  }
  const size = (bar: TornadoBar) => bar.swing ?? Number.POSITIVE_INFINITY;
  bars.sort((a, b) =>
    size(b) === size(a) ? (a.input < b.input ? -1 : 1) : size(b) > size(a) ? 1 : -1,
  );
  return { of: name, base, bars, still };
}

/** A headline value on a line of numbers: dates as days; null for what has no value. */
export const asNumber = (value: HeadlineValue): number | null =>
  typeof value === "number" ? value : value === null ? null : parseDay(value);
