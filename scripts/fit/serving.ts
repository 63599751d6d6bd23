/** Fits the serving constants to measured rows, and once more without each group. */

import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import {
  type ConstantName,
  type ConstantPrior,
  constantNames,
  priors,
  type ServingConstants,
  SHIFT_PRIOR,
  shiftNames,
} from "../../src/engine/performance/serving-constants.ts";
import { estimateServing } from "../../src/engine/performance/serving-estimate.ts";
import type {
  FitSpread,
  ServingFitData,
} from "../../src/engine/performance/serving-fit-data-type.ts";
import { rowKind, type ServingRowKind } from "../../src/engine/performance/serving-fitted.ts";
import { readServingRows, type ServingRow } from "../../src/engine/performance/serving-rows.ts";
import { performanceCatalogue } from "../../src/engine/scenario/performance-catalogue.ts";
import { catalogue } from "../../src/facts/index.ts";
import { fit } from "./least-squares.ts";

const TPOT_SPREAD = 0.12;
const TTFT_SPREAD = 0.3;

/** What is fitted: the constants, then the shifts of every LLM and chip among the rows. */
let names: readonly string[] = constantNames;

function nameShifts(rows: readonly ServingRow[]): readonly string[] {
  const shifts = new Set(rows.flatMap((row) => shiftsOf(row)));
  const sorted = [...shifts].sort();
  names = [...constantNames, ...sorted];
  return sorted;
}

const shiftsOf = ({ question: q }: ServingRow): string[] =>
  shiftNames(q.llm.id, q.accelerator.id, q.engine ?? "trtllm");

export function toConstants(x: Float64Array): ServingConstants {
  const constants = {} as Record<ConstantName, number>;
  for (let j = 0; j < constantNames.length; j++) constants[constantNames[j]] = Math.exp(x[j]);
  const shifts: Record<string, number> = {};
  for (let j = constantNames.length; j < names.length; j++) shifts[names[j]] = Math.exp(x[j]);
  return { ...constants, shifts };
}

const priorOf = (name: string): ConstantPrior =>
  name in priors
    ? priors[name as ConstantName]
    : name.startsWith("llm ")
      ? SHIFT_PRIOR.llm
      : SHIFT_PRIOR.chip;

const logOf = (pick: "start" | "low" | "high") =>
  Float64Array.from(names, (name) => Math.log(priorOf(name)[pick]));

/**
 * Rows of one LLM, system, engine, precision and release share their error, so a hundred of them
 * say little more than ten: a cell of n rows counts as √n (POWER = 0.5).
 */
const POWER = 0.5;

/** Systems share less than rows suggest: priors are held twice as tight as they are stated. */
const TIGHT = 0.5;

function cellWeights(rows: readonly ServingRow[]): Float64Array {
  const cell = (row: ServingRow) => row.cell.split("|").slice(0, 5).join("|");
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(cell(row), (counts.get(cell(row)) ?? 0) + 1);
  return Float64Array.from({ length: 2 * rows.length }, (_, i) => {
    const n = counts.get(cell(rows[i >> 1])) ?? 1;
    return n ** (POWER - 1);
  });
}

/** Whether this constant can move this row: spares most of the derivatives. */
function touches(name: string, row: ServingRow): boolean {
  if (/^(llm|chip) /.test(name)) return shiftsOf(row).includes(name);
  const { llm, engine, olderRelease, placement } = row.question;
  const owner = /^(trtllm|sglang|vllm)/.exec(name)?.[1];
  if (owner && owner !== engine) return false;
  if (/^(expert|routing)/.test(name) && llm.experts === 0) return false;
  if (/^latent/.test(name) && !llm.latent) return false;
  if (/^linear/.test(name) && !llm.linearLayers) return false;
  if (/^sparse/.test(name) && !llm.sparseTopTokens) return false;
  if (name === "cacheWork" && llm.latent) return false;
  if (name === "olderRelease" && !olderRelease) return false;
  if (/^exchange/.test(name) && placement.attentionDataParallel === 1) return false;
  if (/^(reduce|link)/.test(name) && placement.tensorParallel === 1) return false;
  return true;
}

