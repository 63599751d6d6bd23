/** What a check is given, what it says, and the walk over an entry that most checks share. */
import type { Dimension } from "../../units/index.ts";
import type { Contested, Fact } from "../fact.ts";
import type { Catalogue, Entry } from "../kinds.ts";

/** One file of the catalogue: where it stands and what it exports. */
export interface CatalogueFile {
  /** `sheets`, `sites` ...: the folder, which is also the catalogue's key. */
  readonly folder: string;
  /** File name without `.ts`. */
  readonly name: string;
  readonly entry: Entry;
}

export interface Finding {
  /** `sheets/tariff-tx facts.price`: the file, then the path inside it. */
  readonly where: string;
  /** What is wrong and what to do about it, in one line. */
  readonly says: string;
}

export interface Lintable {
  readonly files: readonly CatalogueFile[];
  readonly sources: Catalogue["sources"];
}

export type Check = (catalogue: Lintable) => readonly Finding[];

/** Folder of the catalogue for each kind of entry. */
export const folderOf: Readonly<Record<Entry["kind"], Exclude<keyof Catalogue, "sources">>> = {
  accelerator: "accelerators",
  platform: "platforms",
  llm: "llms",
  site: "sites",
  party: "parties",
  agreement: "agreements",
  series: "series",
  sheet: "sheets",
  assumption: "assumptions",
};

export const asLintable = (catalogue: Catalogue): Lintable => ({
  files: Object.values(folderOf).flatMap((folder) =>
    Object.entries(catalogue[folder]).map(([name, entry]) => ({ folder, name, entry })),
  ),
  sources: catalogue.sources,
});

export interface Visited {
  readonly where: string;
  readonly node: Readonly<Record<string, unknown>>;
}

/** Every object inside the catalogue's files, outermost first, with the place to name. */
export function* objectsOf(catalogue: Lintable): Generator<Visited> {
  for (const { folder, name, entry } of catalogue.files) {
    yield* walk(`${folder}/${name}`, "", entry);
  }
}

function* walk(file: string, path: string, value: unknown): Generator<Visited> {
  if (typeof value !== "object" || value === null) return;
  if (!Array.isArray(value)) {
    yield {
      where: path === "" ? file : `${file} ${path}`,
      node: value as Readonly<Record<string, unknown>>,
    };
  }
  for (const [key, inner] of Object.entries(value)) {
    yield* walk(file, path === "" ? key : `${path}.${key}`, inner);
  }
}

export const isFact = (node: object): node is Fact => "dimension" in node && "value" in node;

export const isContested = (node: object): node is Contested<Dimension> =>
  "chosen" in node && "rivals" in node;

/** Every fact, its place and itself; the rivals of a contested one included. */
export function* factsOf(catalogue: Lintable): Generator<{ where: string; fact: Fact }> {
  for (const { where, node } of objectsOf(catalogue)) if (isFact(node)) yield { where, fact: node };
}
