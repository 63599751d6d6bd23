/**
 * Writes the residual tables of serving and training beside this file: error figures by group,
 * no measurement. Run as: node --import tsx validation/serving.ts [SERVING.csv] [TRAINING.csv]
 */

import { readFileSync, writeFileSync } from "node:fs";
import { readServingRows } from "../src/engine/performance/serving-rows.ts";
import {
  type ErrorFigures,
  validateServing,
} from "../src/engine/performance/serving-validation.ts";
import { readTrainingRows } from "../src/engine/performance/training-rows.ts";
import { validateTraining } from "../src/engine/performance/training-validation.ts";
import { performanceCatalogue } from "../src/engine/scenario/performance-catalogue.ts";
import { catalogue } from "../src/facts/index.ts";

const [servingFile, trainingFile] = [
  process.argv[2] ?? "../shared/measurements/inference_dev.csv",
  process.argv[3] ?? "../shared/measurements/training_dev.csv",
];
const header = "by,name,quantity,rows,mape,mdape,p90ape,bias,coverage80,interval_ratio";
const line = (by: string, name: string, quantity: string, f: ErrorFigures) =>
  [
    by,
    name,
    quantity,
    f.rows,
    ...[f.mape, f.mdape, f.p90ape, f.bias, f.coverage80, f.intervalRatio].map((x) => x.toFixed(3)),
  ].join(",");

const serving = readServingRows(readFileSync(servingFile, "utf8"), performanceCatalogue(catalogue));
if (!("kept" in serving)) throw new Error(`${servingFile} lacks ${serving.missing.join(", ")}`);
const { report } = validateServing(serving);
const lines = [header];
for (const [by, groups] of Object.entries({ ...report.groups, transfer: report.transfer })) {
  for (const [name, scores] of Object.entries(groups)) {
    lines.push(line(by, name, "tpot", scores.tpot), line(by, name, "ttft", scores.ttft));
  }
}
writeFileSync(new URL("serving-residuals.csv", import.meta.url), `${lines.join("\n")}\n`);

const training = readTrainingRows(
  readFileSync(trainingFile, "utf8"),
  performanceCatalogue(catalogue),
);
if (!("kept" in training)) throw new Error(`${trainingFile} lacks ${training.missing.join(", ")}`);
const steps = validateTraining(training).report;
const rows = [header];
for (const [by, groups] of Object.entries(steps.groups)) {
  for (const [name, f] of Object.entries(groups)) rows.push(line(by, name, "step", f));
}
writeFileSync(new URL("training-residuals.csv", import.meta.url), `${rows.join("\n")}\n`);