export function fitServing(
  rows: readonly ServingRow[],
  start: Float64Array = logOf("start"),
  iterations = 20,
): Float64Array {
  return fit({
    start,
    weights: cellWeights(rows),
    prior: logOf("start"),
    priorSpread: Float64Array.from(
      names,
      (name) => priorOf(name).spread * (name in priors ? TIGHT : 1),
    ),
    low: logOf("low"),
    high: logOf("high"),
    count: 2 * rows.length,
    iterations,
    applies: (j, i) => touches(names[j], rows[i >> 1]),
    residuals(x, out, only) {
      const constants = toConstants(x);
      for (let i = 0; i < rows.length; i++) {
        if (only && !only(2 * i)) continue;
        const e = estimateServing(rows[i].question, constants);
        if ("refused" in e) {
          out[2 * i] = 0;
          out[2 * i + 1] = 0;
          continue;
        }
        out[2 * i] = Math.log(e.tpotS / rows[i].measuredTpotS) / TPOT_SPREAD;
        out[2 * i + 1] = Math.log(e.ttftS / rows[i].measuredTtftS) / TTFT_SPREAD;
      }
    },
  });
}

const quantile = (values: number[], p: number) => {
  const s = [...values].sort((a, b) => a - b);
  return s[Math.min(s.length - 1, Math.floor(p * s.length))];
};

export function report(label: string, errors: { tpot: number; ttft: number }[]): void {
  const line = (["tpot", "ttft"] as const).map((what) => {
    const ape = errors.map((e) => Math.abs(Math.exp(e[what]) - 1));
    const mean = ape.reduce((a, b) => a + b, 0) / ape.length;
    const bias =
      Math.exp(
        quantile(
          errors.map((e) => e[what]),
          0.5,
        ),
      ) - 1;
    return `${what} ${(100 * mean).toFixed(1)}/${(100 * quantile(ape, 0.5)).toFixed(1)}/${(100 * quantile(ape, 0.9)).toFixed(0)} b${(100 * bias).toFixed(0)}`;
  });
  console.log(label.padEnd(44), String(errors.length).padStart(5), line.join("   "));
}

export function errorsOf(rows: readonly ServingRow[], constants: ServingConstants) {
  return rows.flatMap((row) => {
    const e = estimateServing(row.question, constants);
    if ("refused" in e) return [];
    return [
      {
        row,
        estimate: e,
        tpot: Math.log(e.tpotS / row.measuredTpotS),
        ttft: Math.log(e.ttftS / row.measuredTtftS),
      },
    ];
  });
}

/** Quantiles 0.1 and 0.9 of measured over predicted, of LLMs with and without prediction layers. */
function spreads(errors: ReturnType<typeof errorsOf>): FitSpread {
  const of = (what: "tpot" | "ttft", kind: ServingRowKind): [number, number] => {
    const ratios = errors
      .filter((e) => rowKind(e.row.question) === kind)
      .map((e) => Math.exp(-e[what]));
    return [round(quantile(ratios, 0.1)), round(quantile(ratios, 0.9))];
  };
  return {
    plain: { tpot: of("tpot", "plain"), ttft: of("ttft", "plain") },
    speculative: { tpot: of("tpot", "speculative"), ttft: of("ttft", "speculative") },
  };
}

/** Errors of whole configuration cells left out, a fifth at a time: groups are known, cells are not. */
function withinGroups(rows: readonly ServingRow[]): ReturnType<typeof errorsOf> {
  const cells = [...new Set(rows.map((row) => row.cell))].sort();
  const fold = new Map(cells.map((cell, i) => [cell, i % 5]));
  return [0, 1, 2, 3, 4].flatMap((k) => {
    const x = fitServing(
      rows.filter((row) => fold.get(row.cell) !== k),
      logOf("start"),
      15,
    );
    return errorsOf(
      rows.filter((row) => fold.get(row.cell) === k),
      toConstants(x),
    );
  });
}

const round = (x: number) => Number(x.toPrecision(4));
const rounded = (x: Float64Array) => Array.from(x, (v) => round(Math.exp(v)));

