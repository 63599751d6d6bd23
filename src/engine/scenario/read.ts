/**
 * From the text of a plan to a checked document, or to every issue in it with line and column.
 *
 * Hostile input is refused before anything is built from it: files over 5 MB, documents whose
 * aliases would expand more than 1,000 times, nesting beyond 100 levels, keys that reach JavaScript's
 * own object machinery.
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
const nestingMax = 100;

/** Places any path of the document in its file. */
export type Locate = (
  path: readonly PropertyKey[],
  onKey?: boolean,
) => { line: number; column: number };

export type ReadPlan =
  | { readonly ok: true; readonly document: PlanDocument; readonly locate: Locate }
  | {
      readonly ok: false;
      readonly issues: readonly Issue[];
      /** What was read, where the YAML is sound and only the form of the plan is not. */
      readonly raw?: { readonly value: unknown; readonly locate: Locate };
    };

export function readPlan(text: string, file: string): ReadPlan {
  const read = readYaml(text, file);
  if (!read.ok) return read;
  const checked = checkAgainst(planSchema, read.value, file, read.locate);
  return checked.ok
    ? { ok: true, document: checked.value, locate: read.locate }
    : { ...checked, raw: { value: read.value, locate: read.locate } };
}

export type ReadYaml =
  | { readonly ok: true; readonly value: unknown; readonly locate: Locate }
  | { readonly ok: false; readonly issues: readonly Issue[] };

export function readYaml(given: string, file: string): ReadYaml {
  const text = given.startsWith("\uFEFF") ? given.slice(1) : given;
  const whole = (expected: string, found: string, hint: string): ReadYaml => ({
    ok: false,
    issues: [{ file, line: 1, column: 1, path: "", expected, found, hint }],
  });
  if (
    text.length > textBytesMax ||
    (text.length > textBytesMax / 3 && utf8Bytes(text) > textBytesMax)
  ) {
    return whole("at most 5 MB of text", `${utf8Bytes(text)} bytes`, "splitting the plan");
  }
  let aliases = 0;
  let nesting = 0;
  let onLine = 0;
  for (const token of plainlyShallow(text) ? [] : new Lexer().lex(text)) {
    if (token.startsWith("*")) aliases += 1;
    else if (token === "[" || token === "{") nesting += 1;
    else if (token === "]" || token === "}") nesting -= 1;
    else if (token === "-" || token === "?") onLine += 1;
    else if (token.endsWith("\n")) onLine = 0;
    if (nesting > nestingMax || onLine > nestingMax)
      return whole("at most 100 levels of nesting", "more than 100", "a flatter document");
  }
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
        const deep = error.message.includes("call stack");
        const found = deep
          ? "nesting too deep to read"
          : (yamlTrouble[error.code] ?? error.message.split("\n")[0]!);
        const hint =
          yamlHint[error.code] ?? (deep ? "a flatter document" : "the YAML around this place");
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
  const troubles = nodeTroubles(document);
  if (troubles.length > 0) {
    return {
      ok: false,
      issues: troubles.map(({ offset, ...trouble }) => {
        const { line, col } = counter.linePos(offset);
        return { file, line: line || 1, column: col || 1, path: "", ...trouble };
      }),
    };
  }
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: aliasExpansionsMax });
  } catch {
    return whole("at most 1,000 alias expansions", "more than 1,000", "writing the values out");
  }
  if (value === null || typeof value !== "object" || Array.isArray(value)) {
    const found = value === null ? "nothing" : describe(value);
    return whole("a mapping of plan fields", found, "starting with `scenario: my-plan`");
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
      if (branches.length === 0) {
        // A discriminated union whose discriminator names no branch.
        const options =
          (issue as { options?: readonly unknown[] }).options?.map(String) ?? loadKinds;
        const close = typeof found === "string" ? nearest(found, options) : null;
        return [
          {
            ...(found === undefined ? place(path.slice(0, -1)) : place(path)),
            path: pointer(path),
            expected: `one of ${options.join(", ")}`,
            found: describe(found),
            hint: close ?? `\`${String(path.at(-1))}: ${options[0]}\``,
          },
        ];
      }
      if (typeof found === "number" && !Number.isFinite(found)) {
        return [
          {
            ...place(path),
            expected: "a finite number, with its unit where it has one",
            found: describe(found),
            hint: "a value of a size that can be meant",
          },
        ];
      }
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
              hint:
                issue.expected === "string" &&
                (typeof found === "number" || typeof found === "boolean")
                  ? `quotes: "${String(found)}"`
                  : "the form in the reference plans",
            },
      ];
    case "invalid_key":
      return [
        {
          ...place(path, true),
          expected: issue.issues[0]?.message ?? "an id",
          found: `\`${String(path.at(-1))}\``,
          hint: slug(String(path.at(-1))),
        },
      ];
    case "invalid_format":
      return [
        {
          ...place(path),
          expected: issue.message,
          found: describe(found),
          hint: typeof found === "string" ? slug(found) : "another name",
        },
      ];
    case "too_small":
    case "too_big": {
      const limit = issue.code === "too_small" ? issue.minimum : issue.maximum;
      const small = issue.code === "too_small";
      if (issue.inclusive === false) {
        const side = `${small ? "above" : "below"} ${limit}`;
        return [
          { ...place(path), expected: side, found: describe(found), hint: `a number ${side}` },
        ];
      }
      return [
        {
          ...place(path),
          expected: `${small ? "at least" : "at most"} ${limit}${Array.isArray(found) ? ` in the list` : ""}`,
          found: describe(found),
          hint: Array.isArray(found) ? "adding one" : `${limit}`,
        },
      ];
    }
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

