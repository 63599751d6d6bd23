/**
 * `ampacity simulate serving FILE`: reads a simulate file, runs it request by request, prints what
 * users got. Exit 0: done; 1: the file, or a row of its trace, is refused; 2: usage.
 *
 * `--out DIR` writes `report.json`, the time series (of a fleet: with `--series INTERVAL`) and,
 * with `--requests csv|parquet`, one row a request, in order of completion.
 */

import { createHash } from "node:crypto";
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import { printIssue } from "../../engine/scenario/issue.ts";
import {
  aggregateDocument,
  type ByteSource,
  fleetOf,
  prepareServing,
  readSimulate,
  type ServingFiles,
  type ServingReport,
  ServingRun,
  ServingSeries,
  type SimulateDocument,
  TraceError,
} from "../../engine/simulation/serving/index.ts";
import { catalogue } from "../../facts/index.ts";
import { parseQuantity } from "../../units/index.ts";
import { codeKey } from "../code-key.ts";
import { sha256 } from "../context.ts";
import { curveCache } from "../curve-cache.ts";
import { type Effects, UserMistake } from "../effects.ts";
import { makeFolders } from "../make-folders.ts";
import { printAggregated, printFleet, printReport } from "../reports/serving.ts";
import {
  REQUEST_FORMATS,
  type RequestFormat,
  requestTable,
} from "../serving-tables/request-table.ts";
import { writeSeries } from "../serving-tables/series-table.ts";

export interface SimulateServingArgs {
  file: string;
  json: boolean;
  out?: string;
  seed?: string;
  exact?: boolean;
  /** Format of the rows of requests; the bare flag says CSV. */
  requests?: boolean | string;
  /** Length of an interval of the time series, such as `5 min`. */
  series?: string;
  /** Answer from a curve instead of event by event. */
  aggregated?: boolean;
  /** Folder of curves; by default the system's cache. */
  cache?: string;
  /** Threads of a fleet run; by default what the machine has. */
  workers?: string;
}

export async function simulateServingCommand(
  args: SimulateServingArgs,
  effects: Effects,
): Promise<0 | 1 | 2> {
  try {
    return await run(args, effects);
  } catch (error) {
    if (error instanceof TraceError) {
      effects.stderr(`${printIssue(error.issue)}\n`);
      return 1;
    }
    if (error instanceof UserMistake) {
      effects.stderr(`${error.message}\n`);
      return 1;
    }
    throw error;
  }
}

async function run(args: SimulateServingArgs, effects: Effects): Promise<0 | 1 | 2> {
  let text: string;
  try {
    text = readFileSync(args.file, "utf8");
  } catch (error) {
    effects.stderr(
      `${args.file}: expected a simulate file, found ${(error as NodeJS.ErrnoException).code ?? "an error"}; try examples/r1/r1.yaml\n`,
    );
    return 1;
  }
  const tables = wanted(args, effects);
  if (tables === null) return 1;
  const read = readSimulate(text, args.file, catalogue);
  if (!read.ok) {
    for (const issue of read.issues) effects.stderr(`${printIssue(issue)}\n`);
    return 1;
  }
  const { document } = read;
  const seed = args.seed ?? String(document.seed);
  const inputs = createHash("sha256").update(text);
  if (args.aggregated) return aggregated(args, effects, { document, seed, text });
  if (fleetOf(document) !== null) {
    if (tables.requests !== null) {
      effects.stderr("--requests: expected one deployment; a fleet keeps no single requests\n");
      return 1;
    }
    return fleet(args, effects, { text, seed, title: document.title ?? null, tables });
  }
  const prepared = prepareServing(
    document,
    filesBeside(args.file, inputs),
    BigInt(seed),
    catalogue,
  );
  if (!prepared.ok) {
    for (const issue of prepared.issues) effects.stderr(`${printIssue(issue)}\n`);
    return 1;
  }
  if (args.out !== undefined) makeFolder(args.out);
  const { groupNames } = prepared.value;
  const table =
    tables.requests === null ? null : requestTable(args.out as string, tables.requests, groupNames);
  const series =
    args.out === undefined
      ? undefined
      : new ServingSeries({ groupNames, intervalS: tables.seriesIntervalS });
  const simulation = new ServingRun(prepared.value, {
    exact: args.exact,
    series,
    onCompletions: table?.write,
  });
  let announced = 0;
  while (simulation.step()) {
    if (simulation.arrived - announced >= 5_000_000) {
      announced = simulation.arrived;
      effects.stderr(`${(announced / 1e6).toFixed(0)} M requests\n`);
    }
  }
  table?.close();
  const report = simulation.report();
  if (simulation.arrived === 0) {
    effects.stderr(
      `${args.file}: workload: expected requests, found none; try more rows, or a longer duration\n`,
    );
    return 1;
  }
  const result = {
    command: "simulate serving",
    keys: { inputs: inputs.digest("hex"), seed },
    headline: headlineOf(report),
    title: document.title ?? null,
    ...report,
  };
  if (args.out !== undefined) {
    writeFileSync(join(args.out, "report.json"), `${JSON.stringify(result, null, 2)}\n`);
    if (series !== undefined) {
      writeSeries(args.out, series.rows({ power: document.power !== undefined }));
    }
  }
  if (args.json) effects.stdout(`${JSON.stringify(result, null, 2)}\n`);
  else effects.stdout(printReport(document, document.title ?? args.file, report));
  return 0;
}

