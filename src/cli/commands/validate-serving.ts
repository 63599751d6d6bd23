/** `ampacity validate serving`: predictions against published measurements, errors by group. */

import { readFile, writeFile } from "node:fs/promises";
import { type CsvRow, numberOf, readCsv } from "../../engine/performance/measured-csv.ts";
import { servingFit } from "../../engine/performance/serving-fitted-data.ts";
import { readServingRows, type ServingRows } from "../../engine/performance/serving-rows.ts";
import {
  mean,
  type Prediction,
  quantile,
  type Scores,
  validateServing,
} from "../../engine/performance/serving-validation.ts";
import { performanceCatalogue } from "../../engine/scenario/performance-catalogue.ts";
import { catalogue } from "../../facts/index.ts";
import type { Effects } from "../effects.ts";

export interface ValidateArgs {
  readonly data?: string;
  readonly json: boolean;
  readonly perRow?: string;
  readonly beside?: string;
}

export const DEFAULT_SERVING_DATA = "../shared/measurements/inference_dev.csv";

export async function validateServingCommand(
  args: ValidateArgs,
  effects: Effects,
): Promise<0 | 1 | 2> {
  const path = args.data ?? DEFAULT_SERVING_DATA;
  const text = await readText(path, effects);
  if (text === undefined) return 1;
  const read = readServingRows(text, performanceCatalogue(catalogue));
  if ("missing" in read) {
    effects.stderr(missingColumns(path, read.missing, read.found));
    return 1;
  }
  const { report, predictions, refused } = validateServing(read);
  let beside: Beside | undefined;
  if (args.beside !== undefined) {
    const other = await readText(args.beside, effects);
    if (other === undefined) return 1;
    const table = readCsv(other, ["id", "aic_ttft_ms", "aic_tpot_ms"]);
    if ("missing" in table) {
      effects.stderr(missingColumns(args.beside, table.missing, table.found));
      return 1;
    }
    beside = besideFigures(predictions, table.rows);
  }
  if (args.perRow !== undefined) {
    const rows = perRowCsv(read, predictions, refused);
    if (!(await writeText(args.perRow, rows, effects))) return 1;
  }
  const result = {
    command: "validate serving",
    keys: { measurements: servingFit.dataHash, fittedOn: servingFit.fittedOn },
    predictedBy: predictedBy(predictions, servingFit.without),
    ...report,
    ...(beside ? { beside } : {}),
  };
  if (args.json) effects.stdout(`${JSON.stringify(result, null, 2)}\n`);
  else effects.stdout(servingText(result));
  return 0;
}

/** Rows by the constants that predicted them: how much of the report is out of the fit's sample. */
export interface PredictedBy {
  /** Constants fitted without the row's group of LLM family and system. */
  readonly withoutTheGroup: number;
  /** All constants: the fit never saw the group. */
  readonly groupNeverSeen: number;
}

export function predictedBy(
  predictions: readonly { readonly row: { readonly group: string } }[],
  without: Readonly<Record<string, unknown>>,
): PredictedBy {
  const seen = predictions.filter(({ row }) => Object.hasOwn(without, row.group)).length;
  return { withoutTheGroup: seen, groupNeverSeen: predictions.length - seen };
}

export const predictedByText = ({ withoutTheGroup, groupNeverSeen }: PredictedBy): string =>
  `predicted by constants fitted without the row's group: ${withoutTheGroup};\nof groups that the fit never saw: ${groupNeverSeen}\n`;

export async function readText(path: string, effects: Effects): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "unreadable";
    effects.stderr(`${path}: expected a readable CSV file, found ${code}; try --data FILE\n`);
    return undefined;
  }
}

/** Whether the rows were written; if not, why is said. */
export async function writeText(path: string, text: string, effects: Effects): Promise<boolean> {
  try {
    await writeFile(path, text);
    return true;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "unwritable";
    effects.stderr(`--per-row: expected a path that can be written, found ${code} at ${path}\n`);
    return false;
  }
}

export function missingColumns(
  path: string,
  missing: readonly string[],
  found: readonly string[],
  page = "docs/methods/serving-performance.md",
): string {
  const names = missing.map((name) => `"${name}"`).join(", ");
  const shown = found.slice(0, 6).join(", ");
  return `${path}:1:1: missing ${missing.length === 1 ? "column" : "columns"} ${names}; found ${found.length} columns (${shown}${found.length > 6 ? ", …" : ""}); try the format described in ${page}\n`;
}

interface Pair {
  readonly rows: number;
  readonly tpot: { readonly ours: ErrorPair; readonly theirs: ErrorPair };
  readonly ttft: { readonly ours: ErrorPair; readonly theirs: ErrorPair };
}

/** No row in common leaves a count of nought and no error. */
type BesideAll = Pair | { readonly rows: 0 };

interface ErrorPair {
  readonly mape: number;
  readonly mdape: number;
}

type Beside = BesideAll & { readonly bySystem: Readonly<Record<string, Pair>> };

