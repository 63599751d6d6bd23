/**
 * Fits the training constants to measured rows; once more without each (LLM family, system) group;
 * and once more without each fold of configurations, for the error inside known groups.
 */

import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import {
  trainingConstantNames as names,
  trainingPriors as priors,
  type TrainingConstantName,
  type TrainingConstants,
} from "../../src/engine/performance/training-constants.ts";
import {
  FOLDS,
  foldOf,
  kindOf,
  type TrainingFitData,
} from "../../src/engine/performance/training-fitted.ts";
import { readTrainingRows, type TrainingRow } from "../../src/engine/performance/training-rows.ts";
import { estimateTraining } from "../../src/engine/performance/training-step.ts";
import { performanceCatalogue } from "../../src/engine/scenario/performance-catalogue.ts";
import { catalogue } from "../../src/facts/index.ts";
import { fit } from "./least-squares.ts";

const SPREAD = 0.06;

const logs = (pick: "start" | "low" | "high") =>
  Float64Array.from(names, (name) => Math.log(priors[name][pick]));

function toConstants(x: Float64Array): TrainingConstants {
  const constants = {} as Record<TrainingConstantName, number>;
  for (let j = 0; j < names.length; j++) constants[names[j]] = Math.exp(x[j]);
  return constants;
}

function errorOf(row: TrainingRow, constants: TrainingConstants): number | undefined {
  const e = estimateTraining(row.question, constants);
  return "refused" in e ? undefined : Math.log(e.stepS / row.measuredStepS);
}

/** A group of n rows counts as √n. Fits with rows left out start from the fit to all. */
function fitTraining(rows: readonly TrainingRow[], from?: Float64Array): Float64Array {
  const sizes = new Map<string, number>();
  const key = (row: TrainingRow) => `${row.group}|${row.stack}|${row.question.precision}`;
  for (const row of rows) sizes.set(key(row), (sizes.get(key(row)) ?? 0) + 1);
  return fit({
    start: from ?? logs("start"),
    prior: logs("start"),
    priorSpread: Float64Array.from(names, (name) => priors[name].spread),
    low: logs("low"),
    high: logs("high"),
    weights: Float64Array.from(rows, (row) => (sizes.get(key(row)) ?? 1) ** -0.5),
    count: rows.length,
    iterations: 40,
    residuals(x, out) {
      const constants = toConstants(x);
      for (let i = 0; i < rows.length; i++) out[i] = (errorOf(rows[i], constants) ?? 0) / SPREAD;
    },
  });
}

const quantile = (values: readonly number[], p: number) => {
  const s = [...values].sort((a, b) => a - b);
  return s[Math.min(s.length - 1, Math.floor(p * s.length))] ?? 0;
};

interface Scored {
  readonly row: TrainingRow;
  readonly error: number;
}

function score(rows: readonly TrainingRow[], x: Float64Array): Scored[] {
  const constants = toConstants(x);
  return rows.flatMap((row) => {
    const error = errorOf(row, constants);
    return error === undefined ? [] : [{ row, error }];
  });
}

function line(label: string, scored: readonly Scored[]): void {
  const ape = scored.map((s) => Math.abs(Math.exp(s.error) - 1));
  const mean = ape.reduce((a, b) => a + b, 0) / ape.length;
  console.log(
    label.padEnd(40),
    String(scored.length).padStart(4),
    `${(100 * mean).toFixed(1)} / ${(100 * quantile(ape, 0.5)).toFixed(1)} / ${(100 * quantile(ape, 0.9)).toFixed(0)}`,
    `bias ${(
      100 *
        quantile(
          scored.map((s) => s.error),
          0.5,
        )
    ).toFixed(0)}`,
  );
}

const text = readFileSync(process.argv[2] ?? "../shared/measurements/training_dev.csv", "utf8");
const read = readTrainingRows(text, performanceCatalogue(catalogue));
if (!("kept" in read)) throw new Error("columns missing");
const rows = read.kept;
const counts: Record<string, number> = {};
for (const aside of read.setAside) counts[aside.why] = (counts[aside.why] ?? 0) + 1;
console.log(`${read.rows} rows, ${rows.length} kept`, counts);
const all = fitTraining(rows);
names.forEach((name, j) => {
  const z = (all[j] - Math.log(priors[name].start)) / priors[name].spread;
  console.log(name.padEnd(20), Math.exp(all[j]).toPrecision(3), priors[name].start, z.toFixed(1));
});
const inSample = score(rows, all);
const kinds: Record<string, (r: TrainingRow) => boolean> = {
  dense: (r) => r.kind === "dense" && r.mode === "pretraining",
  MoE: (r) => r.kind === "MoE" && r.mode === "pretraining",
  SFT: (r) => r.mode === "SFT",
  LoRA: (r) => r.mode === "LoRA",
  Calculon: (r) => r.id.startsWith("korth"),
};
for (const [name, test] of Object.entries(kinds))
  line(
    `in sample ${name}`,
    inSample.filter((s) => test(s.row)),
  );
