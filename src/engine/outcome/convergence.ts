/**
 * How far each headline's P50 still moves as draws double: the first n draws beside the first 2n.
 * A part of a Latin hypercube is no hypercube itself, so what is shown is wider than what remains.
 *
 * Units   `movedFraction` of the larger median's magnitude; `movedDays` for dates
 * Checked correlated-draws.test.ts
 */
import { parseDay } from "../../units/index.ts";
import type { HeadlineValue } from "./headline.ts";
import { type HeadlineTable, rangesOf } from "./ranges.ts";

export interface Convergence {
  /** Numbers of draws, each twice the one before; the last is all of them. */
  readonly draws: readonly number[];
  readonly headlines: Readonly<
    Record<
      string,
      {
        /** P50 of the first n draws, for each n of `draws`. */
        readonly p50: readonly HeadlineValue[];
        /** Between the last two; null for dates, and where a median does not exist. */
        readonly movedFraction: number | null;
        readonly movedDays: number | null;
      }
    >
  >;
  /** The headline whose P50 moved most in the last doubling, numbers and dates each. */
  readonly worst: { readonly name: string; readonly movedFraction: number } | null;
  readonly worstDate: { readonly name: string; readonly movedDays: number } | null;
}

/** `sets` rows of the table are one draw. */
export function convergenceOf(table: HeadlineTable, sets: number, steps = 4): Convergence {
  const draws: number[] = [];
  const rows = Object.values(table.columns)[0]?.length ?? 0;
  for (let n = rows / sets; n >= 10 && draws.length < steps; n = Math.floor(n / 2))
    draws.unshift(n);
  const ranges = draws.map((n) => rangesOf(table, n * sets));
  const out: Record<string, Convergence["headlines"][string]> = {};
  let worst: Convergence["worst"] = null;
  let worstDate: Convergence["worstDate"] = null;
  for (const name of Object.keys(table.columns)) {
    const p50 = ranges.map((range) => range[name]!.p50);
    const moved = movement(p50.at(-2) ?? null, p50.at(-1) ?? null);
    out[name] = { p50, ...moved };
    if (moved.movedFraction !== null && moved.movedFraction > (worst?.movedFraction ?? -1))
      worst = { name, movedFraction: moved.movedFraction };
    if (moved.movedDays !== null && moved.movedDays > (worstDate?.movedDays ?? -1))
      worstDate = { name, movedDays: moved.movedDays };
  }
  return { draws, headlines: out, worst, worstDate };
}

/** How far two medians of one headline lie apart. */
export function movement(
  a: HeadlineValue,
  b: HeadlineValue,
): { movedFraction: number | null; movedDays: number | null } {
  if (typeof a === "string" && typeof b === "string")
    return { movedFraction: null, movedDays: Math.abs(parseDay(a)! - parseDay(b)!) };
  if (typeof a !== "number" || typeof b !== "number")
    return { movedFraction: null, movedDays: null };
  const size = Math.max(Math.abs(a), Math.abs(b));
  return { movedFraction: size === 0 ? 0 : Math.abs(a - b) / size, movedDays: null };
}
