/** The catalogue as one list to search: every fact with its papers. */
import type { Fact } from "../facts/fact.ts";
import type { Catalogue } from "../facts/kinds.ts";

export interface FactRow {
  /** `platforms/gb300-nvl72#unitPower` */
  readonly ref: string;
  readonly of: string;
  readonly value: string;
  readonly grade: string;
  readonly source: string;
  readonly at: string;
  readonly on: string;
  readonly note: string;
  readonly rival: boolean;
}

const kinds = [
  "platforms",
  "accelerators",
  "llms",
  "sites",
  "agreements",
  "sheets",
  "series",
  "assumptions",
] as const;

const isFact = (value: object): value is Fact =>
  "dimension" in value && "value" in value && "grade" in value && "source" in value;

export function factRows(catalogue: Catalogue): FactRow[] {
  const rows: FactRow[] = [];
  const visit = (value: unknown, ref: string, of: string, rival: boolean): void => {
    if (value === null || typeof value !== "object") return;
    if (isFact(value)) {
      rows.push({
        ref,
        of,
        value: `${value.bound === undefined ? "" : `${value.bound} `}${value.value}${value.interval === undefined ? "" : ` [${value.interval[0]} … ${value.interval[1]}]`}`,
        grade: value.grade,
        source: value.source,
        at: value.at,
        on: value.on ?? "",
        note: [value.formula, value.note].filter((text) => text !== undefined).join("; "),
        rival,
      });
      return;
    }
    for (const [name, field] of Object.entries(value)) {
      const path =
        name === "chosen" || name === "given"
          ? ref
          : `${ref}${ref.includes("#") ? "." : "#"}${name}`;
      visit(field, path, of, rival || name === "rivals");
    }
  };
  for (const kind of kinds)
    for (const [id, entry] of Object.entries(catalogue[kind] as Readonly<Record<string, object>>)) {
      const named = entry as { name?: string; title?: string };
      visit(entry, `${kind}/${id}`, named.name ?? named.title ?? id, false);
    }
  return rows;
}

/** Rows that hold every word somewhere. */
export function matching<T extends object>(rows: readonly T[], search: string): readonly T[] {
  const words = search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  if (words.length === 0) return rows;
  return rows.filter((row) => {
    const text = Object.values(row).join("\n").toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
