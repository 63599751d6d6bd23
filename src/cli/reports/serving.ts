/** What `simulate serving` prints in the terminal: of one deployment, of a fleet, from a curve. */

import type {
  AggregateReport,
  Distribution,
  FleetReport,
  ServingReport,
  SimulateDocument,
} from "../../engine/simulation/serving/index.ts";

/** A time without a row that is this share of the run is worth a word. */
const GAP_FRACTION = 0.1;

const HEADINGS = ["mean", "p50", "p90", "p95", "p99", "max"] as const;

export function printReport(
  { targets }: SimulateDocument,
  title: string,
  report: ServingReport,
): string {
  const lines = [title, ""];
  if (report.saturation.saturated) {
    lines.push("SATURATED: more is asked than can be served. The times below grow with the run.");
    lines.push("");
  }
  lines.push("".padEnd(24) + HEADINGS.map((heading) => heading.padStart(9)).join(""));
  lines.push(latencyRow("time to first token", report.ttftS));
  lines.push(latencyRow("time per output token", report.tpotS));
  lines.push(latencyRow("gap between tokens", report.itlS));
  lines.push(latencyRow("whole request", report.e2eS));
  lines.push(latencyRow("wait for the engine", report.queueS));
  for (const group of report.groups) {
    lines.push("", `${group.name}: ${grouped(group.requests)} requests`);
    lines.push(latencyRow("  time to first token", group.ttftS));
    lines.push(latencyRow("  time per output token", group.tpotS));
  }
  lines.push("");
  const fact = (name: string, value: string): void => {
    lines.push(name.padEnd(24) + value);
  };
  const { saturation, replicas } = report;
  fact("requests", `${grouped(report.requests)} in ${report.endS.toFixed(1)} s`);
  fact("served", `${number(report.requestsPerS)} requests/s`);
  fact("", `${number(report.outputTokensPerS)} output tokens/s`);
  if (Object.keys(targets).length > 0) {
    fact("within targets", `${percent(report.withinTargetsFraction)} of requests`);
    fact("", `${number(report.sloGoodputTokensPerS)} output tokens/s`);
  }
  fact(
    "load",
    `${percent(saturation.loadFraction)} of ${number(saturation.requestsPerS)} requests/s`,
  );
  fact("batch", `${number(report.batchMean)} decoding on average`);
  const { meanFraction, peakFraction } = report.kv;
  fact("KV memory", `${percent(meanFraction)} on average, ${percent(peakFraction)} at most`);
  if (report.preemptions > 0) fact("gave way", `${grouped(report.preemptions)} times`);
  if (report.cachedTokensFraction > 0) {
    fact("prefix cache", `${percent(report.cachedTokensFraction)} of prompt tokens found`);
  }
  if (replicas.count > 1) {
    fact("replicas", `${number(replicas.mean)} on average, ${replicas.peakOpen} at most`);
  }
  if (replicas.failures > 0) {
    fact("failures", `${replicas.failures}, ${replicas.retries} requests started again`);
  }
  if (report.energyJ !== null) {
    fact("energy", `${number(report.energyJ / 3.6e6)} kWh`);
    fact("", `${number(report.joulesPerOutputToken ?? 0)} J for each output token`);
  }
  if (report.rejected.largerThanKv > 0) {
    const { largerThanKv, largerThanKvRows, largerThanKvLines } = report.rejected;
    const where =
      largerThanKvLines === undefined
        ? `rows ${largerThanKvRows.join(", ")}`
        : `lines ${largerThanKvLines.join(", ")}`;
    const more = largerThanKv > largerThanKvRows.length ? " …" : "";
    fact("refused", `${grouped(largerThanKv)} requests larger than the KV memory`);
    fact("", `${where}${more}`);
  }
  for (const [name, { rows, firstLines }] of Object.entries(report.badRows)) {
    fact("left out", `${grouped(rows)} rows: ${name}`);
    fact("", `lines ${firstLines.join(", ")}${rows > firstLines.length ? " …" : ""}`);
  }
  const { longestGap } = report;
  if (longestGap !== undefined && longestGap.gapS > GAP_FRACTION * report.endS) {
    const { gapS, beforeLine } = longestGap;
    fact("gap in the trace", `${duration(gapS).trim()} before line ${beforeLine}`);
    fact("", "nobody came in that time: rates and power are means over it too");
  }
  if (report.leftOutFraction > 0) {
    fact("left out", `${percent(report.leftOutFraction)} of the service: lengths not known`);
  }
  const kind = report.quantiles === "exact" ? "order statistics" : "from sketches, within 0.8 %";
  fact("percentiles", kind);
  return `${lines.join("\n")}\n`;
}

