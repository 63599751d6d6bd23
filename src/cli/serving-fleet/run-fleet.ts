/**
 * Shards of a fleet on several threads, with a checkpoint for each that is done. The main thread
 * hands out shard numbers and joins the results by number, so the bytes are the same for any
 * number of workers; a run that was killed takes up its finished shards from the folder.
 *
 * This module is also what a worker runs: a bundle keeps parent and worker in one file that way.
 */

import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { isMainThread, parentPort, type Worker, workerData } from "node:worker_threads";
import {
  type FleetReport,
  fleetOf,
  fleetShards,
  joinSeries,
  joinShards,
  readSimulate,
  type SeriesRow,
  type Shard,
  type ShardResult,
  type SimulateDocument,
  shardResult,
  startShard,
} from "../../engine/simulation/serving/index.ts";
import { catalogue } from "../../facts/index.ts";
import { makeFolders } from "../make-folders.ts";
import { startWorker } from "../workers/start-worker.ts";

const task = "ampacity serving fleet";

export interface FleetInput {
  readonly text: string;
  readonly file: string;
  readonly seed: bigint;
  /** Threads beside this one; by default what the machine has. */
  readonly workers?: number;
  /** Interval of the time series; null: none. */
  readonly seriesIntervalS?: number | null;
  /** Where finished shards are kept; null: nowhere. */
  readonly checkpoint: { readonly folder: string; readonly key: string } | null;
  readonly onProgress?: (done: number, all: number, requests: number) => void;
  readonly signal?: AbortSignal;
}

/** Runs a checked simulate file whose workload is a fleet. */
export async function runFleet(
  input: FleetInput,
): Promise<{ report: FleetReport; series: SeriesRow[] | null }> {
  const document = documentOf(input.text, input.file);
  const shards = fleetShards(fleetOf(document)!);
  const results: ShardResult[] = [];
  const open: Shard[] = [];
  if (input.checkpoint !== null) makeFolders(input.checkpoint.folder);
  for (const shard of shards) {
    const kept = readKept(input, shard.index);
    if (kept === null) open.push(shard);
    else results.push(kept);
  }
  const requests = () => results.reduce((sum, result) => sum + result.statistics.sums[0], 0);
  const finish = (result: ShardResult): void => {
    keep(input.checkpoint, result);
    results.push(result);
    input.onProgress?.(results.length, shards.length, requests());
  };
  const wanted = Math.min(open.length, input.workers ?? availableParallelism());
  if (input.signal?.aborted) throw new Error("cancelled");
  if (wanted > 0) await runOnWorkers(open, wanted, input, finish);
  const series = (input.seriesIntervalS ?? null) === null ? null : joinSeries(document, results);
  return { report: joinShards(document, results), series };
}

function runShard(
  document: SimulateDocument,
  shard: Shard,
  seed: bigint,
  seriesIntervalS: number | null,
): ShardResult {
  const run = startShard(document, shard, seed, { seriesIntervalS, catalogue });
  while (run.step());
  return shardResult(shard, run);
}

function runOnWorkers(
  shards: readonly Shard[],
  count: number,
  input: FleetInput,
  finish: (result: ShardResult) => void,
): Promise<void> {
  // Compiled in the background, the engine's loop is at times given up when a deployment starts and
  // never compiled again: a run then takes twice to three times as long. Threads that start after
  // this compile as they go; the thread that says it is not touched.
  setFlagsFromString("--no-concurrent-recompilation");
  let next = 0;
  let done = 0;
  return new Promise((fulfil, reject) => {
    const workers: Worker[] = [];
    const stop = (): void => {
      for (const worker of workers) void worker.terminate();
    };
    const fail = (error: unknown): void => {
      done = shards.length;
      stop();
      reject(error instanceof Error ? error : new Error(String(error)));
    };
    input.signal?.addEventListener("abort", () => fail(new Error("cancelled")));
    const ask = (worker: Worker): void => {
      if (next < shards.length) worker.postMessage(shards[next++]);
    };
    for (let index = 0; index < count; index += 1) {
      const { text, file, seed, seriesIntervalS = null } = input;
      const data: WorkerInput = { task, text, file, seed: String(seed), seriesIntervalS };
      const worker = startWorker(import.meta.url, data);
      workers.push(worker);
      worker.on("error", fail);
      worker.on("exit", (code) => {
        if (done < shards.length) fail(new Error(`a fleet worker ended early, code ${code}`));
      });
      worker.on("message", (result: ShardResult) => {
        done += 1;
        finish(result);
        if (done === shards.length) {
          stop();
          fulfil();
        } else ask(worker);
      });
      ask(worker);
    }
  });
}

/** A finished shard of the same inputs and seed; anything else in the folder is done again. */
function readKept(input: FleetInput, index: number): ShardResult | null {
  const { checkpoint, seriesIntervalS = null } = input;
  if (checkpoint === null) return null;
  const path = shardPath(checkpoint.folder, index);
  if (!existsSync(path)) return null;
  try {
    const kept = JSON.parse(readFileSync(path, "utf8")) as { key: string; result: ShardResult };
    if (kept.key !== checkpoint.key || kept.result.index !== index) return null;
    // A shard kept without the series that is wanted now, or with one of another interval.
    if ((kept.result.series?.intervalS ?? null) !== seriesIntervalS) return null;
    return kept.result;
  } catch {
    return null;
  }
}

/** Written beside and moved into place: a kill leaves a whole file or none. */
function keep(checkpoint: FleetInput["checkpoint"], result: ShardResult): void {
  if (checkpoint === null) return;
  const path = shardPath(checkpoint.folder, result.index);
  writeFileSync(`${path}.part`, JSON.stringify({ key: checkpoint.key, result }));
  renameSync(`${path}.part`, path);
}

function shardPath(folder: string, index: number): string {
  return join(folder, `shard-${String(index).padStart(5, "0")}.json`);
}

function documentOf(text: string, file: string): SimulateDocument {
  const read = readSimulate(text, file, catalogue);
  if (!read.ok) throw new Error(`${file}: expected a simulate file without issues`);
  return read.document;
}

interface WorkerInput {
  readonly task: string;
  readonly text: string;
  readonly file: string;
  readonly seed: string;
  readonly seriesIntervalS: number | null;
}

if (!isMainThread && parentPort !== null && workerData?.task === task) {
  const port = parentPort;
  const { text, file, seed, seriesIntervalS } = workerData as WorkerInput;
  const document = documentOf(text, file);
  port.on("message", (shard: Shard) => {
    port.postMessage(runShard(document, shard, BigInt(seed), seriesIntervalS));
  });
}
