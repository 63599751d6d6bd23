/**
 * `--requests csv|parquet`: one row a request, in order of completion, written as the run goes.
 * Memory does not follow the number of requests: a CSV keeps a batch of completions, Parquet one
 * row group.
 */

import { closeSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { fileWriter, ParquetWriter, schemaFromColumnData } from "hyparquet-writer";
import type { Completions } from "../../engine/simulation/serving/index.ts";

export const REQUEST_FORMATS = ["csv", "parquet"] as const;
export type RequestFormat = (typeof REQUEST_FORMATS)[number];

/** Rows of a Parquet row group: some 6 MB while it fills. */
const GROUP_ROWS = 65_536;

/** Column names, with what they hold. */
const TIMES = {
  arrival_s: "arrivalS",
  scheduled_s: "scheduledS",
  first_token_s: "firstS",
  finish_s: "finishS",
} as const;
const COUNTS = {
  prompt_tokens: "promptTokens",
  output_tokens: "outputTokens",
  cached_tokens: "cachedTokens",
  preemptions: "preemptions",
  replica: "replica",
} as const;

export interface RequestTable {
  readonly write: (done: Completions) => void;
  readonly close: () => void;
}

/** Opens `requests.csv` or `requests.parquet` in a folder that exists. */
export function requestTable(
  folder: string,
  format: RequestFormat,
  groupNames: readonly string[],
): RequestTable {
  return format === "csv"
    ? csvTable(join(folder, "requests.csv"), groupNames)
    : parquetTable(join(folder, "requests.parquet"), groupNames);
}

function csvTable(path: string, groupNames: readonly string[]): RequestTable {
  const handle = openSync(path, "w");
  const names = ["request", "group", ...Object.keys(TIMES), ...Object.keys(COUNTS)];
  writeSync(handle, `${names.join(",")}\n`);
  const quoted = groupNames.map((name) =>
    /[",\n]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name,
  );
  return {
    write: (done) => {
      let text = "";
      for (let i = 0; i < done.count; i++) {
        text += `${done.id[i]},${quoted[done.group[i]]},${done.arrivalS[i]},`;
        text += `${done.scheduledS[i]},${done.firstS[i]},${done.finishS[i]},`;
        text += `${done.promptTokens[i]},${done.outputTokens[i]},`;
        text += `${done.cachedTokens[i]},${done.preemptions[i]},${done.replica[i]}\n`;
      }
      writeSync(handle, text);
    },
    close: () => closeSync(handle),
  };
}

function parquetTable(path: string, groupNames: readonly string[]): RequestTable {
  const ids = new BigInt64Array(GROUP_ROWS);
  const groups: string[] = [];
  const times = Object.values(TIMES).map(() => new Float64Array(GROUP_ROWS));
  const counts = Object.values(COUNTS).map(() => new Int32Array(GROUP_ROWS));
  let rows = 0;
  const columnData = () => [
    { name: "request", data: ids.subarray(0, rows), type: "INT64" as const, nullable: false },
    { name: "group", data: groups.slice(0, rows), type: "STRING" as const, nullable: false },
    ...Object.keys(TIMES).map((name, k) => ({
      name,
      data: times[k].subarray(0, rows),
      type: "DOUBLE" as const,
      nullable: false,
    })),
    ...Object.keys(COUNTS).map((name, k) => ({
      name,
      data: counts[k].subarray(0, rows),
      type: "INT32" as const,
      nullable: false,
    })),
  ];
  const writer = new ParquetWriter({
    writer: fileWriter(path),
    schema: schemaFromColumnData({ columnData: columnData() }),
  });
  const flush = (): void => {
    writer.write({ columnData: columnData(), rowGroupSize: GROUP_ROWS });
    rows = 0;
    groups.length = 0;
  };
  return {
    write: (done) => {
      for (let i = 0; i < done.count; i++) {
        ids[rows] = BigInt(done.id[i]);
        groups.push(groupNames[done.group[i]]);
        Object.values(TIMES).forEach((column, k) => {
          times[k][rows] = done[column][i];
        });
        Object.values(COUNTS).forEach((column, k) => {
          counts[k][rows] = done[column][i];
        });
        rows += 1;
        if (rows === GROUP_ROWS) flush();
      }
    },
    close: () => {
      if (rows > 0) flush();
      writer.finish();
    },
  };
}
