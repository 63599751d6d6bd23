/** The time series of a serving run as `series.csv` and `series.parquet`. */

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parquetWriteBuffer } from "hyparquet-writer";
import type { SeriesRow } from "../../engine/simulation/serving/index.ts";

const NUMBERS = {
  from_s: "fromS",
  until_s: "untilS",
  arrivals: "arrivals",
  completions: "completions",
  queue: "queue",
  running: "running",
  batch: "batch",
  kv_fraction: "kvFraction",
  replicas: "replicas",
  busy_fraction: "busyFraction",
  ttft_p50_s: "ttftP50S",
  ttft_p99_s: "ttftP99S",
  tpot_p50_s: "tpotP50S",
  tpot_p99_s: "tpotP99S",
  output_tokens_per_s: "outputTokensPerS",
  power_w: "powerW",
} as const satisfies Record<string, keyof SeriesRow>;

export function writeSeries(folder: string, rows: readonly SeriesRow[]): void {
  writeFileSync(join(folder, "series.csv"), seriesCsv(rows));
  writeFileSync(join(folder, "series.parquet"), seriesParquet(rows));
}

function seriesCsv(rows: readonly SeriesRow[]): string {
  const quoted = (name: string): string =>
    /[",\n]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name;
  const lines = rows.map((row) =>
    [quoted(row.group), ...Object.values(NUMBERS).map((name) => row[name] ?? "")].join(","),
  );
  return `${["group", ...Object.keys(NUMBERS)].join(",")}\n${lines.join("\n")}\n`;
}

function seriesParquet(rows: readonly SeriesRow[]): Uint8Array {
  const columnData = [
    { name: "group", data: rows.map((row) => row.group), type: "STRING" as const },
    ...Object.entries(NUMBERS).map(([name, key]) => ({
      name,
      data: rows.map((row) => row[key]),
      type: "DOUBLE" as const,
      nullable: true,
    })),
  ];
  return new Uint8Array(parquetWriteBuffer({ columnData }));
}
