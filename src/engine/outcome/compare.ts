/**
 * Two outcomes side by side: each headline's change, and the inputs, blocks and agreements that
 * differ, which are its causes.
 */
import { type Dimension, formatSi, parseDay, printQuantity } from "../../units/index.ts";
import type { Outcome } from "./assemble.ts";
import type { HeadlineValue } from "./headline.ts";

export interface Delta {
  readonly name: string;
  readonly unit: string;
  readonly a: HeadlineValue;
  readonly b: HeadlineValue;
  /** B less A, in the unit; in days where both are dates. */
  readonly change: number | null;
  readonly changeFraction: number | null;
}

export interface Difference {
  readonly what: string;
  readonly a: string;
  readonly b: string;
}

export interface Comparison {
  readonly a: { readonly scenario: string; readonly keys: Outcome["keys"] };
  readonly b: { readonly scenario: string; readonly keys: Outcome["keys"] };
  readonly deltas: readonly Delta[];
  readonly causes: readonly Difference[];
}

export function compareOutcomes(a: Outcome, b: Outcome): Comparison {
  const names = [...new Set([...Object.keys(a.headline), ...Object.keys(b.headline)])];
  const deltas = names.map((name): Delta => {
    const left = a.headline[name] ?? null;
    const right = b.headline[name] ?? null;
    const both = typeof left === "number" && typeof right === "number";
    const days =
      typeof left === "string" && typeof right === "string"
        ? (parseDay(right) ?? 0) - (parseDay(left) ?? 0)
        : null;
    return {
      name,
      unit: (a.definitions[name] ?? b.definitions[name])!.unit,
      a: left,
      b: right,
      change: both ? right - left : days,
      changeFraction: both && left !== 0 ? right / left - 1 : null,
    };
  });
  return {
    a: { scenario: a.scenario, keys: a.keys },
    b: { scenario: b.scenario, keys: b.keys },
    deltas,
    causes: causesOf(a, b),
  };
}

function causesOf(a: Outcome, b: Outcome): Difference[] {
  const causes: Difference[] = [];
  const differ = <T>(
    kind: string,
    left: readonly T[],
    right: readonly T[],
    id: (one: T) => string,
    show: (one: T) => string,
  ) => {
    const rights = new Map(right.map((one) => [id(one), show(one)]));
    const lefts = new Map(left.map((one) => [id(one), show(one)]));
    for (const key of new Set([...lefts.keys(), ...rights.keys()])) {
      const l = lefts.get(key) ?? "absent";
      const r = rights.get(key) ?? "absent";
      if (l !== r) causes.push({ what: `${kind} ${key}`, a: l, b: r });
    }
  };
  differ(
    "input",
    a.inputs,
    b.inputs,
    (one) => one.id,
    (one) =>
      one.low === one.high
        ? printInput(one.base, one.dimension)
        : `${printInput(one.base, one.dimension)} [${printInput(one.low, one.dimension)} … ${printInput(one.high, one.dimension)}]`,
  );
  differ(
    "block",
    a.blocks,
    b.blocks,
    (one) => one.id,
    (one) =>
      `${formatSi(one.itCapacityW, "W", 4)} IT, in service ${one.reachedOn["in service"] ?? "never"}, ${one.fleet.map((cohort) => `${cohort.racks} × ${cohort.platform}`).join(" then ")}`,
  );
  differ(
    "agreement",
    a.agreements,
    b.agreements,
    (one) => one.id,
    (one) => `${one.instrument}, ${one.status.at(-1)?.is ?? ""}`,
  );
  if (a.keys.engine !== b.keys.engine)
    causes.push({ what: "engine", a: a.keys.engine, b: b.keys.engine });
  if (a.keys.facts !== b.keys.facts)
    causes.push({ what: "facts", a: a.keys.facts, b: b.keys.facts });
  return causes;
}

/** An input as people write it, rounded to five digits. */
const printInput = (value: number, dimension: string): string =>
  printQuantity(Number(value.toPrecision(5)), dimension as Dimension);