/** The same question from a curve, kept under the hash of what made it. */
function aggregated(
  args: SimulateServingArgs,
  effects: Effects,
  input: { document: SimulateDocument; seed: string; text: string },
): 0 | 1 {
  const { document, seed, text } = input;
  if (args.out !== undefined) makeFolder(args.out);
  const answered = aggregateDocument(document, {
    catalogue,
    seed: BigInt(seed),
    store: curveCache(args.cache),
    hash: sha256,
    build: codeKey(),
  });
  if (!answered.ok) {
    for (const expected of answered.refused) {
      effects.stderr(`--aggregated: expected ${expected}; try without --aggregated\n`);
    }
    return 1;
  }
  const { answer, ...rest } = answered.report;
  const result = {
    command: "simulate serving",
    mode: "aggregated",
    keys: { inputs: createHash("sha256").update(text).digest("hex"), seed },
    headline: answer.saturated
      ? { saturated: true }
      : {
          saturated: false,
          ttftP99S: answer.ttftS.p99,
          tpotMeanS: answer.tpotS.mean,
          e2eMeanS: answer.e2eS.mean,
          withinTargetsFraction: answer.withinTargetsFraction,
        },
    title: document.title ?? null,
    ...rest,
    ...answer,
    error: AGGREGATE_ERROR,
  };
  if (args.out !== undefined) {
    writeFileSync(join(args.out, "report.json"), `${JSON.stringify(result, null, 2)}\n`);
  }
  if (args.json) effects.stdout(`${JSON.stringify(result, null, 2)}\n`);
  else effects.stdout(printAggregated(document.title ?? args.file, answered.report));
  return 0;
}

/** Against the event simulation on ten cases: docs/methods/serving-simulation.md. */
const AGGREGATE_ERROR = { meanFraction: 0.02, p99Fraction: 0.05 };

interface Wanted {
  /** Null: what the machine has. */
  readonly workers: number | null;
  readonly requests: RequestFormat | null;
  /** Null: not said. */
  readonly seriesIntervalS: number | null;
}

/** What the options ask for; null: they cannot have it, and it was said why. */
function wanted(args: SimulateServingArgs, effects: Effects): Wanted | null {
  const format = args.requests === true ? "csv" : args.requests || null;
  const requests = REQUEST_FORMATS.find((one) => one === format) ?? null;
  const mistakes: string[] = [];
  const whole = "expected a whole number";
  if (args.seed !== undefined && !/^\d{1,19}$/.test(args.seed)) {
    mistakes.push(`--seed: ${whole}, found ${JSON.stringify(args.seed)}; try 1`);
  }
  const workers = args.workers === undefined ? null : Number(args.workers);
  if (workers !== null && !(Number.isInteger(workers) && workers >= 1)) {
    mistakes.push(`--workers: ${whole} from 1, found ${JSON.stringify(args.workers)}; try 2`);
  }
  if (format !== requests) {
    mistakes.push(`--requests: expected csv or parquet, found ${JSON.stringify(format)}; try csv`);
  }
  let seriesIntervalS: number | null = null;
  if (args.series !== undefined) {
    const parsed = parseQuantity(args.series, "duration");
    if (parsed.ok && parsed.value > 0) seriesIntervalS = parsed.value;
    else {
      const expected = "an interval above 0";
      mistakes.push(
        `--series: expected ${expected}, found ${JSON.stringify(args.series)}; try "5 min"`,
      );
    }
  }
  for (const name of ["requests", "series"] as const) {
    if (args[name] && args.out === undefined) {
      mistakes.push(`--${name}: expected --out DIR, the folder to write to; try --out out`);
    }
  }
  for (const mistake of mistakes) effects.stderr(`${mistake}\n`);
  return mistakes.length === 0 ? { workers, requests, seriesIntervalS } : null;
}

/**
 * A fleet, shard by shard on workers. With `--out DIR` every finished shard is kept in DIR/shards:
 * the same command goes on after a kill where it was, unless file, seed or code has changed.
 */
