/**
 * `ampacity simulate serving FILE`: reads a simulate file, runs it request by request, prints what
 * users got. Exit 0: done; 1: the file is refused; 2: it cannot be read.
 */

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { printIssue } from "../../engine/scenario/issue.ts";
import {
  type Distribution,
  EXACT_REQUESTS,
  prepareServing,
  readSimulate,
  type ServingReport,
  ServingStatistics,
  SingleEngine,
  servingReport,
} from "../../engine/simulation/serving/index.ts";

export interface SimulateServingArgs {
  file: string;
  json: boolean;
  out?: string;
  seed?: string;
  exact?: boolean;
  requests?: boolean;
}

export interface CommandEffects {
  stdout: (text: string) => void;
  stderr: (text: string) => void;
}

export async function simulateServingCommand(
  args: SimulateServingArgs,
  effects: CommandEffects,
): Promise<0 | 1 | 2> {
  let text: string;
  try {
    text = readFileSync(args.file, "utf8");
  } catch (error) {
    effects.stderr(`${args.file}: cannot be read (${(error as NodeJS.ErrnoException).code})\n`);
    return 2;
  }
  const read = readSimulate(text, args.file);
  if (!read.ok) {
    for (const issue of read.issues) effects.stderr(`${printIssue(issue)}\n`);
    return 1;
  }
  const { document } = read;
  const prepared = prepareServing(document);
  const statistics = new ServingStatistics({
    groupNames: prepared.groupNames,
    targets: prepared.targets,
    exactLimit: args.exact ? Infinity : EXACT_REQUESTS,
  });
  const engine = new SingleEngine({ ...prepared, statistics });
  while (engine.step());
  const report = servingReport(statistics, [engine.replica]);
  const keys = {
    file: createHash("sha256").update(text).digest("hex"),
    seed: args.seed ?? String(document.seed),
  };
  if (args.json) {
    const headline = headlineOf(report);
    const result = { command: "simulate serving", keys, headline, title: document.title };
    effects.stdout(`${JSON.stringify({ ...result, ...report }, null, 2)}\n`);
  } else {
    effects.stdout(printReport(document.title ?? args.file, report));
  }
  return 0;
}

function headlineOf(report: ServingReport): Record<string, number | null> {
  return {
    requests: report.requests,
    ttftP50S: report.ttftS.p50,
    ttftP99S: report.ttftS.p99,
    tpotMeanS: report.tpotS.mean,
    e2eMeanS: report.e2eS.mean,
    outputTokensPerS: report.outputTokensPerS,
    withinTargetsFraction: report.withinTargetsFraction,
    loadFraction: report.saturation.loadFraction,
  };
}

function printReport(title: string, report: ServingReport): string {
  const rows: [string, Distribution][] = [
    ["time to first token", report.ttftS],
    ["time per output token", report.tpotS],
    ["gap between tokens", report.itlS],
    ["whole request", report.e2eS],
    ["waiting", report.queueS],
  ];
  const lines = [
    title,
    "",
    `${"".padEnd(22)}${["mean", "p50", "p90", "p95", "p99", "max"].map((h) => h.padStart(9)).join("")}`,
    ...rows.map(([name, d]) =>
      [name.padEnd(22), ...[d.mean, d.p50, d.p90, d.p95, d.p99, d.max].map(duration)].join(""),
    ),
    "",
    `${report.requests} requests in ${report.endS.toFixed(1)} s: ${report.requestsPerS.toFixed(2)} requests/s, ${report.outputTokensPerS.toFixed(0)} output tokens/s`,
    `${percent(report.withinTargetsFraction)} of requests within the targets`,
    `load ${percent(report.saturation.loadFraction)} of saturation (${report.saturation.requestsPerS.toFixed(1)} requests/s)`,
  ];
  if (report.saturation.saturated) lines.push("SATURATED: more is asked than can be served");
  return `${lines.join("\n")}\n`;
}

function duration(valueS: number | null): string {
  if (valueS === null) return "n/a".padStart(9);
  const text =
    valueS >= 10
      ? `${valueS.toFixed(1)} s`
      : valueS >= 1
        ? `${valueS.toFixed(2)} s`
        : `${(valueS * 1000).toFixed(valueS >= 0.1 ? 0 : 1)} ms`;
  return text.padStart(9);
}

function percent(fraction: number): string {
  return `${(fraction * 100).toFixed(1)} %`;
}
