/**
 * `ampacity validate serving-runs [--data DIR]`: for each real run in DIR, a step cost calibrated
 * on what could be seen before the middle arrival, a simulation of every arrival from the start,
 * and the error of its means over the requests of the second half. Beside it, where the folder
 * holds it, LLMServingSim's own error on the whole run after profiling the GPU layer by layer.
 */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Issue, printIssue } from "../../engine/scenario/issue.ts";
import {
  calibrate,
  observedUntil,
  predictRun,
  readVllmRun,
  type StepLaw,
  type VllmRun,
} from "../../engine/simulation/serving/index.ts";
import type { Effects } from "../effects.ts";

export interface Comparison {
  readonly measured: number;
  readonly predicted: number;
  /** predicted ÷ measured − 1 */
  readonly error: number;
}

export interface ServingRunResult {
  readonly id: string;
  /** Requests predicted: those that came with or after the middle arrival. */
  readonly requests: number;
  readonly middleS: number;
  readonly ttft: Comparison;
  readonly tpot: Comparison;
  readonly e2e: Comparison;
  readonly law: StepLaw;
  readonly scheduleAhead: boolean;
  readonly llmServingSim: { ttft: number; tpot: number; e2e: number } | null;
}

export async function validateServingRunsCommand(
  args: { data?: string; json: boolean },
  effects: Effects,
): Promise<0 | 1 | 2> {
  const data = args.data ?? resolve("..", "shared", "measurements", "vllm-runs");
  if (!existsSync(data)) {
    effects.stderr(`${data}: not found; name the folder of runs with --data DIR\n`);
    return 1;
  }
  const folders = readdirSync(data, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  const runs: ServingRunResult[] = [];
  const issues: Issue[] = [];
  for (const id of folders) {
    const read = readVllmRun({
      id,
      requestsJsonl: textOf(join(data, id, "requests.jsonl")),
      timeseriesCsv: textOf(join(data, id, "timeseries.csv")),
      metaJson: textOf(join(data, id, "meta.json")),
    });
    if (!read.ok) issues.push(...read.issues);
    else {
      effects.stderr(`${id}: calibrating\n`);
      runs.push(judge(read.value, textOf(join(data, id, "llmservingsim-error.txt"))));
    }
  }
  for (const issue of issues) effects.stderr(`${printIssue(issue)}\n`);
  if (folders.length === 0) {
    const files = "requests.jsonl, timeseries.csv and meta.json";
    effects.stderr(
      `${data}: expected a folder for each run, with ${files}, found none; try --data DIR\n`,
    );
  }
  if (args.json) {
    const headline = headlineOf(runs);
    const result = { command: "validate serving-runs", keys: {}, headline, kind: KIND, runs };
    effects.stdout(`${JSON.stringify(result, null, 2)}\n`);
  } else {
    effects.stdout(table(runs));
  }
  return issues.length > 0 || runs.length === 0 ? 1 : 0;
}

/** What kind of comparison this is, in the words of the design: constants come from the run's own
 * first half, the figures compared from its second. */
const KIND = "predicted (second half), from a step cost calibrated on the first half";

function judge(vllm: VllmRun, otherText: string): ServingRunResult {
  const { run, queuedS } = vllm;
  const n = run.arrivalS.length;
  const middle = n >> 1;
  const middleS = run.arrivalS[middle];
  const calibration = calibrate(observedUntil(run, middleS), vllm.candidates, vllm.replicas);
  const predicted = predictRun(run, calibration.settings, vllm.replicas, calibration.law);
  const compare = (measured: (i: number) => number, simulated: (i: number) => number) => {
    let measuredSum = 0;
    let predictedSum = 0;
    let count = 0;
    for (let i = middle; i < n; i++) {
      if (Number.isNaN(measured(i))) continue;
      measuredSum += measured(i);
      predictedSum += simulated(i);
      count += 1;
    }
    return {
      measured: measuredSum / count,
      predicted: predictedSum / count,
      error: predictedSum / measuredSum - 1,
    };
  };
  const gaps = (i: number) => (run.outputTokens[i] > 1 ? run.outputTokens[i] - 1 : NaN);
  return {
    id: vllm.id,
    requests: n - middle,
    middleS,
    ttft: compare(
      (i) => run.firstS[i] - queuedS[i],
      (i) => predicted.firstS[i] - run.arrivalS[i],
    ),
    tpot: compare(
      (i) => (run.lastS[i] - run.firstS[i]) / gaps(i),
      (i) => (predicted.lastS[i] - predicted.firstS[i]) / gaps(i),
    ),
    e2e: compare(
      (i) => run.lastS[i] - queuedS[i],
      (i) => predicted.lastS[i] - run.arrivalS[i],
    ),
    law: calibration.law,
    scheduleAhead: calibration.settings.scheduleAhead,
    llmServingSim: otherError(otherText),
  };
}

/** Its table: `TTFT Mean  measured  simulated  diff%`, and the like. */
function otherError(text: string): ServingRunResult["llmServingSim"] {
  const of = (name: string): number | null => {
    const match = new RegExp(`^${name} Mean\\s+([\\d.]+)\\s+([\\d.]+)`, "m").exec(text);
    return match === null ? null : Number(match[2]) / Number(match[1]) - 1;
  };
  const ttft = of("TTFT");
  const tpot = of("TPOT");
  const e2e = of("Latency");
  return ttft === null || tpot === null || e2e === null ? null : { ttft, tpot, e2e };
}

function headlineOf(runs: readonly ServingRunResult[]): Record<string, number> {
  const worst = (read: (run: ServingRunResult) => Comparison): number =>
    runs.reduce((most, run) => Math.max(most, Math.abs(read(run).error)), 0);
  return {
    runs: runs.length,
    ttftErrorMaxFraction: worst((run) => run.ttft),
    tpotErrorMaxFraction: worst((run) => run.tpot),
    e2eErrorMaxFraction: worst((run) => run.e2e),
  };
}

function table(runs: readonly ServingRunResult[]): string {
  const lines = [
    "Second half of each run, predicted from a step cost calibrated on the first.",
    "Beside it, LLMServingSim's error on the whole run after profiling every layer.",
    "",
  ];
  for (const run of runs) {
    lines.push(run.id);
    for (const name of ["ttft", "tpot", "e2e"] as const) {
      const { measured, predicted, error } = run[name];
      const other = run.llmServingSim === null ? "" : `   (${signed(run.llmServingSim[name])})`;
      const cells = [name.toUpperCase().padEnd(5), `${measured.toFixed(4)} s`.padStart(13)];
      cells.push(`${predicted.toFixed(4)} s`.padStart(13), signed(error).padStart(9));
      lines.push(`  ${cells.join("")}${other}`);
    }
    lines.push("");
  }
  return `${lines.join("\n")}\n`;
}

function signed(fraction: number): string {
  return `${fraction >= 0 ? "+" : "−"}${Math.abs(fraction * 100).toFixed(1)} %`;
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