async function fleet(
  args: SimulateServingArgs,
  effects: Effects,
  input: { text: string; seed: string; title: string | null; tables: Wanted },
): Promise<0> {
  const { text, seed, title, tables } = input;
  if (args.out !== undefined) makeFolder(args.out);
  const inputs = createHash("sha256").update(text).digest("hex");
  const { runFleet } = await import("../serving-fleet/run-fleet.ts");
  const { report, series } = await runFleet({
    text,
    file: args.file,
    seed: BigInt(seed),
    workers: tables.workers ?? undefined,
    seriesIntervalS: tables.seriesIntervalS,
    checkpoint:
      args.out === undefined
        ? null
        : { folder: join(args.out, "shards"), key: `${inputs}/${seed}/${codeKey()}` },
    onProgress: (done, all, requests) => {
      effects.stderr(`${done} of ${all} cells, ${(requests / 1e6).toFixed(1)} M requests\n`);
    },
  });
  const { ttftS, tpotS, e2eS, replicas } = report;
  const headline = {
    requests: report.requests,
    ttftP50S: ttftS.p50,
    ttftP99S: ttftS.p99,
    tpotMeanS: tpotS.mean,
    e2eMeanS: e2eS.mean,
    outputTokensPerS: report.outputTokensPerS,
    withinTargetsFraction: report.withinTargetsFraction,
    replicasMean: replicas.mean,
    replicasPeak: replicas.peak,
    saturated: report.saturation.saturated,
  };
  const keys = { inputs, seed };
  const result = { command: "simulate serving", keys, headline, title, ...report };
  if (args.out !== undefined) {
    writeFileSync(join(args.out, "report.json"), `${JSON.stringify(result, null, 2)}\n`);
    if (series !== null) writeSeries(args.out, series);
  }
  if (args.json) effects.stdout(`${JSON.stringify(result, null, 2)}\n`);
  else effects.stdout(printFleet(title ?? args.file, report));
  return 0;
}

/** The folder of `--out`, before the work whose results it is for. */
function makeFolder(folder: string): void {
  try {
    makeFolders(folder);
    accessSync(folder, constants.W_OK);
  } catch (error) {
    const { code = "an error" } = error as NodeJS.ErrnoException;
    throw new UserMistake(
      `--out: expected a folder that can be written, found ${code} at ${folder}; try another folder`,
    );
  }
}

/** Files named in a simulate file stand beside it; what is read goes into the key of the run. */
function filesBeside(file: string, inputs: ReturnType<typeof createHash>): ServingFiles {
  const folder = dirname(file);
  const named = (name: string, expected: string, found = "an error"): string =>
    `${file}: ${name}: expected ${expected}, found ${found}; try a path as seen from ${folder}`;
  const readWhole = (path: string): string => {
    const bytes = readFileSync(path);
    inputs.update(bytes);
    return (path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
  };
  return {
    open(name: string): ByteSource {
      const path = resolve(folder, name);
      let handle: number;
      try {
        if (statSync(path).isDirectory()) throw Object.assign(new Error(), { code: "a folder" });
        handle = openSync(path, "r");
      } catch (error) {
        throw new UserMistake(named(name, "a file to read", (error as NodeJS.ErrnoException).code));
      }
      return {
        name,
        read() {
          const piece = Buffer.allocUnsafe(1 << 16);
          const count = readSync(handle, piece, 0, piece.length, null);
          if (count === 0) {
            closeSync(handle);
            return null;
          }
          const bytes = piece.subarray(0, count);
          inputs.update(bytes);
          return bytes;
        },
      };
    },
    clients(name: string) {
      const path = resolve(folder, name);
      let names: string[];
      try {
        names = readdirSync(path);
      } catch (error) {
        throw new UserMistake(
          named(name, "a folder of client files", (error as NodeJS.ErrnoException).code),
        );
      }
      const ids = names
        .map((entry) => /^chunk-(\d+)-trace\.csv(\.gz)?$/.exec(entry))
        .filter((match) => match !== null)
        .map((match) => ({ id: Number(match[1]), zipped: match[2] ?? "" }))
        .sort((a, b) => a.id - b.id);
      return ids.map(({ id, zipped }) => {
        const dataset = join(path, `chunk-${id}-dataset.json${zipped}`);
        return {
          id,
          traceCsv: readWhole(join(path, `chunk-${id}-trace.csv${zipped}`)),
          datasetJson: existsSync(dataset) ? readWhole(dataset) : null,
        };
      });
    },
  };
}

function headlineOf(report: ServingReport): Record<string, number | boolean | null> {
  return {
    requests: report.requests,
    ttftP50S: report.ttftS.p50,
    ttftP99S: report.ttftS.p99,
    tpotMeanS: report.tpotS.mean,
    e2eMeanS: report.e2eS.mean,
    outputTokensPerS: report.outputTokensPerS,
    withinTargetsFraction: report.withinTargetsFraction,
    loadFraction: report.saturation.loadFraction,
    saturated: report.saturation.saturated,
  };
}