/** Both tools on the rows that both answer. */
function besideFigures(predictions: readonly Prediction[], rows: readonly CsvRow[]): Beside {
  const theirs = new Map(rows.map((row) => [row.id, row]));
  const common = predictions.flatMap((p) => {
    const row = theirs.get(p.row.id);
    const ttftS = numberOf(row?.aic_ttft_ms) / 1e3;
    const tpotS = numberOf(row?.aic_tpot_ms) / 1e3;
    const answered = [ttftS, tpotS].every((s) => s > 0 && s < Number.POSITIVE_INFINITY);
    return p.row.mode === "agg" && answered ? [{ p, ttftS, tpotS }] : [];
  });
  const pair = (items: typeof common): Pair => {
    const errors = (
      predicted: (i: (typeof common)[number]) => number,
      what: "ttft" | "tpot",
    ): ErrorPair => {
      const sizes = items.map((item) => {
        const measured = what === "ttft" ? item.p.row.measuredTtftS : item.p.row.measuredTpotS;
        return Math.abs(predicted(item) / measured - 1);
      });
      return { mape: mean(sizes), mdape: quantile(sizes, 0.5) };
    };
    return {
      rows: items.length,
      tpot: { ours: errors((i) => i.p.tpotS, "tpot"), theirs: errors((i) => i.tpotS, "tpot") },
      ttft: { ours: errors((i) => i.p.ttftS, "ttft"), theirs: errors((i) => i.ttftS, "ttft") },
    };
  };
  const systems = [...new Set(common.map(({ p }) => p.row.system))].sort();
  return {
    ...(common.length > 0 ? pair(common) : { rows: 0 as const }),
    bySystem: Object.fromEntries(
      systems.map((system) => [system, pair(common.filter(({ p }) => p.row.system === system))]),
    ),
  };
}

function perRowCsv(
  read: ServingRows,
  predictions: readonly Prediction[],
  refused: ReturnType<typeof validateServing>["refused"],
): string {
  const lines = [
    "id,mode,support,set_aside,ttft_ms,ttft_low_ms,ttft_high_ms,measured_ttft_ms,tpot_ms,tpot_low_ms,tpot_high_ms,measured_tpot_ms",
  ];
  const quoted = (text: string) => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const ms = (seconds: number) => (seconds * 1e3).toPrecision(6);
  for (const { row, ttftS, tpotS, interval, support } of predictions) {
    lines.push(
      [
        quoted(row.id),
        row.mode,
        support,
        "",
        ms(ttftS),
        ms(interval.ttftS.low),
        ms(interval.ttftS.high),
        ms(row.measuredTtftS),
        ms(tpotS),
        ms(interval.tpotS.low),
        ms(interval.tpotS.high),
        ms(row.measuredTpotS),
      ].join(","),
    );
  }
  for (const { id, mode, reason } of refused) {
    lines.push([quoted(id), mode, "unsupported", quoted(reason), ...Array(8).fill("")].join(","));
  }
  for (const aside of read.setAside) {
    lines.push([quoted(aside.id), "", "", quoted(aside.why), ...Array(8).fill("")].join(","));
  }
  return `${lines.join("\n")}\n`;
}

const percent = (x: number) => `${(100 * x).toFixed(1)} %`.padStart(8);

const short = (x: number) => (100 * x).toFixed(1).padStart(6);

/** Errors in per cent: mean, median, nine in ten, and how many measurements the interval holds. */
const columns = "  mean   med   p90 in 80";
const scoreHead = `${"".padEnd(24)} ${"rows".padStart(5)} ${"TPOT".padEnd(24)} TTFT\n${"".padEnd(30)} ${columns} ${columns}\n`;

function scoreLine(name: string, scores: Scores): string {
  const part = (what: "tpot" | "ttft") => {
    const f = scores[what];
    return `${short(f.mape)}${short(f.mdape)}${short(f.p90ape)}${short(f.coverage80)}`;
  };
  return `${name.slice(0, 24).padEnd(24)} ${String(scores.tpot.rows).padStart(5)} ${part("tpot")} ${part("ttft")}\n`;
}

type Report = ReturnType<typeof validateServing>["report"] & {
  readonly beside?: Beside;
  readonly predictedBy: PredictedBy;
};

function servingText(report: Report): string {
  const { noiseFloor } = report;
  let text = `${report.rows} rows, ${report.distinct} distinct, ${report.answered} answered,\n${percent(report.answeredFraction).trim()} of sound aggregated rows; ${report.repaired} repaired\n`;
  for (const [why, n] of Object.entries(report.setAside)) text += `  set aside ${n}: ${why}\n`;
  for (const [why, n] of Object.entries(report.refused)) text += `  refused ${n}: ${why}\n`;
  text += predictedByText(report.predictedBy);
  text += `Noise floor, ${noiseFloor.cells} repeated cells:\n  TPOT mean ${percent(noiseFloor.tpot.mape)} median ${percent(noiseFloor.tpot.mdape)}\n  TTFT mean ${percent(noiseFloor.ttft.mape)} median ${percent(noiseFloor.ttft.mdape)}\n\n`;
  text += `Errors in per cent; \`in 80\`: share of measurements inside the 80 % interval.\n${scoreHead}`;
  if (report.tpot && report.ttft)
    text += scoreLine("all", { tpot: report.tpot, ttft: report.ttft });
  for (const kind of ["system", "llm", "engine", "mode"] as const) {
    text += `\nby ${kind}\n`;
    for (const [name, scores] of Object.entries(report.groups[kind]))
      text += scoreLine(name, scores);
  }
  text += "\ntransfer\n";
  for (const [name, scores] of Object.entries(report.transfer)) text += scoreLine(name, scores);
  if (report.beside) {
    text += "\nbeside, on common rows (ours mean/median, theirs mean/median)\n";
    const line = (name: string, pair: Pair) =>
      `${name.slice(0, 16).padEnd(16)} ${String(pair.rows).padStart(5)}  TPOT${short(pair.tpot.ours.mape)}${short(pair.tpot.ours.mdape)} |${short(pair.tpot.theirs.mape)}${short(pair.tpot.theirs.mdape)}  TTFT${short(pair.ttft.ours.mape)}${short(pair.ttft.ours.mdape)} |${short(pair.ttft.theirs.mape)}${short(pair.ttft.theirs.mdape)}
`;
    text += "tpot" in report.beside ? line("all", report.beside) : "no row in common\n";
    for (const [system, pair] of Object.entries(report.beside.bySystem)) text += line(system, pair);
  }
  return text;
}