const groups = [...new Set(rows.map((row) => row.group))].sort();
const left: Scored[] = [];
const fits = new Map<string, Float64Array>();
for (const group of groups) {
  const x = fitTraining(
    rows.filter((row) => row.group !== group),
    all,
  );
  fits.set(group, x);
  left.push(
    ...score(
      rows.filter((row) => row.group === group),
      x,
    ),
  );
}
for (const [name, test] of Object.entries(kinds))
  line(
    `left out ${name}`,
    left.filter((s) => test(s.row)),
  );
for (const group of groups)
  line(
    group,
    left.filter((s) => s.row.group === group),
  );
if (process.argv.includes("--rows")) {
  for (const s of left) {
    console.log(
      "ROW",
      s.row.id,
      s.row.cell,
      s.row.stack,
      (s.row.question.releaseYears ?? 0).toFixed(1),
      s.error.toFixed(3),
    );
  }
}
const round = (v: number) => Number(v.toPrecision(4));

/**
 * Ends of the 80 % interval of measured over predicted: quantiles at the ranks of a conformal
 * interval, so that few rows make it wide; a group of n rows counts as √n, as in the fit.
 */
const ends = (chosen: readonly Scored[]): [number, number] => {
  const sizes = new Map<string, number>();
  for (const s of chosen) sizes.set(s.row.group, (sizes.get(s.row.group) ?? 0) + 1);
  const sorted = chosen
    .map((s) => ({ ratio: Math.exp(-s.error), weight: (sizes.get(s.row.group) ?? 1) ** -0.5 }))
    .sort((a, b) => a.ratio - b.ratio);
  const total = sorted.reduce((sum, s) => sum + s.weight, 0);
  const n = sorted.length;
  const tail = 1 - Math.min(n, Math.ceil(0.9 * (n + 1))) / n;
  const at = (from: readonly (typeof sorted)[number][]) => {
    let passed = 0;
    for (const s of from) {
      passed += s.weight / total;
      if (passed > tail + 1e-9) return round(s.ratio);
    }
    return round(from[n - 1].ratio);
  };
  return [at(sorted), at([...sorted].reverse())];
};
const spread = (chosen: readonly Scored[]) => ({
  dense: ends(chosen.filter((s) => kindOf(s.row) === "dense")),
  experts: ends(chosen.filter((s) => kindOf(s.row) === "experts")),
  tuned: ends(chosen.filter((s) => kindOf(s.row) === "tuned")),
});
const entry = (x: Float64Array, chosen: readonly Scored[]) => ({
  values: Array.from(x, (v) => round(Math.exp(v))),
  spread: spread(chosen),
});

/** What a group's rows have in common beyond the constants, shrunk by how much groups differ. */
function groupEffects(chosen: readonly Scored[]): Record<string, number> {
  const byGroup = new Map<string, number[]>();
  for (const s of chosen) {
    const found = byGroup.get(s.row.group);
    if (found) found.push(-s.error);
    else byGroup.set(s.row.group, [-s.error]);
  }
  const means = [...byGroup].map(([group, values]) => ({
    group,
    n: values.length,
    mean: values.reduce((a, b) => a + b, 0) / values.length,
    values,
  }));
  const inside = means.flatMap((g) => g.values.map((v) => (v - g.mean) ** 2));
  const freedom = Math.max(1, inside.length - means.length);
  const within = inside.reduce((a, b) => a + b, 0) / freedom;
  const across = means.reduce((sum, g) => sum + g.mean ** 2 - within / g.n, 0) / means.length;
  const between = Math.max(0, across);
  return Object.fromEntries(
    means.map(({ group, n, mean }) => [group, round((mean * between) / (between + within / n))]),
  );
}

const folds = Array.from({ length: FOLDS }, (_, fold) => {
  const kept = rows.filter((row) => foldOf(row.cell) !== fold);
  const x = fitTraining(kept, all);
  return { values: entry(x, left).values, groups: groupEffects(score(kept, x)) };
});
const inside = folds.flatMap((fold, i) =>
  score(
    rows.filter((row) => foldOf(row.cell) === i),
    Float64Array.from(fold.values, Math.log),
  ).map((s) => ({ row: s.row, error: s.error + (fold.groups[s.row.group] ?? 0) })),
);
for (const [name, test] of Object.entries(kinds))
  line(
    `configurations left out ${name}`,
    inside.filter((s) => test(s.row)),
  );
const data: TrainingFitData = {
  dataHash: createHash("sha256").update(text).digest("hex"),
  fittedOn: new Date().toISOString().slice(0, 10),
  rows: rows.length,
  names,
  all: entry(all, left),
  without: Object.fromEntries(
    groups.map((group) => [
      group,
      entry(
        fits.get(group) as Float64Array,
        left.filter((s) => s.row.group !== group),
      ),
    ]),
  ),
  folds,
  insideSpread: spread(inside),
};
if (!process.argv.includes("--dry")) {
  writeFileSync(
    "src/engine/performance/training-fitted-data.ts",
    `/** Written by scripts/fit/training.ts; do not edit. */\nimport type { TrainingFitData } from "./training-fitted.ts";\n\nexport const trainingFit: TrainingFitData = ${JSON.stringify(data)};\n`,
  );
}
