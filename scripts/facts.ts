/**
 * `npm run facts`: from the files of `src/facts/` writes the catalogue's index, its JSON, the list
 * of guesses and the bibliography. With `--check` it writes nothing and fails when one is stale.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Catalogue, Source } from "../src/facts/kinds.ts";
import { factsOf } from "../src/facts/lint/walk.ts";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const facts = join(root, "src/facts");

const folders = [
  "accelerators",
  "platforms",
  "llms",
  "sites",
  "parties",
  "agreements",
  "series",
  "sheets",
  "assumptions",
] as const;

const byName = new Intl.Collator("en", { numeric: true }).compare;

const idsIn = (folder: string): string[] =>
  existsSync(join(facts, folder))
    ? readdirSync(join(facts, folder))
        .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
        .map((name) => name.slice(0, -3))
        .sort(byName)
    : [];

const wide = 100;
const nameOf = (folder: string, id: string): string =>
  `${folder}-${id}`.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
const keyOf = (id: string): string => (/^[A-Za-z_$][\w$]*$/.test(id) ? id : JSON.stringify(id));

/** Text of `src/facts/index.ts`, from the folders alone. */
export function indexText(): string {
  const imports = [
    { path: "./kinds.ts", line: `import type { Catalogue } from "./kinds.ts";` },
    { path: "./sources/index.ts", line: `import { sources } from "./sources/index.ts";` },
  ];
  const tables: string[] = [];
  for (const folder of folders) {
    const ids = idsIn(folder);
    const rows: string[] = [];
    for (const id of ids) {
      const path = `./${folder}/${id}.ts`;
      const name = nameOf(folder, id);
      const line = `import { entry as ${name} } from "${path}";`;
      imports.push({ path, line });
      const row = `    ${keyOf(id)}: ${name},`;
      rows.push(row.length > wide ? `    ${keyOf(id)}:\n      ${name},` : row);
    }
    tables.push(
      rows.length === 0 ? `  ${folder}: {},` : `  ${folder}: {\n${rows.join("\n")}\n  },`,
    );
  }
  imports.sort((a, b) => byName(a.path, b.path));
  return [
    "// biome-ignore-all assist/source/organizeImports: the order is the generator's",
    "/** Written by `npm run facts` from the folders beside it. */",
    ...imports.map(({ line }) => line),
    "",
    `export type * from "./kinds.ts";`,
    "",
    "export const catalogue: Catalogue = {",
    ...tables,
    "  sources,",
    "};",
    "",
  ].join("\n");
}

const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ");

/** The numbers that are our own guess, and what each stands on. */
function guessesText(catalogue: Catalogue): string {
  const guesses = factsOf(catalogue).filter(({ fact, role }) => {
    return fact.grade === "guess" && role !== "rival";
  });
  const rows = guesses.map(({ where, fact }) => {
    const between = fact.interval ? `${fact.interval[0]} to ${fact.interval[1]}` : "";
    const why = [fact.note, fact.formula].filter(Boolean).join("; ");
    return `| \`${where}\` | ${fact.value} | ${between} | ${cell(why)} |`;
  });
  return [
    "# Guesses",
    "",
    "Written by `npm run facts`. Every number of the catalogue that no source gives and that is our",
    `own guess: ${rows.length} in all. A plan may override any that a plan can state.`,
    "",
    "| fact | value | 5th to 95th percentile | on what grounds |",
    "| --- | --- | --- | --- |",
    ...rows,
    "",
  ].join("\n");
}

const qualities: readonly [Source["quality"], string][] = [
  ["primary", "Vendors, papers, filings and operators"],
  ["analyst", "Analysts"],
  ["secondary", "Press, blogs and notes"],
  ["ours", "Our own"],
];

function sourceLine(id: string, source: Source): string {
  const parts = [`**${source.title}**`, source.publisher];
  if (source.publishedOn) parts.push(source.publishedOn);
  if (source.url) parts.push(`<${source.url}>`);
  if (source.via) parts.push(`read through ${source.via}`);
  if (source.licence) parts.push(source.licence);
  parts.push(`accessed ${source.accessedOn}`);
  return `- \`${id}\`: ${parts.join(". ")}.`;
}

function bibliographyText(catalogue: Catalogue): string {
  const out = [
    "# Bibliography",
    "",
    `Written by \`npm run facts\`. The ${Object.keys(catalogue.sources).length} documents the catalogue cites, by id. None is`,
    "kept in the repository.",
    "",
  ];
  for (const [quality, heading] of qualities) {
    const ids = Object.keys(catalogue.sources)
      .filter((id) => catalogue.sources[id].quality === quality)
      .sort(byName);
    if (ids.length === 0) continue;
    out.push(`## ${heading}`, "");
    out.push(...ids.map((id) => sourceLine(id, catalogue.sources[id])), "");
  }
  return out.join("\n");
}

/** What each generated file should read, by its path from the repository's root. */
export function texts(catalogue: Catalogue): Record<string, string> {
  return {
    "src/facts/index.ts": indexText(),
    "src/facts/facts.json": `${JSON.stringify(catalogue, null, 1)}\n`,
    "docs/guesses.md": guessesText(catalogue),
    "docs/bibliography.md": bibliographyText(catalogue),
  };
}

/** Generated files that no longer read as the folders say. */
export function stale(catalogue: Catalogue): string[] {
  return Object.entries(texts(catalogue))
    .filter(([path, text]) => {
      const file = join(root, path);
      return !existsSync(file) || readFileSync(file, "utf8") !== text;
    })
    .map(([path]) => path);
}

async function main(): Promise<number> {
  const index = join(facts, "index.ts");
  const check = process.argv.includes("--check");
  if (!check) writeFileSync(index, indexText());
  const { catalogue } = (await import(pathToFileURL(index).href)) as { catalogue: Catalogue };
  const old = stale(catalogue);
  if (check) {
    for (const path of old) console.error(`stale: ${path} (npm run facts)`);
    return old.length > 0 ? 1 : 0;
  }
  const wanted = texts(catalogue);
  for (const path of old) writeFileSync(join(root, path), wanted[path]);
  const entries = folders.reduce((sum, folder) => sum + Object.keys(catalogue[folder]).length, 0);
  console.log(`${entries} entries, ${factsOf(catalogue).length} facts`);
  return 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await main();