function latencyRow(name: string, d: Distribution): string {
  return name.padEnd(24) + HEADINGS.map((heading) => duration(d[heading])).join("");
}

function duration(valueS: number | null): string {
  if (valueS === null) return "n/a".padStart(9);
  let text: string;
  if (valueS >= 100) text = `${valueS.toFixed(0)} s`;
  else if (valueS >= 10) text = `${valueS.toFixed(1)} s`;
  else if (valueS >= 1) text = `${valueS.toFixed(2)} s`;
  else text = `${(valueS * 1000).toFixed(valueS >= 0.1 ? 0 : 1)} ms`;
  return text.padStart(9);
}

function number(value: number): string {
  return value >= 1000 ? grouped(Math.round(value)) : String(Number(value.toPrecision(3)));
}

function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ",");
}

function percent(fraction: number): string {
  return `${(fraction * 100).toFixed(1)} %`;
}

export function printFleet(title: string, report: FleetReport): string {
  const lines = [title, ""];
  if (report.saturation.saturated) {
    const { cells } = report.saturation;
    lines.push(
      `SATURATED in ${cells} of ${report.cells} cells: their times grow with the run.`,
      "",
    );
  }
  lines.push("".padEnd(24) + HEADINGS.map((heading) => heading.padStart(9)).join(""));
  lines.push(latencyRow("time to first token", report.ttftS));
  lines.push(latencyRow("time per output token", report.tpotS));
  lines.push(latencyRow("gap between tokens", report.itlS));
  lines.push(latencyRow("whole request", report.e2eS), "");
  const columns = ["requests", "cells", "mean on", "peak on", "TTFT p99", "in target"];
  lines.push("region".padEnd(20) + columns.map((name) => name.padStart(10)).join(""));
  for (const region of report.regions) {
    const cells = [grouped(region.requests), String(region.cells)];
    cells.push(number(region.replicasMean), grouped(region.replicasPeak));
    cells.push(duration(region.ttftS.p99).trim(), percent(region.withinTargetsFraction));
    lines.push(region.name.padEnd(20) + cells.map((cell) => cell.padStart(10)).join(""));
  }
  const fact = (name: string, value: string): void => {
    lines.push(name.padEnd(24) + value);
  };
  lines.push("");
  fact("requests", grouped(report.requests));
  fact("output", `${grouped(report.outputTokens)} tokens`);
  fact("within targets", percent(report.withinTargetsFraction));
  fact("replicas", `${number(report.replicas.mean)} on average, ${report.replicas.peak} at most`);
  fact("busy", `${percent(report.busyFraction)} of the time that they are on`);
  if (report.cachedTokensFraction > 0) {
    fact("prefix cache", `${percent(report.cachedTokensFraction)} of prompt tokens found`);
  }
  if (report.energyJ !== undefined) {
    fact("energy", `${number(report.energyJ / 3.6e9)} MWh`);
    fact("", `${number(report.joulesPerOutputToken ?? 0)} J for each output token`);
  }
  report.features.forEach((feature, i) => {
    fact(i === 0 ? "features" : "", feature);
  });
  fact("percentiles", "from sketches, within 0.8 %");
  return `${lines.join("\n")}\n`;
}

export function printAggregated(title: string, { answer, ...rest }: AggregateReport): string {
  if (answer.saturated) {
    const asked = `${number(answer.requestsPerS)} requests/s asked of a replica`;
    const most = `the curve ends at ${number(answer.requestsPerSMax)}`;
    return `${title}\n\nSATURATED: ${asked}, ${most}.\n`;
  }
  const lines = [title, ""];
  lines.push("".padEnd(24) + HEADINGS.map((heading) => heading.padStart(9)).join(""));
  lines.push(latencyRow("time to first token", answer.ttftS));
  lines.push(latencyRow("time per output token", answer.tpotS));
  lines.push(latencyRow("whole request", answer.e2eS), "");
  const fact = (name: string, value: string): void => {
    lines.push(name.padEnd(24) + value);
  };
  fact("requests", grouped(Math.round(answer.requests)));
  fact("output", `${grouped(Math.round(answer.outputTokens))} tokens`);
  fact("within targets", `${percent(answer.withinTargetsFraction)} of requests at most`);
  fact("saturation", `${number(rest.saturationRequestsPerS)} requests/s a replica`);
  fact("from a curve", "means within 2 %, p99 within 5 % of event by event");
  return `${lines.join("\n")}\n`;
}
