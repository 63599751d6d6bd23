/** `ampacity validate relations`: published relations, what we compute, and the verdicts. */
import {
  relationKinds,
  relations,
  type Summary,
  verdicts,
} from "../../../validation/relations/index.ts";
import type { Relation } from "../../../validation/relations/relation.ts";
import { catalogue } from "../../facts/index.ts";
import { formatNumber } from "../../units/index.ts";

export interface ValidateRelationsEffects {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
}

/** Exits 0 when it ran: a failing relation is a result, shown and counted. */
export async function validateRelationsCommand(
  args: { readonly json: boolean },
  effects: ValidateRelationsEffects,
): Promise<0 | 1 | 2> {
  const report = relations(catalogue);
  if (args.json) {
    effects.stdout(`${JSON.stringify({ command: "validate relations", ...report }, null, 2)}\n`);
  } else {
    effects.stdout(relationsText(report.relations, report.summary));
  }
  return 0;
}

const width = 80;

/** A table of 80 columns: a line of figures for each relation, its title and reason below. */
export function relationsText(all: readonly Relation[], summary: Summary): string {
  const lines = [
    `${"relation".padEnd(29)}${"kind".padEnd(11)}${"verdict".padEnd(10)}${"published".padStart(10)}${"predicted".padStart(11)}${"error".padStart(8)}`,
    "-".repeat(width),
  ];
  for (const one of all) lines.push(...entryLines(one));
  lines.push("-".repeat(width), ...totals(summary));
  return `${lines.join("\n")}\n`;
}

function entryLines(one: Relation): string[] {
  const bound = one.bound === undefined ? "" : one.bound === "at most" ? "≤" : "≥";
  const error = one.predicted === null ? "" : signedPercent(one.predicted / one.published - 1);
  const figures =
    one.id.padEnd(28) +
    " " +
    one.kind.padEnd(11) +
    one.verdict.padEnd(10) +
    `${bound}${figure(one.published)}`.padStart(10) +
    (one.predicted === null ? "-" : figure(one.predicted)).padStart(11) +
    error.padStart(8);
  return [
    ...(figures.length <= width
      ? [figures.trimEnd()]
      : [one.id, " ".repeat(29) + figures.slice(one.id.length).trim()]),
    ...wrap(`${one.title} [${one.unit}; ${one.frame}]`),
    ...wrap(one.why),
    ...(one.sharesPredictionOf === undefined
      ? []
      : wrap(`rests on the same prediction as ${one.sharesPredictionOf}`)),
  ];
}

const figure = (value: number): string =>
  Math.abs(value) >= 1e4 && Math.abs(value) < 1e6
    ? formatNumber(value, 6)
    : Math.abs(value) >= 1e9
      ? `${formatNumber(value / 1e9)} B`
      : Math.abs(value) >= 1e6
        ? `${formatNumber(value / 1e6)} M`
        : formatNumber(value, 4);

const signedPercent = (error: number): string =>
  `${error < 0 ? "\u2212" : "+"}${Math.abs(100 * error) >= 100 ? Math.abs(100 * error).toFixed(0) : Math.abs(100 * error).toFixed(1)}%`;

/** Words under a relation, indented by two, none beyond the table's edge. */
function wrap(text: string): string[] {
  const lines: string[] = [];
  let line = "  ";
  for (const word of text.split(" ")) {
    if (line.length + word.length + 1 > width && line.trim() !== "") {
      lines.push(line.trimEnd());
      line = "  ";
    }
    line += `${word} `;
  }
  return [...lines, line.trimEnd()];
}

function totals(summary: Summary): string[] {
  const row = (name: string, counts: Summary["byVerdict"]) =>
    name.padEnd(34) + verdicts.map((verdict) => String(counts[verdict]).padStart(12)).join("");
  return [
    "".padEnd(34) + verdicts.map((verdict) => verdict.padStart(12)).join(""),
    ...relationKinds.map((kind) =>
      row(kind === "predicted" ? "predicted (evidence)" : kind, summary.byKind[kind]),
    ),
    row(`all ${summary.relations}`, summary.byVerdict),
    ...wrap(`predicted rows that rest on another's prediction: ${summary.sharing}`),
    ...wrap(`failing: ${summary.failing.join(", ") || "none"}`),
  ];
}
