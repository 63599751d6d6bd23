/**
 * From the text of a plan to a checked document, or to every issue in it with line and column.
 *
 * Hostile input is refused before anything is built from it: files over 5 MB, and documents whose
 * aliases would expand more than 1,000 times.
 */
import {
  type Document,
  isAlias,
  isMap,
  isPair,
  isSeq,
  Lexer,
  LineCounter,
  type Node,
  type ParsedNode,
  parseDocument,
  visit,
} from "yaml";
import type { z } from "zod";
import { type PlanDocument, planSchema } from "./document.ts";
import { type Issue, nearest } from "./issue.ts";

export const textBytesMax = 5_000_000;
export const aliasExpansionsMax = 1000;

/** Places any path of the document in its file. */
export type Locate = (
  path: readonly PropertyKey[],
  onKey?: boolean,
) => { line: number; column: number };

export type ReadPlan =
  | { readonly ok: true; readonly document: PlanDocument; readonly locate: Locate }
  | { readonly ok: false; readonly issues: readonly Issue[] };

export function readPlan(text: string, file: string): ReadPlan {
  const read = readYaml(text, file);
  if (!read.ok) return read;
  const checked = checkAgainst(planSchema, read.value, file, read.locate);
  return checked.ok ? { ok: true, document: checked.value, locate: read.locate } : checked;
}

export type ReadYaml =
  | { readonly ok: true; readonly value: unknown; readonly locate: Locate }
  | { readonly ok: false; readonly issues: readonly Issue[] };

export function readYaml(text: string, file: string): ReadYaml {
  const whole = (expected: string, found: string, hint: string): ReadYaml => ({
    ok: false,
    issues: [{ file, line: 1, column: 1, path: "", expected, found, hint }],
  });
  if (text.length > textBytesMax) {
    return whole("at most 5 MB of text", `${text.length} characters`, "splitting the plan");
  }
  let aliases = 0;
  for (const token of new Lexer().lex(text)) if (token.startsWith("*")) aliases += 1;
  if (aliases > aliasExpansionsMax) {
    return whole("at most 1,000 alias expansions", `${aliases} aliases`, "writing the values out");
  }
  const counter = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: counter,
    prettyErrors: false,
    version: "1.2",
  });
  if (document.errors.length > 0) {
    return {
      ok: false,
      issues: document.errors.map((error) => {
        const { line, col } = counter.linePos(error.pos[0]);
        const found = yamlTrouble[error.code] ?? error.message.split("\n")[0]!;
        const hint = error.code === "TAB_AS_INDENT" ? "two spaces" : "the YAML around this place";
        return {
          file,
          line: line || 1,
          column: col || 1,
          path: "",
          expected: "well-formed YAML",
          found,
          hint,
        };
      }),
    };
  }
  const cycle = aliasCycle(document);
  if (cycle !== null) {
    const { line, col } = counter.linePos(cycle.offset);
    const issue = {
      file,
      line,
      column: col,
      path: "",
      expected: "a document without cycles",
      found: `*${cycle.name} inside &${cycle.name}`,
      hint: "writing the value out",
    };
    return { ok: false, issues: [issue] };
  }
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: aliasExpansionsMax });
  } catch {
    return whole("at most 1,000 alias expansions", "more than 1,000", "writing the values out");
  }
  if (value === null || typeof value !== "object" || Array.isArray(value)) {
    return whole("a mapping of plan fields", describe(value), "starting with `scenario: my-plan`");
  }
  return { ok: true, value, locate: locator(document, counter) };
}

/** A value against a schema: every issue with its place, or the typed value. */
export function checkAgainst<S extends z.ZodType>(
  schema: S,
  value: unknown,
  file: string,
  locate: Locate,
): { ok: true; value: z.infer<S> } | { ok: false; issues: Issue[] } {
  const result = schema.safeParse(value);
  if (result.success) return { ok: true, value: result.data };
  const issues = result.error.issues.flatMap((issue) => toIssues(issue, value, file, locate, []));
  issues.sort((a, b) => a.line - b.line || a.column - b.column);
  return { ok: false, issues: issues.filter(unlike) };
}

const unlike = (issue: Issue, index: number, all: readonly Issue[]): boolean =>
  all.findIndex(
    (other) =>
      other.path === issue.path &&
      other.line === issue.line &&
      other.column === issue.column &&
      other.found === issue.found &&
      other.expected === issue.expected,
  ) === index;

type ZodIssue = z.core.$ZodIssue;

