/** `ampacity facts [list KIND | show ID | sources | guesses]`: the catalogue with its papers. */

import { nearest } from "../../engine/scenario/issue.ts";
import type { Fact } from "../../facts/fact.ts";
import { catalogue } from "../../facts/index.ts";
import { json } from "../context.ts";
import { type Effects, type ExitCode, UserMistake } from "../effects.ts";
import { bold, dim, table, wrap } from "../terminal.ts";

const kinds = [
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
type Kind = (typeof kinds)[number];

export async function factsCommand(
  args: { action?: string; what?: string; json: boolean },
  effects: Effects,
): Promise<ExitCode> {
  switch (args.action ?? "list") {
    case "list":
      return list(args.what, args.json, effects);
    case "show":
      return show(args.what, args.json, effects);
    case "sources":
      return sources(args.json, effects);
    case "guesses":
      return guesses(args.json, effects);
    default:
      throw new UserMistake(
        `facts: expected list, show, sources or guesses, found ${JSON.stringify(args.action)}; try \`ampacity facts list\``,
      );
  }
}

const entriesOf = (kind: Kind) =>
  Object.values(
    catalogue[kind] as Readonly<Record<string, { id: string; name?: string; title?: string }>>,
  );

function list(what: string | undefined, asJson: boolean, effects: Effects): ExitCode {
  if (what !== undefined && !kinds.includes(what as Kind)) {
    throw new UserMistake(
      `facts list: expected one of ${kinds.join(", ")}, found ${JSON.stringify(what)}; try \`ampacity facts list ${nearest(what, kinds) ?? "sites"}\``,
    );
  }
  const wanted = what === undefined ? kinds : [what as Kind];
  const rows = wanted.flatMap((kind) =>
    entriesOf(kind).map((entry) => ({
      kind,
      id: entry.id,
      title: entry.name ?? entry.title ?? "",
    })),
  );
  if (asJson) effects.stdout(json({ command: "facts list", entries: rows }));
  else if (what === undefined) {
    effects.stdout(
      `${table(
        ["kind", "entries"],
        kinds.map((kind) => [kind, String(entriesOf(kind).length)]),
        ["left", "right"],
        0,
      )}\n\n${dim("`ampacity facts list KIND` names them; `facts show ID` opens one with its papers")}\n`,
    );
  } else
    effects.stdout(
      `${table(
        ["id", "name"],
        rows.map((row) => [row.id, row.title]),
        ["left", "left"],
        1,
      )}\n`,
    );
  return 0;
}

function show(id: string | undefined, asJson: boolean, effects: Effects): ExitCode {
  if (id === undefined)
    throw new UserMistake("facts show: expected an id, found none; try `ampacity facts list`");
  const plain = id.replace(/^[a-z]+\//, "");
  const prefix = id.includes("/") ? id.split("/")[0] : undefined;
  const found = kinds
    .filter(
      (kind) => (prefix === undefined || prefix === kind) && Object.hasOwn(catalogue[kind], plain),
    )
    .map((kind) => [kind, catalogue[kind][plain]!] as const);
  const first = found[0];
  if (first === undefined) {
    const all = kinds.flatMap((kind) => Object.keys(catalogue[kind]));
    throw new UserMistake(
      `facts show: expected an id of the catalogue, found ${JSON.stringify(id)}; try \`${nearest(plain, all) ?? "ampacity facts list"}\``,
    );
  }
  const [kind, entry] = first;
  if (asJson) {
    effects.stdout(json({ command: "facts show", kind, entry }));
    return 0;
  }
  const lines = [bold(`${kind}/${plain}`), ...describe(entry, "")];
  effects.stdout(`${lines.join("\n")}\n`);
  return 0;
}

/** An entry field by field; a fact on one line with its papers under it. */
function describe(value: unknown, indent: string): string[] {
  if (value === null || typeof value !== "object") return [`${indent}${String(value)}`];
  return Object.entries(value).flatMap(([name, field]) => {
    if (isFact(field)) {
      const source = (catalogue.sources as Readonly<Record<string, { title: string }>>)[
        field.source
      ];
      const interval =
        field.interval === undefined ? "" : ` [${field.interval[0]} … ${field.interval[1]}]`;
      return [
        `${indent}  ${name}: ${field.bound === undefined ? "" : `${field.bound} `}${field.value}${interval} (${field.grade})`,
        dim(
          wrap(
            `${source?.title ?? field.source}, ${field.at}${field.on === undefined ? "" : `, ${field.on}`}`,
            `${indent}      `,
          ),
        ),
        ...(field.formula === undefined ? [] : [dim(wrap(field.formula, `${indent}      `))]),
        ...(field.note === undefined ? [] : [dim(wrap(field.note, `${indent}      `))]),
      ];
    }
    if (field !== null && typeof field === "object")
      return [`${indent}  ${name}:`, ...describe(field, `${indent}  `)];
    return [wrap(`${name}: ${String(field)}`, `${indent}  `)];
  });
}

const isFact = (value: unknown): value is Fact =>
  value !== null &&
  typeof value === "object" &&
  "dimension" in value &&
  "value" in value &&
  "grade" in value;

function sources(asJson: boolean, effects: Effects): ExitCode {
  const all = Object.entries(catalogue.sources);
  if (asJson) effects.stdout(json({ command: "facts sources", sources: catalogue.sources }));
  else
    for (const [id, source] of all)
      effects.stdout(
        `${bold(id)}\n${wrap(`${source.title}. ${source.publisher}${source.publishedOn === undefined ? "" : `, ${source.publishedOn}`} (${source.quality})`, "  ")}\n${source.url === undefined ? "" : `  ${dim(source.url)}\n`}`,
      );
  return 0;
}

function guesses(asJson: boolean, effects: Effects): ExitCode {
  const found: { ref: string; value: string; note: string }[] = [];
  const visit = (value: unknown, ref: string): void => {
    if (isFact(value)) {
      if (value.grade === "guess")
        found.push({ ref, value: value.value, note: value.note ?? value.at });
    } else if (value !== null && typeof value === "object")
      for (const [name, field] of Object.entries(value))
        visit(field, `${ref}${ref === "" ? "" : ref.includes("#") ? "." : "#"}${name}`);
  };
  for (const kind of kinds)
    for (const [id, entry] of Object.entries(catalogue[kind])) visitEntry(kind, id, entry, visit);
  if (asJson) effects.stdout(json({ command: "facts guesses", guesses: found }));
  else
    effects.stdout(
      `${table(
        ["where", "value", "why"],
        found.map((one) => [one.ref, one.value, one.note]),
        ["left", "right", "left"],
        2,
      )}\n\n${found.length} guesses, each called a guess\n`,
    );
  return 0;
}

const visitEntry = (
  kind: string,
  id: string,
  entry: unknown,
  visit: (value: unknown, ref: string) => void,
): void => {
  for (const [name, field] of Object.entries(entry as object))
    visit(field, `${kind}/${id}#${name}`);
};
