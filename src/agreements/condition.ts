/**
 * Conditions precedent, in CEL (Common Expression Language): read by lenders' software and people
 * alike, with no way to loop or to touch anything. They see `capacityW`, `units`, `day`, `date` and
 * `facts`.
 */
import { celEnv, parse, plan } from "@bufbuild/cel";

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

/** A condition, or why its text is not one. */
export function parseCondition(
  text: string,
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

/** The `facts.…` names that a condition reads. */
export const factNames = (text: string): string[] =>
  [...text.matchAll(/\bfacts\.([a-zA-Z_]\w*)/g)].map((match) => match[1]!);

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
