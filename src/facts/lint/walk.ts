/** Every fact of a catalogue, with the place it stands and the part it plays. */
import type { Contested, Fact } from "../fact.ts";
import type { Catalogue } from "../kinds.ts";

export const kinds = [
  "accelerators",
  "platforms",
  "llms",
  "sites",
  "parties",
  "agreements",
  "series",
  "sheets",
  "assumptions",
] as const satisfies readonly (keyof Catalogue)[];

export interface Found {
  /** For example `platforms/hgx-h100 unitPower`. */
  readonly where: string;
  readonly fact: Fact;
  readonly role: "sole" | "chosen" | "rival";
}

type Visit = (value: Readonly<Record<string, unknown>>, where: string, field: string) => void;

function visitFrom(value: unknown, where: string, field: string, visit: Visit): void {
  if (value === null || typeof value !== "object") return;
  if (!Array.isArray(value)) visit(value as Record<string, unknown>, where, field);
  for (const [key, inner] of Object.entries(value)) {
    visitFrom(inner, where, field === "" ? key : `${field}.${key}`, visit);
  }
}

/** Calls `visit` on every object of every entry; `where` is `folder/id`, `field` the path in it. */
export function visitObjects(catalogue: Catalogue, visit: Visit): void {
  for (const kind of kinds) {
    for (const [id, entry] of Object.entries(catalogue[kind])) {
      visitFrom(entry, `${kind}/${id}`, "", visit);
    }
  }
}

const isFact = (value: object): value is Fact =>
  "dimension" in value && "value" in value && "grade" in value;
const isContested = (value: object): value is Contested<Fact["dimension"]> =>
  "chosen" in value && "rivals" in value;

export function factsOf(catalogue: Catalogue): Found[] {
  const found: Found[] = [];
  visitObjects(catalogue, (value, where, field) => {
    if (!isFact(value)) return;
    const role = /(^|\.)rivals\.\d+$/.test(field)
      ? "rival"
      : /(^|\.)chosen$/.test(field)
        ? "chosen"
        : "sole";
    found.push({ where: `${where} ${field}`, fact: value, role });
  });
  return found;
}

export interface FoundChoice {
  readonly where: string;
  readonly given: Contested<Fact["dimension"]>;
}

export function choicesOf(catalogue: Catalogue): FoundChoice[] {
  const found: FoundChoice[] = [];
  visitObjects(catalogue, (value, where, field) => {
    if (isContested(value)) found.push({ where: `${where} ${field}`, given: value });
  });
  return found;
}
