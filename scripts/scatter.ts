/**
 * Draws predicted against measured as SVG, one panel for each system, from the CSV that
 * `ampacity validate serving|training --per-row` writes and the measurements it was made from.
 *
 *   node --import tsx scripts/scatter.ts training ROWS.csv DATA.csv validation/training-scatter.svg
 *   node --import tsx scripts/scatter.ts serving ROWS.csv DATA.csv validation/serving-scatter.svg
 *
 * Points that fall on one pixel are drawn once; the figures in each panel count every row.
 */

import { readFileSync, writeFileSync } from "node:fs";
import { type CsvRow, readCsv } from "../src/engine/performance/measured-csv.ts";

interface Quantity {
  readonly title: string;
  readonly unit: string;
  readonly predicted: string;
  readonly measured: string;
}

const KINDS: Readonly<
  Record<string, { readonly system: string; readonly quantities: readonly Quantity[] }>
> = {
  training: {
    system: "gpu",
    quantities: [
      { title: "Step time", unit: "s", predicted: "step_s", measured: "measured_step_s" },
    ],
  },
  serving: {
    system: "system",
    quantities: [
      {
        title: "Time per output token",
        unit: "ms",
        predicted: "tpot_ms",
        measured: "measured_tpot_ms",
      },
      {
        title: "Time to first token",
        unit: "ms",
        predicted: "ttft_ms",
        measured: "measured_ttft_ms",
      },
    ],
  },
};

/** Generations in the order of their years; a row's own name may say more (a memory size). */
const SYSTEMS: readonly (readonly [pattern: RegExp, name: string, colour: string])[] = [
  [/^a100/i, "A100", "--nvidia-1"],
  [/^h100/i, "H100", "--nvidia-2"],
  [/^h200/i, "H200", "--nvidia-2"],
  [/^b200/i, "B200", "--nvidia-3"],
  [/^b300/i, "B300", "--nvidia-3"],
  [/^gb200/i, "GB200", "--nvidia-4"],
  [/^gb300/i, "GB300", "--nvidia-4"],
  [/^mi3/i, "Instinct", "--amd-1"],
];

/** The page's tokens, light and dark, for the few that a figure needs. */
const STYLE = `
:root{--paper:#fdfdfc;--ink:#17191c;--ink-2:#53585f;--grid:#e7e6e2;--band:#17191c;--nvidia-1:#9cc276;--nvidia-2:#72a548;--nvidia-3:#4d862c;--nvidia-4:#2f671d;--amd-1:#b9401f}
@media (prefers-color-scheme:dark){:root{--paper:#14161a;--ink:#e8e9eb;--ink-2:#a6abb2;--grid:#272b31;--band:#e8e9eb;--nvidia-1:#4f853d;--nvidia-2:#69a54e;--nvidia-3:#8bc468;--nvidia-4:#b6e08f;--amd-1:#f09a78}}
text{font-family:system-ui,sans-serif;font-size:11px;fill:var(--ink-2);font-variant-numeric:tabular-nums}
.title{font-size:15px;font-weight:600;fill:var(--ink)}.name{font-size:12px;font-weight:600;fill:var(--ink)}
.grid{stroke:var(--grid)}.even{stroke:var(--ink-2);stroke-width:.75}.band{fill:var(--band);fill-opacity:.07}
.points{fill:none;stroke-width:3.2;stroke-linecap:round;stroke-opacity:.6}`;

const PANEL = 190;
const GAP = 34;
const COLUMNS = 4;
const TOP = 66;
const LEFT = 44;

interface Point {
  readonly measured: number;
  readonly predicted: number;
}

const median = (values: readonly number[]) => {
  const s = [...values].sort((a, b) => a - b);
  return (s[(s.length - 1) >> 1] + s[s.length >> 1]) / 2;
};
/** A power of ten as an axis writes it: 0.01, 1, 100, 10k, 1M. */
function tick(power: number): string {
  if (power < 0) return (10 ** power).toFixed(-power);
  if (power >= 6) return `${10 ** (power - 6)}M`;
  return power >= 4 ? `${10 ** (power - 3)}k` : String(10 ** power);
}
const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
const errorOf = (points: readonly Point[]) =>
  median(points.map((p) => Math.abs(p.predicted / p.measured - 1)));

function table(path: string, columns: readonly string[]): readonly CsvRow[] {
  const read = readCsv(readFileSync(path, "utf8"), columns);
  if ("missing" in read) throw new Error(`${path}: lacks ${read.missing.join(", ")}`);
  return read.rows;
}

function pointsOf(
  rows: readonly CsvRow[],
  systemOf: ReadonlyMap<string, string>,
  quantity: Quantity,
): Map<string, Point[]> {
  const found = new Map<string, Point[]>(SYSTEMS.map(([, name]) => [name, []]));
  for (const row of rows) {
    const [predicted, measured] = [row[quantity.predicted], row[quantity.measured]].map(Number);
    const system = SYSTEMS.find(([pattern]) => pattern.test(systemOf.get(row.id) ?? ""));
    if (system && predicted > 0 && measured > 0)
      found.get(system[1])?.push({ predicted, measured });
  }
  for (const [name, points] of found) if (points.length === 0) found.delete(name);
  return found;
}

