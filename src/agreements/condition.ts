/**
 * Conditions precedent, in CEL (Common Expression Language): read by lenders' software and people
 * alike, with no way to loop or to touch anything. They see `capacityW`, `units`, `day`, `date` and
 * `facts`.
 */
import { celEnv, isCelError, parse, plan } from "@bufbuild/cel";
import { parseDay } from "../units/index.ts";

export interface Condition {
  readonly text: string;
  readonly holds: (scope: ConditionScope) => boolean;
}

export interface ConditionScope {
  readonly capacityW: number;
  readonly units: number;
  readonly day: number;
  readonly date: string;
  readonly facts: Readonly<Record<string, number | boolean | string>>;
}

export const scopeNames = ["capacityW", "units", "day", "date", "facts"] as const;

const environment = celEnv();

/**
 * A condition, or why its text is not one. `facts` are values that its facts can take: with them an
 * operation that CEL has not between such values is told here, where it would otherwise never hold.
 */
export function parseCondition(
  text: string,
  facts: ConditionScope["facts"] = {},
): { ok: true; condition: Condition } | { ok: false; why: string } {
  let run: ReturnType<typeof plan>;
  try {
    run = plan(environment, parse(text));
  } catch (error) {
    return { ok: false, why: firstLine(error) };
  }
  const unknown = [
    ...text.replace(/"[^"]*"|'[^']*'/g, "").matchAll(/(?<![.\w])([a-zA-Z_]\w*)(?!\w*\()/g),
  ]
    .map((match) => match[1]!)
    .find((name) => !known.has(name));
  if (unknown !== undefined) {
    return { ok: false, why: `\`${unknown}\` is not one of ${scopeNames.join(", ")}` };
  }
  const tried: unknown = run({ ...sampleScope, facts: { ...facts } } as never);
  // Other errors are of this sample alone: a fact not there yet, a division by zero.
  if (isCelError(tried) && /matching overload|unbound function/.test(tried.message)) {
    return {
      ok: false,
      why: `${firstLine(tried).replace(/^found /, "")} (numbers of a plan are doubles, 100.0; dates are strings)`,
    };
  }
  if (typeof tried !== "boolean" && !isCelError(tried)) {
    return { ok: false, why: `\`${text}\`, which is neither true nor false` };
  }
  return {
    ok: true,
    condition: {
      text,
      holds: (scope) =>
        run({
          ...scope,
          units: scope.units,
          day: scope.day,
          facts: { ...scope.facts },
        } as never) === true,
    },
  };
}

/** The `facts.…` (or `facts["…"]`) names that a condition reads. */
export const factNames = (text: string): string[] =>
  [...text.matchAll(/\bfacts\s*(?:\.\s*([a-zA-Z_]\w*)|\[\s*(["'])(.*?)\2\s*\])/g)].map(
    (match) => (match[1] ?? match[3])!,
  );

/** Days on which a condition may change by itself: each date or day number that it names, and the next. */
export const daysNamed = (text: string): number[] => {
  const days: number[] = [];
  for (const match of text.matchAll(/\d{4}-\d{2}-\d{2}/g)) {
    const day = parseDay(match[0]);
    if (day !== null) days.push(day, day + 1);
  }
  for (const match of text.matchAll(/(?<![\w.-])\d{4,6}(?![\w.-])/g))
    days.push(Number(match[0]), Number(match[0]) + 1);
  return days;
};

const sampleScope = { capacityW: 0, units: 1, day: 0, date: "2026-01-01" };

const known = new Set<string>([
  ...scopeNames,
  "true",
  "false",
  "null",
  "in",
  "size",
  "double",
  "int",
  "has",
]);
const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split("\n")[0]!.slice(0, 120);