function main(): void {
  const data = process.argv[2] ?? "../shared/measurements/inference_dev.csv";
  const write = !process.argv.includes("--dry");
  const text = readFileSync(data, "utf8");
  const read = readServingRows(text, performanceCatalogue(catalogue));
  if (!("kept" in read)) throw new Error("columns missing");
  const rows = read.kept.filter((row) => row.mode === "agg");
  console.log(`${read.rows} rows, ${rows.length} aggregated, ${read.repaired} repaired`);
  const shifts = nameShifts(rows);
  let t = Date.now();
  const all = fitServing(rows);
  console.log(`fit ${(Date.now() - t) / 1000} s`);
  const constants = toConstants(all);
  for (const name of constantNames) {
    const p = priors[name];
    const z = Math.log(constants[name] / p.start) / p.spread;
    console.log(
      name.padEnd(24),
      constants[name].toPrecision(3).padStart(10),
      p.start.toPrecision(3).padStart(10),
      z.toFixed(1),
    );
  }
  for (const name of shifts) console.log(name.padEnd(40), constants.shifts?.[name]?.toFixed(3));
  report("in sample", errorsOf(rows, constants));
  t = Date.now();
  const quick = process.argv.includes("--quick");
  const groups = [...new Set(rows.map((row) => row.group))].sort();
  const left: ReturnType<typeof errorsOf> = [];
  const fits = new Map<string, Float64Array>();
  for (const group of groups) {
    const x = fitServing(
      rows.filter((row) => row.group !== group),
      // From the prior, not from the fit of all rows: that one has seen the group.
      logOf("start"),
      quick ? 6 : 15,
    );
    fits.set(group, x);
    const errors = errorsOf(
      rows.filter((row) => row.group === group),
      toConstants(x),
    );
    report(group, errors);
    left.push(...errors);
  }
  console.log(`leave out ${(Date.now() - t) / 1000} s`);
  report("left out, all", left);
  const keys: Record<string, (e: (typeof left)[number]) => string> = {
    system: (e) => e.row.system,
    engine: (e) => String(e.row.question.engine),
    load: ({ row }) =>
      `${row.question.isl > 4000 ? "long" : "short"} ${row.question.concurrency > 64 ? "crowd" : row.question.concurrency > 8 ? "some" : "few"}`,
  };
  for (const of of Object.values(keys)) {
    for (const value of [...new Set(left.map(of))].sort()) {
      report(
        value,
        left.filter((e) => of(e) === value),
      );
    }
  }
  if (process.argv.includes("--rows")) {
    for (const e of left) {
      console.log(
        "ROW",
        e.row.cell,
        e.tpot.toFixed(3),
        e.ttft.toFixed(3),
        e.row.measuredTpotS.toPrecision(4),
        e.row.measuredTtftS.toPrecision(4),
      );
    }
  }
  if (process.argv.includes("--within"))
    report("within groups, cells left out", withinGroups(rows));
  if (!write) return;
  const without: ServingFitData["without"] = Object.fromEntries(
    groups.map((group) => {
      const others = left.filter((e) => e.row.group !== group);
      return [
        group,
        {
          values: rounded(fits.get(group) as Float64Array),
          spread: spreads(others),
        },
      ];
    }),
  );
  const older = rows.filter((row) => !row.newestVersion);
  const others = rows.filter((row) => row.question.accelerator.peakFlopPerS.fp4 === 0);
  const unique = (of: (row: ServingRow) => string) => [...new Set(rows.map(of))].sort();
  const fitted: ServingFitData = {
    dataHash: createHash("sha256").update(text).digest("hex"),
    fittedOn: new Date().toISOString().slice(0, 10),
    rows: rows.length,
    names: constantNames,
    shiftNames: shifts,
    all: {
      values: rounded(all),
      spread: spreads(left),
    },
    without,
    transfer: {
      fp4Chips: { values: rounded(fitServing(others, logOf("start"), 15)) },
      newestVersions: { values: rounded(fitServing(older, logOf("start"), 15)) },
    },
    measuredSystems: unique((row) => row.system),
    measuredLlms: unique((row) => row.question.llm.id),
    measuredPairs: unique((row) => `${row.question.llm.id} ${row.system}`),
  };
  writeFileSync(
    "src/engine/performance/serving-fitted-data.ts",
    `/** Written by scripts/fit/serving.ts; do not edit. */\nimport type { ServingFitData } from "./serving-fit-data-type.ts";\n\nexport const servingFit: ServingFitData = ${JSON.stringify(fitted)};\n`,
  );
}

main();
