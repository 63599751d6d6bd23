/**
 * The table of uncertain numbers that resolution fills: each distinct input once, whatever number of
 * places of the plan refer to it, so that a draw moves all of them together.
 */
import type { Fact } from "../../facts/fact.ts";
import type { Assumption, Catalogue } from "../../facts/kinds.ts";
import { type Dimension, parseQuantity } from "../../units/index.ts";
import { nearest } from "./issue.ts";
import type { Input, InputIndex, Origin } from "./plan.ts";

export type Ranged =
  | string
  | number
  | { readonly from: string }
  | {
      readonly value: string | number;
      readonly low?: string | number;
      readonly high?: string | number;
      readonly source?: string;
      readonly grade?: string;
      readonly note?: string;
    };

export type Complain = (
  path: readonly PropertyKey[],
  issue: { expected: string; found: string; hint: string },
) => void;

export interface InputTable {
  readonly inputs: Input[];
  readonly origins: Record<string, Origin>;
  /** Adds (or finds) the input that stands at `path` of the plan. */
  ranged(value: Ranged, dimension: Dimension, path: readonly PropertyKey[]): InputIndex;
  /** The catalogue's assumption `id`, or the plan's override of it. */
  assumption(id: string, dimension: Dimension, path: readonly PropertyKey[]): InputIndex;
  /** A catalogue fact as an input. */
  fact(fact: Fact, ref: string, title: string): InputIndex;
}

