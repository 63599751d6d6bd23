/** `ampacity validate training`: step times against published measurements, errors by group. */

import { type MemoryReport, memoryReport } from "../../../validation/training-memory.ts";
import type { ErrorFigures } from "../../engine/performance/serving-validation.ts";
import { trainingFit } from "../../engine/performance/training-fitted-data.ts";
import { readTrainingRows } from "../../engine/performance/training-rows.ts";
import {
  type TrainingValidation,
  validateTraining,
} from "../../engine/performance/training-validation.ts";
import { performanceCatalogue } from "../../engine/scenario/performance-catalogue.ts";
import { catalogue } from "../../facts/index.ts";
import type { Effects } from "../effects.ts";
import {
  missingColumns,
  type PredictedBy,
  predictedBy,
  predictedByText,
  readText,
  type ValidateArgs,
  writeText,
} from "./validate-serving.ts";

export const DEFAULT_TRAINING_DATA = "../shared/measurements/training_dev.csv";

export async function validateTrainingCommand(
  args: Omit<ValidateArgs, "beside">,
  effects: Effects,
): Promise<0 | 1 | 2> {
  const path = args.data ?? DEFAULT_TRAINING_DATA;
  const text = await readText(path, effects);
  if (text === undefined) return 1;
  const read = readTrainingRows(text, performanceCatalogue(catalogue));
  if ("missing" in read) {
    const page = "docs/methods/training-performance.md";
    effects.stderr(missingColumns(path, read.missing, read.found, page));
    return 1;
  }
  const { report, predictions, refused } = validateTraining(read);
  const memory = memoryReport(read.kept);
  if (args.perRow !== undefined) {
    const quoted = (cell: string) => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
    const s = (seconds: number) => seconds.toPrecision(6);
    const lines = ["id,kind,mode,support,set_aside,step_s,step_low_s,step_high_s,measured_step_s"];
    for (const { row, stepS, interval, support } of predictions) {
      lines.push(
        [
          quoted(row.id),
          row.kind,
          row.mode,
          support,
          "",
          s(stepS),
          s(interval.low),
          s(interval.high),
          s(row.measuredStepS),
        ].join(","),
      );
    }
    for (const { id, row, reason } of refused) {
      const what = [row?.kind ?? "", row?.mode ?? "", "unsupported", quoted(reason)];
      lines.push([quoted(id), ...what, "", "", "", ""].join(","));
    }
    for (const aside of read.setAside) {
      lines.push([quoted(aside.id), "", "", "", quoted(aside.why), "", "", "", ""].join(","));
    }
    if (!(await writeText(args.perRow, `${lines.join("\n")}\n`, effects))) return 1;
  }
  const by = predictedBy(predictions, trainingFit.without);
  const keys = { measurements: trainingFit.dataHash, fittedOn: trainingFit.fittedOn };
  effects.stdout(
    args.json
      ? `${JSON.stringify({ command: "validate training", keys, predictedBy: by, ...report, memory }, null, 2)}\n`
      : trainingText(report, by) + memoryText(memory),
  );
  return 0;
}

const MEMORY_NAMES = {
  states: "Korthikanti, states",
  activations: "Korthikanti, activations",
  activationShares: "Korthikanti, shares",
  torchtitanPeaks: "torchtitan, measured peaks",
} as const;

function memoryText(memory: MemoryReport): string {
  let text = "\nmemory against published figures\n";
  for (const name of Object.keys(MEMORY_NAMES) as (keyof typeof MEMORY_NAMES)[]) {
    const { figures, mape, worst, calculon } = memory[name];
    text += `${MEMORY_NAMES[name].padEnd(28)}${String(figures).padStart(3)} mean${percent(mape)} worst${percent(worst)}`;
    text += calculon ? `; Calculon${percent(calculon.mape)},${percent(calculon.worst)}\n` : "\n";
  }
  const { rows, judgedToFit, notFitting } = memory.rowsThatRan;
  text += `${judgedToFit} of ${rows} rows that ran are judged to fit\n`;
  for (const id of notFitting) text += `  judged too large: ${id}\n`;
  return text;
}

const percent = (x: number) => `${(100 * x).toFixed(1)} %`.padStart(8);

function line(name: string, f: ErrorFigures | undefined): string {
  if (!f) return "";
  return `${name.slice(0, 22).padEnd(22)} ${String(f.rows).padStart(4)} mean${percent(f.mape)} med${percent(f.mdape)} p90${percent(f.p90ape)} in 80${percent(f.coverage80)}\n`;
}

function trainingText(report: TrainingValidation, by: PredictedBy): string {
  const { noiseFloor, calculon } = report;
  let text = `${report.rows} rows, ${report.distinct} distinct, ${report.answered} answered (${percent(report.answeredFraction).trim()} of rows with full placement)\n`;
  for (const [why, n] of Object.entries(report.setAside)) text += `  set aside ${n}: ${why}\n`;
  for (const [why, n] of Object.entries(report.refused)) text += `  refused ${n}: ${why}\n`;
  text += predictedByText(by);
  text += `Noise floor, ${noiseFloor.cells} repeated cells: mean ${percent(noiseFloor.step.mape)} median ${percent(noiseFloor.step.mdape)}\n\n`;
  text += line("dense, pre-training", report.dense);
  text += line("MoE, pre-training", report.moe);
  text += line("SFT", report.sft);
  text += line("LoRA", report.lora);
  const inside = report.insideKnownGroups;
  text += line("known groups: dense", inside.dense);
  text += line("known groups: MoE", inside.moe);
  text += line("known groups: SFT", inside.sft);
  text += line("known groups: LoRA", inside.lora);
  if (calculon) {
    text += `Calculon's rows: ${calculon.rows}, mean ${percent(calculon.mape)} worst ${percent(calculon.worst)}; calibrated on all rows, mean ${percent(calculon.calibrated.mape)} worst ${percent(calculon.calibrated.worst)}\n`;
  }
  for (const kind of ["system", "llm", "stack", "precision"] as const) {
    text += `\nby ${kind}\n`;
    for (const [name, f] of Object.entries(report.groups[kind])) text += line(name, f);
  }
  return text;
}
