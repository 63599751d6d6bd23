import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { crc32, inflateRawSync } from "node:zlib";
import { run } from "../engine/index.ts";
import { catalogue } from "../facts/index.ts";
import { financeSheets, financeWorkbook } from "./write-xlsx.ts";
import { columnName } from "./xlsx-bytes.ts";

const file = fileURLToPath(new URL("../../scenarios/first-hall.yaml", import.meta.url));
const result = run({
  text: `${readFileSync(file, "utf8")}\nfinance: { owners: { other: { costOfCapital: 12 % } } }\n`,
  file,
  catalogue,
  engineKey: "engine",
  factsKey: "facts",
  seed: 1n,
  draws: 0,
  sha256: (text) => String(text.length),
});
assert.ok(result.ok && result.outcome.money !== undefined);
const outcome = { ...result.outcome, money: result.outcome.money };

/** The files of a container, each checked against its own checksum. */
function unzip(bytes: Uint8Array): Map<string, string> {
  const data = Buffer.from(bytes);
  const files = new Map<string, string>();
  const end = data.length - 22;
  assert.equal(data.readUInt32LE(end), 0x06054b50);
  let at = data.readUInt32LE(end + 16);
  for (let k = 0; k < data.readUInt16LE(end + 10); k += 1) {
    assert.equal(data.readUInt32LE(at), 0x02014b50);
    const packed = data.readUInt32LE(at + 20);
    const nameLength = data.readUInt16LE(at + 28);
    const local = data.readUInt32LE(at + 42);
    const name = data.toString("utf8", at + 46, at + 46 + nameLength);
    assert.equal(data.readUInt32LE(local), 0x04034b50);
    const from = local + 30 + data.readUInt16LE(local + 26);
    const plain = inflateRawSync(data.subarray(from, from + packed));
    assert.equal(crc32(plain), data.readUInt32LE(at + 16), name);
    assert.equal(plain.length, data.readUInt32LE(at + 24));
    files.set(name, plain.toString("utf8"));
    at += 46 + nameLength;
  }
  return files;
}

type Grid = Map<string, { value: number | string; formula: string | null }>;

function gridOf(xml: string): Grid {
  const grid: Grid = new Map();
  for (const [, at, , inner] of xml.matchAll(/<c r="([A-Z]+\d+)"([^>]*)>(.*?)<\/c>/g)) {
    const text = /<t[^>]*>(.*?)<\/t>/.exec(inner!)?.[1];
    const formula = /<f>(.*?)<\/f>/.exec(inner!)?.[1] ?? null;
    grid.set(at!, { value: text ?? Number(/<v>(.*?)<\/v>/.exec(inner!)![1]), formula });
  }
  return grid;
}

/** What the summary's formulas are made of: SUM, SUMIF and differences of cells. */
function recompute(formula: string, here: Grid, sheets: ReadonlyMap<string, Grid>): number {
  const cells = (range: string): (number | string)[] => {
    const [, sheet, column, from, until] =
      /^(?:(\w+)!)?\$?([A-Z]+)\$?(\d+):\$?[A-Z]+\$?(\d+)$/.exec(range)!;
    const grid = sheet === undefined ? here : sheets.get(sheet)!;
    return Array.from(
      { length: Number(until) - Number(from) + 1 },
      (_, k) => grid.get(`${column}${Number(from) + k}`)?.value ?? 0,
    );
  };
  const term = (text: string): number => {
    const sum = /^SUM\((.*)\)$/.exec(text);
    if (sum !== null) return cells(sum[1]!).reduce<number>((total, one) => total + Number(one), 0);
    const sumIf = /^SUMIF\((.*),\$?([A-Z]+\d+),(.*)\)$/.exec(text);
    if (sumIf !== null) {
      const wanted = here.get(sumIf[2]!)!.value;
      const amounts = cells(sumIf[3]!);
      return cells(sumIf[1]!).reduce<number>(
        (total, one, k) => total + (one === wanted ? Number(amounts[k]) : 0),
        0,
      );
    }
    return Number(here.get(text.replaceAll("$", ""))!.value);
  };
  return formula
    .split("-")
    .map(term)
    .reduce((total, one) => total - one);
}

test("every formula of the summary, recomputed from the sheets, is the value beside it", () => {
  const files = unzip(financeWorkbook(outcome));
  const names = [...files.get("xl/workbook.xml")!.matchAll(/<sheet name="([^"]+)"/g)].map(
    (one) => one[1]!,
  );
  const sheets = new Map(
    names.map((name, index) => [name, gridOf(files.get(`xl/worksheets/sheet${index + 1}.xml`)!)]),
  );
  const summary = sheets.get("Summary")!;
  const formulas = [...summary].filter(([, cell]) => cell.formula !== null);
  assert.ok(formulas.length > 50);
  for (const [at, cell] of formulas) {
    const found = recompute(cell.formula!, summary, sheets);
    assert.ok(
      Math.abs(found - Number(cell.value)) < 0.01,
      `${at} ${cell.formula}: ${found} against ${cell.value}`,
    );
  }
  // Values everywhere else: no other sheet calculates.
  for (const [name, grid] of sheets)
    if (name !== "Summary") for (const cell of grid.values()) assert.equal(cell.formula, null);
  assert.equal(summary.get("A1")!.value, outcome.title);
});

test("the same outcome gives the same bytes, well-formed in every part", () => {
  const bytes = financeWorkbook(outcome);
  assert.deepEqual(financeWorkbook(outcome), bytes);
  for (const [name, text] of unzip(bytes)) {
    assert.match(text, /^<\?xml /, name);
    assert.doesNotMatch(text, /NaN|Infinity|undefined/);
    // Every element that opens closes.
    const open: string[] = [];
    for (const [, closing, tag, self] of text.matchAll(/<(\/?)([\w:]+)[^>]*?(\/?)>/g)) {
      if (closing === "/") assert.equal(open.pop(), tag);
      else if (self !== "/") open.push(tag!);
    }
    assert.deepEqual(open, [], name);
  }
});

test("columns count as spreadsheets do", () => {
  assert.deepEqual([0, 25, 26, 51, 52, 701, 702].map(columnName), [
    "A",
    "Z",
    "AA",
    "AZ",
    "BA",
    "ZZ",
    "AAA",
  ]);
  assert.equal(financeSheets(outcome)[0]!.name, "Summary");
});
