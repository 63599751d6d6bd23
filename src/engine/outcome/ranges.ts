/**
 * Ranges: P10, P50 and P90 of every headline over all sets of all draws. Headlines of draws are made one
 * by one and kept by number, so that who evaluated which draw leaves no trace.
 */
import { isoDay, parseDay } from "../../units/index.ts";
import { buildOut, evaluate } from "../evaluate.ts";
import { percentile } from "../kernel/percentile.ts";
import type { Plan } from "../scenario/plan.ts";
import type { RateTables } from "../simulation/serve.ts";
import { type Draw, setsOf, setsPerDraw } from "./draws.ts";
import {
  type Definition,
  definitionsOf,
  type Headline,
  headlineOf,
  headlineSpan,
} from "./headline.ts";

export interface Range {
  readonly p10: number | string | null;
  readonly p50: number | string | null;
  readonly p90: number | string | null;
}

/** Headlines of draws, in columns. */
export interface HeadlineTable {
  /** [name][draw × sets + set]: numbers; dates as days since 1970; +∞ for what a draw does not have. */
  readonly columns: Readonly<Record<string, Float64Array>>;
  /** Columns of days. */
  readonly dates: readonly string[];
}

export function headlineTable(
  definitions: Readonly<Record<string, Pick<Definition, "unit">>>,
  rows: number,
): HeadlineTable {
  const names = Object.keys(definitions);
  return {
    columns: Object.fromEntries(names.map((name) => [name, new Float64Array(rows)])),
    dates: names.filter((name) => definitions[name]!.unit === "date"),
  };
}

/** Writes one headline into its row. */
export function keepHeadline(table: HeadlineTable, row: number, headline: Headline): void {
  for (const name of Object.keys(table.columns)) {
    const value = headline[name] ?? Number.POSITIVE_INFINITY;
    table.columns[name]![row] = typeof value === "string" ? parseDay(value)! : value;
  }
}

/** Headlines of all sets of one draw. */
export function headlinesOfDraw(plan: Plan, tables: RateTables, draw: Draw): Headline[] {
  const span = headlineSpan(plan);
  // Dates are the same in all sets of a draw.
  const built = buildOut(span, draw.values);
  return setsOf(plan, draw).map((values) =>
    headlineOf(span, values, evaluate(span, tables, values, built)),
  );
}

/** Headlines of some draws and all their sets: of all draws, or of the part that a worker does. */
export function headlinesOf(
  plan: Plan,
  tables: RateTables,
  draws: readonly Draw[],
  onDraw?: (done: number) => void,
): HeadlineTable {
  const table = headlineTable(definitionsOf(plan), draws.length * setsPerDraw);
  for (const [index, draw] of draws.entries()) {
    for (const [set, headline] of headlinesOfDraw(plan, tables, draw).entries())
      keepHeadline(table, index * setsPerDraw + set, headline);
    onDraw?.(index + 1);
  }
  return table;
}

/**
 * P10, P50, P90 of each headline; dates by order. What a draw does not have comes last: the day that
 * never comes, the cost of tokens that nobody can serve. A percentile that falls there is null.
 */
export function rangesOf(
  { columns, dates }: HeadlineTable,
  rows = Number.POSITIVE_INFINITY,
): Record<string, Range> {
  const ranges: Record<string, Range> = {};
  for (const [name, column] of Object.entries(columns)) {
    const sorted = column.slice(0, Math.min(rows, column.length)).sort();
    const isDate = dates.includes(name);
    const at = (p: number) => {
      const value = isDate
        ? sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))]!
        : percentile(sorted, p * 100);
      if (!Number.isFinite(value)) return null;
      return isDate ? isoDay(value) : value;
    };
    ranges[name] = { p10: at(0.1), p50: at(0.5), p90: at(0.9) };
  }
  return ranges;
}
