/**
 * Tornado: how far one headline moves when one input goes to its P10 and to its P90 and all others
 * stay at base. What moves it most comes first.
 *
 * Units   swing in the headline's unit; days for dates
 * Leaves out  interaction: two inputs moved together may do more or less than the sum of their bars
 * Checked tornado-solve.test.ts
 */
import { parseDay } from "../../units/index.ts";
import { evaluate } from "../evaluate.ts";
import { baseValues, type Input, type Plan } from "../scenario/plan.ts";
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

export function tornadoOf(plan: Plan, tables: RateTables, name: string): Tornado {
  const values = baseValues(plan);
  const at = () => headlineOf(plan, values, evaluate(plan, tables, values))[name] ?? null;
  const base = at();
  const bars: TornadoBar[] = [];
  const still: string[] = [];
  for (const [index, input] of plan.inputs.entries()) {
    if (input.shape === "fixed") continue;
    const p10 = inputQuantile(input, 0.1);
    const p90 = inputQuantile(input, 0.9);
    values[index] = p10;
    const atP10 = at();
    values[index] = p90;
    const atP90 = at();
    values[index] = input.base;
    if (atP10 === base && atP90 === base) {
      still.push(input.id);
      continue;
    }
    const numbers = [base, atP10, atP90].map(asNumber);
    bars.push({
      input: input.id,
      title: input.title,
      dimension: input.dimension,
      p10,
      p90,
      atP10,
      atP90,
      swing: numbers.includes(null)
        ? null
        : Math.max(...(numbers as number[])) - Math.min(...(numbers as number[])),
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
