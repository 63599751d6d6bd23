/**
 * `--out DIR`: the outcome as JSON, its tables as CSV and Parquet, its headline as a page, and
 * the finance sheet as a workbook where the plan has a `finance:` view. Written last, all at once.
 */
import { renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parquetWriteBuffer } from "hyparquet-writer";
import type { Outcome } from "../engine/index.ts";
import { formatHeadline, headlineSentence } from "../engine/outcome/words.ts";
import { UserMistake } from "./effects.ts";
import { makeFolders } from "./make-folders.ts";
import { financeWorkbook } from "./write-xlsx.ts";

/** Writes into a folder beside `folder` first, so that a failure leaves nothing half-written. */
export async function writeOutcome(
  folder: string,
  outcome: Outcome,
  text: string,
): Promise<string[]> {
  const staging = `${folder}.${process.pid}.part`;
  const files: [name: string, bytes: string | Uint8Array][] = [
    ["outcome.json", text],
    ["headline.csv", headlineCsv(outcome)],
    ["series.csv", seriesCsv(outcome)],
    ["releases.csv", releasesCsv(outcome)],
    ["series.parquet", seriesParquet(outcome)],
    ["report.html", reportHtml(outcome)],
  ];
  const { money } = outcome;
  if (money !== undefined) files.push(["finance.xlsx", financeWorkbook({ ...outcome, money })]);
  try {
    makeFolders(staging);
    for (const [name, bytes] of files) writeFileSync(join(staging, name), bytes);
    makeFolders(folder);
    for (const [name] of files) renameSync(join(staging, name), join(folder, name));
  } catch (error) {
    throw new UserMistake(
      `--out: expected a folder that can be written, found ${(error as NodeJS.ErrnoException).code ?? "an error"} at ${folder}; try another folder`,
    );
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
  return files.map(([name]) => join(folder, name));
}

const cell = (value: unknown): string => {
  const text = value === null || value === undefined ? "" : String(value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
const csv = (rows: readonly (readonly unknown[])[]): string =>
  `${rows.map((row) => row.map(cell).join(",")).join("\n")}\n`;

const headlineCsv = (outcome: Outcome): string =>
  csv([
    ["name", "value", "unit", "frame", "asOf", "p10", "p50", "p90", "title", "formula"],
    ...Object.entries(outcome.headline).map(([name, value]) => {
      const definition = outcome.definitions[name]!;
      const range = outcome.ranges?.[name];
      return [
        name,
        value,
        definition.unit,
        definition.frame,
        definition.asOf,
        range?.p10,
        range?.p50,
        range?.p90,
        definition.title,
        definition.formula,
      ];
    }),
  ]);

function seriesCsv(outcome: Outcome): string {
  const names = Object.keys(outcome.series.columns);
  return csv([
    ["month", ...names],
    ...outcome.series.months.map((month, m) => [
      month,
      ...names.map((name) => outcome.series.columns[name]![m]),
    ]),
  ]);
}

const releasesCsv = (outcome: Outcome): string =>
  csv([
    ["agreement", "on", "from", "to", "kind", "unit", "amount", "because"],
    ...outcome.agreements.flatMap((agreement) =>
      agreement.releases.map((release) => [
        release.agreement,
        release.on,
        release.from,
        release.to,
        release.kind,
        release.unit,
        release.amount,
        release.because.join("; "),
      ]),
    ),
  ]);

function seriesParquet(outcome: Outcome): Uint8Array {
  const columnData = [
    { name: "month", data: [...outcome.series.months], type: "STRING" as const },
    ...Object.entries(outcome.series.columns).map(([name, data]) => ({
      name,
      data: [...data],
      type: "DOUBLE" as const,
      nullable: true,
    })),
  ];
  return new Uint8Array(parquetWriteBuffer({ columnData }));
}

const escapeHtml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

function reportHtml(outcome: Outcome): string {
  const rows = Object.entries(outcome.headline).map(([name, value]) => {
    const definition = outcome.definitions[name]!;
    const range = outcome.ranges?.[name];
    return `<tr><td>${escapeHtml(definition.title)}${definition.frame === undefined ? "" : ` <i>${definition.frame}</i>`}</td><td>${escapeHtml(formatHeadline(value, definition.unit))}</td><td>${range === undefined ? "" : escapeHtml(`${formatHeadline(range.p10, definition.unit)} … ${formatHeadline(range.p90, definition.unit)}`)}</td><td>${escapeHtml(definition.formula)}</td></tr>`;
  });
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>${escapeHtml(outcome.title)}</title>
<style>body{font:15px/1.5 system-ui,sans-serif;max-width:68rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}td,th{padding:.3rem .6rem;border-bottom:1px solid color-mix(in srgb,currentColor 18%,transparent);text-align:left}td:nth-child(2),td:nth-child(3){text-align:right;white-space:nowrap}footer{margin-top:2rem;font-size:12px}</style>
<h1>${escapeHtml(outcome.title)}</h1>
<p>${escapeHtml(headlineSentence(outcome))}</p>
<table><thead><tr><th>Headline</th><th>Value</th><th>P10 … P90</th><th>Formula</th></tr></thead><tbody>
${rows.join("\n")}
</tbody></table>
<footer>As of ${outcome.asOf}. Engine ${outcome.keys.engine}, facts ${outcome.keys.facts}, plan ${outcome.keys.scenario}, seed ${outcome.keys.seed}.</footer>
</html>
`;
}
