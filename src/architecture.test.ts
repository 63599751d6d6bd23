import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const src = dirname(fileURLToPath(import.meta.url));

/** What each room may import. Types of facts are open to the engine; its data are an argument. */
const storeys: Readonly<
  Record<string, { readonly rooms: readonly string[]; readonly packages: readonly string[] }>
> = {
  units: { rooms: [], packages: [] },
  facts: { rooms: ["units"], packages: [] },
  agreements: { rooms: ["units"], packages: ["@bufbuild/cel"] },
  engine: { rooms: ["units", "agreements", "facts (types)"], packages: ["zod", "yaml"] },
  "ledger/core": { rooms: ["units", "agreements"], packages: ["zod"] },
  server: { rooms: ["units", "engine", "agreements", "ledger", "facts"], packages: ["*"] },
  cli: { rooms: ["units", "engine", "agreements", "ledger", "facts", "server"], packages: ["*"] },
  web: { rooms: ["units", "engine", "agreements", "facts", "ledger/core"], packages: ["*"] },
};

/** Stages of the river, upstream first: none imports from one that stands later. */
const river = [
  "kernel",
  "scenario",
  "physics",
  "performance",
  "allocation",
  "simulation",
  "finance",
  "outcome",
];

/** What the pure rooms must not call, and what to use instead. */
const banned: readonly [pattern: RegExp, instead: string][] = [
  [/\bMath\.random\b/, "createRandom(seed, name).uniform() of src/engine/kernel/random.ts"],
  [/\bDate\.now\b|\bnew Date\b|\bDate\.UTC\b/, "days and months of src/units/calendar.ts"],
  [
    /\bMath\.(exp|expm1|log|log2|log10|log1p|pow|sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|cbrt|hypot)\b/,
    "exp, ln, pow, sin, cos of src/engine/kernel/math.ts: engines differ in the last bits",
  ],
  [/[\w)\]] ?\*\* ?[\w(]/, "pow of src/engine/kernel/math.ts, or a product"],
];

const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesUnder(path);
    return /\.(ts|svelte)$/.test(entry.name) && !/\.test\.ts$/.test(entry.name) ? [path] : [];
  });

const roomOf = (path: string): string => {
  const parts = relative(src, path).split("/");
  return parts[0] === "ledger" && parts[1] === "core" ? "ledger/core" : parts[0]!;
};

const importsOf = (path: string) =>
  [
    ...readFileSync(path, "utf8").matchAll(
      /(?:import|export)\s+(type\s)?[^;"']*?from\s+["']([^"']+)["']|import\(["']([^"']+)["']\)/g,
    ),
  ].map((match) => ({
    typeOnly: match[1] !== undefined,
    from: match[2] ?? match[3]!,
  }));

const all = filesUnder(src);

test("every room imports only what lies below it", () => {
  const broken: string[] = [];
  for (const file of all) {
    const room = roomOf(file);
    const storey = storeys[room];
    if (storey === undefined) continue;
    for (const { from, typeOnly } of importsOf(file)) {
      if (from.startsWith("node:")) {
        if (["units", "facts", "agreements", "engine", "ledger/core"].includes(room))
          broken.push(`${relative(src, file)} imports ${from}: take it as an argument`);
        continue;
      }
      if (!from.startsWith(".")) {
        const allowed =
          storey.packages.includes("*") ||
          storey.packages.some((name) => from === name || from.startsWith(`${name}/`));
        if (!allowed)
          broken.push(
            `${relative(src, file)} imports ${from}: this room has ${storey.packages.join(", ") || "no packages"}`,
          );
        continue;
      }
      const target = roomOf(resolve(dirname(file), from));
      if (target === room || target.startsWith("..")) continue;
      // A test fixture may write facts; the engine's own files see their types alone.
      const asTypes =
        target === "facts" && room === "engine" && (typeOnly || file.endsWith(".fixture.ts"));
      if (!storey.rooms.includes(target) && !asTypes)
        broken.push(
          `${relative(src, file)} imports ${from}: ${room} sees ${storey.rooms.join(", ") || "nothing"}`,
        );
    }
  }
  assert.deepEqual(broken, []);
});

test("water flows one way inside the engine", () => {
  const broken: string[] = [];
  const stage = (path: string) => relative(join(src, "engine"), path).split("/")[0]!;
  for (const file of all.filter((path) => roomOf(path) === "engine")) {
    const from = river.indexOf(stage(file));
    if (from < 0) continue;
    for (const { from: target, typeOnly } of importsOf(file)) {
      if (!target.startsWith(".") || typeOnly) continue;
      const to = river.indexOf(stage(resolve(dirname(file), target)));
      if (to > from)
        broken.push(
          `${relative(src, file)} imports ${target}: ${river[to]} lies downstream of ${river[from]}`,
        );
    }
  }
  assert.deepEqual(broken, []);
});

test("the pure rooms call nothing that differs between engines or runs", () => {
  const broken: string[] = [];
  for (const file of all) {
    if (!["units", "facts", "agreements", "engine", "ledger/core"].includes(roomOf(file))) continue;
    const code = readFileSync(file, "utf8").replace(
      /\/\*[\s\S]*?\*\/|\/\/[^\n]*|`(?:\\.|[^`\\])*`|"(?:\\.|[^"\\])*"/g,
      "",
    );
    for (const [pattern, instead] of banned)
      if (pattern.test(code)) broken.push(`${relative(src, file)}: use ${instead}`);
  }
  assert.deepEqual(broken, []);
});