export function inputTable(
  catalogue: Catalogue,
  overrides: Readonly<Record<string, Exclude<Ranged, string | number | { from: string }>>>,
  complain: Complain,
  placeOf: (path: readonly PropertyKey[]) => string,
): InputTable {
  const inputs: Input[] = [];
  const origins: Record<string, Origin> = {};
  const known = new Map<string, InputIndex>();

  const add = (id: string, input: Omit<Input, "id">, origin: Origin): InputIndex => {
    inputs.push({ id, ...input });
    origins[id] = origin;
    known.set(id, inputs.length - 1);
    return inputs.length - 1;
  };

  const interval = (
    id: string,
    title: string,
    dimension: Dimension,
    value: Exclude<Ranged, string | number | { from: string }>,
    path: readonly PropertyKey[],
    shape?: Input["shape"],
  ): InputIndex => {
    const number = (text: string | number, part: string): number => {
      const parsed = parseQuantity(String(text), dimension);
      if (parsed.ok) return parsed.value;
      complain([...path, part], {
        expected: parsed.expected,
        found: parsed.found,
        hint: parsed.hint,
      });
      return Number.NaN;
    };
    const base = number(value.value, "value");
    const low = value.low === undefined ? base : number(value.low, "low");
    const high = value.high === undefined ? base : number(value.high, "high");
    if (low > base || base > high) {
      complain(path, {
        expected: "low ≤ value ≤ high",
        found: `${value.low ?? value.value} … ${value.value} … ${value.high ?? value.value}`,
        hint: "ordering them",
      });
    }
    const ranged = low < high ? (shape ?? "straight") : "fixed";
    return add(
      id,
      { title, dimension, base, low, high, shape: ranged },
      {
        kind: "plan",
        ref: placeOf(path),
        printed: String(value.value),
        ...(value.grade === undefined ? {} : { grade: value.grade }),
        ...(value.source === undefined ? {} : { source: value.source }),
        ...(value.note === undefined ? {} : { note: value.note }),
      },
    );
  };

  const table: InputTable = {
    inputs,
    origins,
    ranged(value, dimension, path) {
      const id = path.map(String).join("/");
      const title = inWords(path);
      if (typeof value === "string" || typeof value === "number") {
        return interval(id, title, dimension, { value }, path);
      }
      if ("from" in value) return table.assumption(value.from, dimension, [...path, "from"]);
      return interval(id, title, dimension, value, path);
    },
    assumption(id, dimension, path) {
      const key = `assumptions/${id}`;
      const found = known.get(key);
      if (found !== undefined) {
        if (inputs[found]!.dimension !== dimension)
          mismatch(id, inputs[found]!.dimension, dimension, path);
        return found;
      }
      const entry: Assumption | undefined = Object.hasOwn(catalogue.assumptions, id)
        ? catalogue.assumptions[id]
        : undefined;
      const override = Object.hasOwn(overrides, id) ? overrides[id] : undefined;
      if (override !== undefined) {
        return interval(
          key,
          entry?.title ?? id,
          dimension,
          override,
          ["assumptions", id],
          entry?.shape === "lognormal" ? "lognormal" : undefined,
        );
      }
      if (entry === undefined) {
        const close = nearest(id, Object.keys(catalogue.assumptions));
        complain(path, {
          expected: "an assumption of the catalogue, or one in this plan's `assumptions:`",
          found: `\`${id}\``,
          hint: close === null ? "`ampacity facts list assumptions`" : `\`${close}\``,
        });
        return add(
          key,
          {
            title: id,
            dimension,
            base: Number.NaN,
            low: Number.NaN,
            high: Number.NaN,
            shape: "fixed",
          },
          { kind: "assumption", ref: key, printed: "" },
        );
      }
      if (entry.dimension !== dimension) {
        mismatch(id, entry.dimension, dimension, path);
        return add(
          key,
          {
            title: entry.title,
            dimension,
            base: Number.NaN,
            low: Number.NaN,
            high: Number.NaN,
            shape: "fixed",
          },
          { kind: "assumption", ref: key, printed: "" },
        );
      }
      const fact = chosen(entry.given);
      const base = si(fact.value, dimension);
      const [low, high] =
        fact.interval === undefined
          ? [base, base]
          : [si(fact.interval[0], dimension), si(fact.interval[1], dimension)];
      return add(
        key,
        {
          title: entry.title,
          dimension,
          base,
          low,
          high,
          shape: low < high ? entry.shape : "fixed",
        },
        originOfFact(fact, key, "assumption"),
      );
    },
    fact(fact, ref, title) {
      const found = known.get(ref);
      if (found !== undefined) return found;
      const base = si(fact.value, fact.dimension);
      const [low, high] =
        fact.interval === undefined
          ? [base, base]
          : [si(fact.interval[0], fact.dimension), si(fact.interval[1], fact.dimension)];
      return add(
        ref,
        {
          title,
          dimension: fact.dimension,
          base,
          low,
          high,
          shape: low < high ? "straight" : "fixed",
        },
        originOfFact(fact, ref, "fact"),
      );
    },
  };
  const mismatch = (id: string, has: Dimension, wants: Dimension, path: readonly PropertyKey[]) =>
    complain(path, {
      expected: `an assumption in ${wants}`,
      found: `\`${id}\`, a ${has}`,
      hint: "another assumption, or a value here",
    });
  return table;
}

/** A place of the plan as a title: `loads/training/share` → "training: share". */
const inWords = (path: readonly PropertyKey[]): string => {
  const parts = path.map((part) =>
    String(part).replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`),
  );
  return parts.length < 2 ? parts.join("") : `${parts.at(-2)}: ${parts.at(-1)}`;
};

export const chosen = (given: Fact | { readonly chosen: Fact }): Fact =>
  "chosen" in given ? given.chosen : given;

export function si(printed: string, dimension: Dimension): number {
  const parsed = parseQuantity(printed, dimension);
  if (!parsed.ok) throw new Error(`catalogue: expected ${parsed.expected}, found ${parsed.found}`);
  return parsed.value;
}

export const originOfFact = (fact: Fact, ref: string, kind: "fact" | "assumption"): Origin => ({
  kind,
  ref,
  printed: fact.value,
  grade: fact.grade,
  source: fact.source,
  at: fact.at,
  ...(fact.note === undefined ? {} : { note: fact.note }),
});