function toIssues(
  issue: ZodIssue,
  root: unknown,
  file: string,
  locate: Locate,
  prefix: readonly PropertyKey[],
): Issue[] {
  const path = [...prefix, ...issue.path];
  const found = valueAt(root, path);
  const place = (at: readonly PropertyKey[], onKey = false) => ({
    file,
    ...locate(at, onKey),
    path: pointer(at),
  });
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => {
        const known = knownKeys.get(pointerShape(path)) ?? [];
        const close = nearest(key, known);
        return {
          ...place([...path, key], true),
          expected: "a known field",
          found: `\`${key}\``,
          hint:
            close === null
              ? "removing it, or `ampacity check --help` for the fields"
              : `\`${close}\``,
        };
      });
    case "invalid_union": {
      // The branch that came furthest is the one the writer meant.
      const branches = issue.errors.map((errors) =>
        errors.flatMap((inner) => toIssues(inner, root, file, locate, path)),
      );
      if (branches.length === 0) break;
      const isObject = found !== null && typeof found === "object";
      const fitting = branches.filter(
        (branch) =>
          branch.length > 0 &&
          !branch.some(
            (one) =>
              one.path === pointer(path) &&
              one.expected.startsWith(isObject ? "text" : "a mapping"),
          ),
      );
      const pool = fitting.length > 0 ? fitting : branches;
      return pool.reduce((best, branch) =>
        depth(branch) > depth(best) ||
        (depth(branch) === depth(best) && branch.length < best.length)
          ? branch
          : best,
      );
    }
    case "invalid_type":
      return [
        found === undefined
          ? {
              ...place(path.slice(0, -1)),
              path: pointer(path),
              expected: `\`${String(path.at(-1))}\``,
              found: "nothing",
              hint: `adding \`${String(path.at(-1))}: …\` (${typeWords[issue.expected] ?? issue.expected})`,
            }
          : {
              ...place(path),
              expected: typeWords[issue.expected] ?? issue.expected,
              found: describe(found),
              hint: "the form in the reference plans",
            },
      ];
    case "invalid_value": {
      const options = issue.values.map(String);
      const close = typeof found === "string" ? nearest(found, options) : null;
      return [
        {
          ...place(path),
          expected: `one of ${options.join(", ")}`,
          found: describe(found),
          hint: close ?? options[0] ?? "",
        },
      ];
    }
    case "custom": {
      const params = issue.params as
        | { expected?: string; found?: string; hint?: string }
        | undefined;
      return [
        {
          ...place(path),
          expected: params?.expected ?? issue.message,
          found: params?.found ?? describe(found),
          hint: params?.hint ?? "",
        },
      ];
    }
    default:
      break;
  }
  return [
    {
      ...place(path),
      expected: issue.message || "a valid value",
      found: describe(found),
      hint: "the form in the reference plans",
    },
  ];
}

const depth = (issues: readonly Issue[]): number =>
  issues.reduce((most, issue) => Math.max(most, issue.path.split("/").length), 0);

const typeWords: Record<string, string> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  object: "a mapping",
  record: "a mapping",
  array: "a list",
  boolean: "true or false",
};

const yamlTrouble: Partial<Record<string, string>> = {
  TAB_AS_INDENT: "a tab used as indentation",
  DUPLICATE_KEY: "the same key twice in one mapping",
  BAD_INDENT: "indentation that fits no level above",
  MULTIPLE_DOCS: "more than one document in the file",
  BAD_ALIAS: "an alias with no anchor before it",
};

/** Field names at each place of the schema, for "did you mean". */
const knownKeys = new Map<string, string[]>();
function collectKeys(schema: unknown, shape: string, depthLeft: number): void {
  const def = (schema as { def?: Record<string, unknown> }).def;
  if (def === undefined || depthLeft === 0) return;
  if (def["type"] === "object") {
    const fields = def["shape"] as Record<string, unknown>;
    const known = knownKeys.get(shape) ?? [];
    knownKeys.set(shape, [...known, ...Object.keys(fields)]);
    for (const [key, field] of Object.entries(fields))
      collectKeys(field, `${shape}/${key}`, depthLeft - 1);
  } else if (def["type"] === "array") collectKeys(def["element"], `${shape}/*`, depthLeft - 1);
  else if (def["type"] === "record") collectKeys(def["valueType"], `${shape}/*`, depthLeft - 1);
  else if (def["type"] === "optional") collectKeys(def["innerType"], shape, depthLeft - 1);
  else if (def["type"] === "union")
    for (const option of def["options"] as unknown[]) collectKeys(option, shape, depthLeft - 1);
}
collectKeys(planSchema, "", 14);

const records = new Set([
  "parties",
  "sites",
  "agreements",
  "loads",
  "regions",
  "targets",
  "llms",
  "assumptions",
]);
const pointerShape = (path: readonly PropertyKey[]): string =>
  path
    .map((part, index) =>
      typeof part === "number" || records.has(String(path[index - 1])) ? "/*" : `/${String(part)}`,
    )
    .join("");

export const pointer = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part)}`).join("");

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  let value = root;
  for (const part of path) {
    if (value === null || typeof value !== "object") return undefined;
    value = Object.hasOwn(value, part) ? (value as Record<PropertyKey, unknown>)[part] : undefined;
  }
  return value;
}

export const describe = (value: unknown): string => {
  if (value === undefined) return "nothing";
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (value !== null && typeof value === "object") return "a mapping";
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
};

function locator(document: Document.Parsed, counter: LineCounter): Locate {
  return (path, onKey = false) => {
    let node: Node | null = document.contents as ParsedNode | null;
    let offset = node?.range?.[0] ?? 0;
    for (const [index, part] of path.entries()) {
      if (isAlias(node)) node = node.resolve(document) ?? null;
      if (isMap(node)) {
        const pair = node.items.find((item) => isPair(item) && keyText(item.key) === String(part));
        if (pair === undefined) break;
        const key = pair.key as Node | null;
        const value = pair.value as Node | null;
        const last = index === path.length - 1;
        offset =
          (last && onKey ? key?.range?.[0] : (value?.range?.[0] ?? key?.range?.[0])) ?? offset;
        node = value;
      } else if (isSeq(node)) {
        node = (node.items[Number(part)] as Node | undefined) ?? null;
        offset = node?.range?.[0] ?? offset;
      } else break;
    }
    const { line, col } = counter.linePos(offset);
    return { line: line || 1, column: col || 1 };
  };
}

const keyText = (key: unknown): string => String((key as { value?: unknown } | null)?.value ?? key);

/** An alias that stands inside its own anchor would never end. */
function aliasCycle(document: Document.Parsed): { name: string; offset: number } | null {
  let found: { name: string; offset: number } | null = null;
  visit(document, {
    Alias(_key, node, ancestors) {
      const inside = ancestors.some(
        (ancestor) => (ancestor as { anchor?: string }).anchor === node.source,
      );
      if (!inside) return undefined;
      found = { name: node.source, offset: node.range?.[0] ?? 0 };
      return visit.BREAK;
    },
  });
  return found;
}