/** One row of panels for each four systems; returns the drawing and its height. */
function section(quantity: Quantity, systems: ReadonlyMap<string, readonly Point[]>, top: number) {
  const all = [...systems.values()].flat();
  const values = all.flatMap((p) => [p.predicted, p.measured]);
  const from = Math.floor(Math.log10(Math.min(...values)) * 2) / 2;
  const to = Math.ceil(Math.log10(Math.max(...values)) * 2) / 2;
  const scale = PANEL / (to - from);
  const along = (value: number) => (Math.log10(value) - from) * scale;
  let drawn = `<text class="title" x="${LEFT}" y="${top + 20}">${quantity.title}: half of ${all.length} rows within ${percent(errorOf(all))}</text>`;
  drawn += `<text x="${LEFT}" y="${top + 38}">Predicted (up) against measured (across), ${quantity.unit}, both logarithmic; each row’s (LLM family, system) left out of the fit. Bands: ±10 and ±25 %.</text>`;
  let index = 0;
  for (const [name, points] of systems) {
    const x = LEFT + (index % COLUMNS) * (PANEL + GAP);
    const y = top + TOP + Math.floor(index / COLUMNS) * (PANEL + 2 * GAP);
    const clip = `${quantity.predicted}-${index}`;
    drawn += `<g transform="translate(${x},${y})"><clipPath id="${clip}"><rect width="${PANEL}" height="${PANEL}"/></clipPath>`;
    for (let power = Math.ceil(from); power <= to; power++) {
      const at = ((power - from) * scale).toFixed(1);
      const up = (PANEL - (power - from) * scale).toFixed(1);
      const label = tick(power);
      drawn += `<path class="grid" d="M${at} 0v${PANEL}M0 ${up}h${PANEL}"/>`;
      drawn += `<text x="${at}" y="${PANEL + 14}" text-anchor="middle">${label}</text>`;
      if (index % COLUMNS === 0)
        drawn += `<text x="-6" y="${Number(up) + 4}" text-anchor="end">${label}</text>`;
    }
    drawn += `<g clip-path="url(#${clip})">`;
    for (const share of [0.25, 0.1]) {
      const [above, below] = [1 + share, 1 - share].map((s) => Math.log10(s) * scale);
      drawn += `<path class="band" d="M0 ${(PANEL - above).toFixed(1)}L${PANEL} ${(-above).toFixed(1)}V${(-below).toFixed(1)}L0 ${(PANEL - below).toFixed(1)}z"/>`;
    }
    drawn += `<path class="even" d="M0 ${PANEL}L${PANEL} 0"/>`;
    const places = new Set(
      points.map(
        (p) => `M${along(p.measured).toFixed(0)} ${(PANEL - along(p.predicted)).toFixed(0)}h0`,
      ),
    );
    const colour = SYSTEMS.find(([, system]) => system === name)?.[2];
    drawn += `<path class="points" style="stroke:var(${colour})" d="${[...places].join("")}"/></g>`;
    drawn += `<text class="name" x="0" y="-7">${name}</text><text x="${PANEL}" y="-7" text-anchor="end">${points.length} rows, median ${percent(errorOf(points))}</text></g>`;
    index += 1;
  }
  const lines = Math.ceil(index / COLUMNS);
  return { drawn, height: TOP + lines * (PANEL + 2 * GAP) };
}

const [kind, rowsFile, dataFile, out] = process.argv.slice(2);
const known = KINDS[kind];
if (!known || !out) {
  throw new Error("expected: scatter.ts serving|training ROWS.csv DATA.csv OUT.svg");
}
const systemOf = new Map(table(dataFile, ["id", known.system]).map((r) => [r.id, r[known.system]]));
const needed = known.quantities.flatMap((q) => [q.predicted, q.measured]);
// Pools whose layout the measurements do not hold are scored apart, and not drawn.
const rows = table(rowsFile, ["id", "mode", ...needed]).filter((row) => row.mode !== "disagg");
let body = "";
let height = 0;
for (const quantity of known.quantities) {
  const next = section(quantity, pointsOf(rows, systemOf, quantity), height);
  body += next.drawn;
  height += next.height;
}
const width = LEFT + COLUMNS * (PANEL + GAP);
const source =
  kind === "training"
    ? "Measured: published training results, collected (source and address in each row). Predicted: ampacity validate training --per-row."
    : "Measured: NVIDIA AIConfigurator silicon sample (Apache-2.0, commit 095f58a). Predicted: ampacity validate serving --per-row.";
body += `<text x="${LEFT}" y="${height + 8}">${source}</text>`;
const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height + 20}" role="img" aria-label="Predicted against measured by system"><style>${STYLE}</style><rect width="100%" height="100%" style="fill:var(--paper)"/>${body}</svg>\n`;
writeFileSync(out, svg);
console.log(`${out}: ${(svg.length / 1000).toFixed(0)} kB`);
