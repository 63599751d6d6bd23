/** The reference table out of a timelines file of Epoch AI's "AI Data Centers" (columns site, date, it_power_mw). */
import { isoDay, parseDay } from "../../src/units/index.ts";
import { cutOff } from "./backtest.ts";
import { type ReferenceGrowth, type ReferenceSite, referenceSites } from "./reference.ts";

const month = 30.4375;
/** The last day whose rows are observations in the snapshot used here. */
const snapshot = "2026-08-03";

export type ReadTimelines =
  | {
      readonly ok: true;
      readonly sites: readonly ReferenceSite[];
      readonly growth: readonly ReferenceGrowth[];
    }
  | {
      readonly ok: false;
      readonly line: number;
      readonly expected: string;
      readonly found: string;
    };

export function readTimelines(text: string): ReadTimelines {
  const rows = csvRows(text);
  const head = rows[0]?.cells ?? [];
  const columns = ["site", "date", "it_power_mw"].map((name) => head.indexOf(name));
  if (columns.some((column) => column < 0))
    return {
      ok: false,
      line: 1,
      expected: "columns site, date and it_power_mw",
      found: head.slice(0, 4).join(", ") || "nothing",
    };
  const bySite = new Map<string, { day: number; mw: number }[]>();
  for (const { cells, line } of rows.slice(1)) {
    const [site, date, power] = columns.map((column) => cells[column] ?? "") as [
      string,
      string,
      string,
    ];
    const day = parseDay(date);
    if (day === null) return { ok: false, line, expected: "a date", found: JSON.stringify(date) };
    const mw = power === "" ? 0 : Number(power);
    if (!Number.isFinite(mw))
      return { ok: false, line, expected: "a number of megawatts", found: JSON.stringify(power) };
    const list = bySite.get(site) ?? [];
    list.push({ day, mw });
    bySite.set(site, list);
  }
  const retrofits = new Set(
    referenceSites.filter((one) => one.kind === "retrofit").map((one) => one.site),
  );
  const end = parseDay(cutOff)!;
  const seen = parseDay(snapshot)!;
  const tenth = (days: number) => Math.round((days / month) * 10) / 10;
  const sites: ReferenceSite[] = [];
  const growth: ReferenceGrowth[] = [];
  for (const [site, list] of bySite) {
    list.sort((a, b) => a.day - b.day);
    const start = list[0]!;
    if (start.day > end || start.mw > 0) continue;
    const kind = retrofits.has(site) ? "retrofit" : "greenfield";
    const first = list.find((row) => row.mw > 0);
    sites.push({
      site,
      kind,
      elapsedMonths: tenth(end - start.day),
      monthsToFirstPower:
        first === undefined || first.day > seen ? null : tenth(first.day - start.day),
    });
    if (first === undefined || first.day > end) continue;
    let best = first;
    for (const row of list) if (row.day <= end && row.mw > best.mw) best = row;
    if (best.mw > 1.4 * first.mw)
      growth.push({
        site,
        kind,
        times: Math.round((100 * best.mw) / first.mw) / 100,
        months: tenth(best.day - first.day),
      });
  }
  if (sites.length < 10)
    return {
      ok: false,
      line: 1,
      expected: `at least ten sites whose record begins by ${isoDay(end)}`,
      found: `${sites.length}`,
    };
  return { ok: true, sites, growth };
}

function csvRows(text: string): { readonly line: number; readonly cells: readonly string[] }[] {
  const rows: { line: number; cells: string[] }[] = [];
  let cells: string[] = [];
  let cell = "";
  let quoted = false;
  let line = 1;
  let begun = 1;
  const endRow = () => {
    cells.push(cell);
    if (cells.length > 1 || cells[0] !== "") rows.push({ line: begun, cells });
    cells = [];
    cell = "";
    begun = line;
  };
  for (let i = 0; i < text.length; i += 1) {
    const one = text[i]!;
    if (one === "\n") line += 1;
    if (quoted) {
      if (one !== '"') cell += one;
      else if (text[i + 1] === '"') {
        cell += '"';
        i += 1;
      } else quoted = false;
    } else if (one === '"') quoted = true;
    else if (one === ",") {
      cells.push(cell);
      cell = "";
    } else if (one === "\n") endRow();
    else if (one !== "\r") cell += one;
  }
  if (cell !== "" || cells.length > 0) endRow();
  return rows;
}