const loadKinds = ["per user", "tokens", "share"];

/** An id in the spirit of a text that is not one. */
const slug = (text: string): string => {
  const made = text
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, "-")
    .replace(/^[-.]+|-+$/g, "");
  return made === "" ? "an id such as `hall-1`" : `\`${made}\``;
};

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

const yamlHint: Partial<Record<string, string>> = {
  TAB_AS_INDENT: "two spaces",
  DUPLICATE_KEY: "dropping or renaming one of them",
  MULTIPLE_DOCS: "one file for each plan",
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
  if (typeof value === "number" && !Number.isFinite(value)) return String(value);
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

/** Names that reach JavaScript's own object machinery and never name a thing of a plan. */
const reservedNames: readonly string[] = ["__proto__", "constructor", "prototype"];

interface NodeTrouble {
  readonly offset: number;
  readonly expected: string;
  readonly found: string;
  readonly hint: string;
}

/** What no schema can see any more: aliases without an end or a beginning, reserved and merge keys. */
function nodeTroubles(document: Document.Parsed): NodeTrouble[] {
  const troubles: NodeTrouble[] = [];
  const anchors = new Set<string>();
  visit(document, {
    Node(_key, node) {
      const anchor = (node as { anchor?: string }).anchor;
      if (anchor !== undefined) anchors.add(anchor);
    },
    Alias(_key, node, ancestors) {
      const offset = node.range?.[0] ?? 0;
      const inside = ancestors.some(
        (ancestor) => (ancestor as { anchor?: string }).anchor === node.source,
      );
      if (inside)
        troubles.push({
          offset,
          expected: "a document without cycles",
          found: `*${node.source} inside &${node.source}`,
          hint: "writing the value out",
        });
      else if (!anchors.has(node.source))
        troubles.push({
          offset,
          expected: `an anchor \`&${node.source}\` above`,
          found: `\`*${node.source}\` with none`,
          hint: "writing the value out, or quoting the text",
        });
    },
    Pair(_key, pair) {
      const offset = (pair.key as Node | null)?.range?.[0] ?? 0;
      if (isMap(pair.key) || isSeq(pair.key)) {
        troubles.push({
          offset,
          expected: "a field or an id",
          found: `${isMap(pair.key) ? "a mapping" : "a list"} as a key`,
          hint: "a plain word before the colon",
        });
        return;
      }
      const key = keyText(pair.key);
      if (reservedNames.includes(key))
        troubles.push({
          offset,
          expected: "a field or an id",
          found: `the reserved name \`${key}\``,
          hint: "another name",
        });
      else if (key === "<<")
        troubles.push({
          offset,
          expected: "a field or an id",
          found: "a merge key, which plans do not read",
          hint: "writing the fields out, or an alias for the whole value",
        });
    },
  });
  return troubles;
}

/** Length in UTF-8, which the limit on files is stated in. */
/**
 * True when a glance shows that nothing nests deeply and nothing is an alias, so that the tokens need
 * not be counted. Without quotes every bracket outside a comment counts as what it looks like, and
 * one in plain text can only make the text look deeper than it is.
 */
function plainlyShallow(text: string): boolean {
  const bare = text.replace(/(^|[ \t])#[^\n]*/gm, "$1");
  if (/["'*]/.test(bare) || /(?:[-?][ \t]+){20}/.test(bare)) return false;
  let depth = 0;
  for (let index = 0; index < bare.length; index += 1) {
    const unit = bare.charCodeAt(index);
    if (unit === 91 || unit === 123) depth += 1;
    else if ((unit === 93 || unit === 125) && depth > 0) depth -= 1;
    if (depth > nestingMax / 2) return false;
  }
  return true;
}

function utf8Bytes(text: string): number {
  let bytes = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    // Each half of a surrogate pair is two of the pair's four bytes.
    bytes += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 2 : 3;
  }
  return bytes;
}
