/**
 * Draws of a plan on several threads. The main thread draws them and hands out small parts; workers
 * evaluate and send headlines back; the main thread combines them by draw number, so that the bytes
 * are the same for any number of workers.
 *
 * This module is also what a worker runs: a bundle keeps parent and worker in one file that way.
 */
import { availableParallelism } from "node:os";
import { isMainThread, parentPort, type Worker, workerData } from "node:worker_threads";
import {
  baseValues,
  buildOut,
  evaluate,
  planSchedule,
  rateTables,
  resolvePlanText,
} from "../../engine/index.ts";
import { type Convergence, convergenceOf } from "../../engine/outcome/convergence.ts";
import { type Draw, drawPlan, setsOf, setsPerDraw } from "../../engine/outcome/draws.ts";
import { definitionsOf, type Headline, headlineOf } from "../../engine/outcome/headline.ts";
import {
  type HeadlineTable,
  headlinesOf,
  headlinesOfDraw,
  headlineTable,
  type Range,
  rangesOf,
} from "../../engine/outcome/ranges.ts";
import { percentileOf } from "../../engine/outcome/solve.ts";
import { powerStates } from "../../engine/scenario/document.ts";
import type { Input, Plan } from "../../engine/scenario/plan.ts";
import { catalogue } from "../../facts/index.ts";
import { isoDay } from "../../units/index.ts";
import { startWorker } from "./start-worker.ts";

const task = "ampacity draws";
/** Small enough for lively progress and even ends, large enough that messages cost nothing. */
const drawsInPart = 25;
/** Below this many draws a worker's start takes longer than the work that it saves. */
const drawsWorthWorkers = 400;

/** Each worker holds its own plan and tables, some 50 MiB; 10,000 draws on four stay below 500 MiB. */
const workersMost = 4;

/**
 * A worker of the reference plan needs some 30 MiB of heap. Told that it may have gigabytes, as it is by
 * default, it lets garbage pile up: these limits keep two of them 80 MiB smaller together.
 */
const heapLimits = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 256 };

export interface DrawsInput {
  readonly text: string;
  readonly file: string;
  readonly draws: number;
  readonly seed: bigint;
  /** Threads; by default what the machine has. One evaluates here, without a worker. */
  readonly workers?: number;
  readonly onDraw?: (done: number) => void;
}

export interface DrawnRanges {
  /** Sets of each draw: ranges are over all of them. */
  readonly sets: number;
  readonly ranges: Readonly<Record<string, Range>>;
  readonly convergence: Convergence;
}

/** P10, P50, P90 of every headline. The plan must be one that resolves. */
export async function drawRangesParallel(input: DrawsInput): Promise<DrawnRanges> {
  const plan = resolved(input.text, input.file);
  const tables = rateTables(plan);
  const schedule = planSchedule(plan, catalogue);
  // Workers read the draws where they lie: nothing is copied.
  const shared = (length: number) =>
    new Float64Array(new SharedArrayBuffer(length * Float64Array.BYTES_PER_ELEMENT));
  const draws = drawPlan(plan, tables, schedule, input.draws, input.seed, shared);
  const wanted =
    input.workers ??
    (input.draws < drawsWorthWorkers ? 1 : Math.min(workersMost, availableParallelism()));
  const parts = Math.ceil(input.draws / drawsInPart);
  const table =
    wanted <= 1
      ? headlinesOf(plan, tables, draws, input.onDraw)
      : await drawOnWorkers(plan, draws, Math.min(wanted, parts), input);
  return {
    sets: setsPerDraw,
    ranges: rangesOf(table),
    convergence: convergenceOf(table, setsPerDraw),
  };
}

/** One draw of the `draws` that ranges are made of, by its number from 1. */
export interface OneDraw {
  readonly draw: number;
  readonly set: number;
  /** Every uncertain input, those furthest from their medians first. */
  readonly inputs: readonly {
    readonly id: string;
    readonly title: string;
    readonly dimension: Input["dimension"];
    readonly base: number;
    readonly drawn: number;
    /** Share of its distribution below. */
    readonly shareBelow: number | null;
  }[];
  /** States whose date the draw moves. */
  readonly dates: readonly {
    readonly block: string;
    readonly state: string;
    readonly base: string;
    readonly drawn: string;
  }[];
  readonly base: Headline;
  readonly headline: Headline;
}

export function oneDraw(
  input: Omit<DrawsInput, "workers" | "onDraw">,
  number: number,
  set: number,
): OneDraw {
  const plan = resolved(input.text, input.file);
  const tables = rateTables(plan);
  const schedule = planSchedule(plan, catalogue);
  const draw = drawPlan(plan, tables, schedule, input.draws, input.seed)[number - 1]!;
  const values = setsOf(plan, draw)[set - 1]!;
  const base = baseValues(plan);
  const { reachedDay } = buildOut(plan, draw.values).programme;
  const atBase = evaluate(plan, tables, base);
  const far = (share: number | null) => Math.abs((share ?? 0.5) - 0.5);
  return {
    draw: number,
    set,
    inputs: plan.inputs
      .flatMap(({ id, title, dimension, shape }, index) =>
        shape === "fixed"
          ? []
          : [
              {
                id,
                title,
                dimension,
                base: base[index]!,
                drawn: values[index]!,
                shareBelow: percentileOf(plan.inputs[index]!, values[index]!),
              },
            ],
      )
      .sort((a, b) => far(b.shareBelow) - far(a.shareBelow) || (a.id < b.id ? -1 : 1)),
    dates: plan.blocks.flatMap((block, index) =>
      powerStates.flatMap((state) => {
        const before = atBase.programme.reachedDay[index]![state];
        const after = reachedDay[index]![state];
        return before === undefined || after === undefined || before === after
          ? []
          : [{ block: block.id, state, base: isoDay(before), drawn: isoDay(after) }];
      }),
    ),
    base: headlineOf(plan, base, atBase),
    headline: headlinesOfDraw(plan, tables, draw)[set - 1]!,
  };
}

interface Asked {
  readonly from: number;
  readonly draws: readonly Draw[];
}
interface Answered {
  readonly from: number;
  readonly count: number;
  readonly columns: HeadlineTable["columns"];
}

function drawOnWorkers(
  plan: Plan,
  draws: readonly Draw[],
  count: number,
  input: DrawsInput,
): Promise<HeadlineTable> {
  const table = headlineTable(definitionsOf(plan), draws.length * setsPerDraw);
  let next = 0;
  let done = 0;
  return new Promise((fulfil, reject) => {
    const workers: Worker[] = [];
    const stop = () => {
      for (const worker of workers) void worker.terminate();
    };
    const fail = (error: unknown) => {
      stop();
      reject(error instanceof Error ? error : new Error(String(error)));
    };
    const ask = (worker: Worker) => {
      if (next >= draws.length) return;
      const asked: Asked = { from: next, draws: draws.slice(next, next + drawsInPart) };
      next += asked.draws.length;
      worker.postMessage(asked);
    };
    for (let index = 0; index < count; index += 1) {
      const worker = startWorker(
        import.meta.url,
        { task, text: input.text, file: input.file },
        heapLimits,
      );
      workers.push(worker);
      worker.on("error", fail);
      worker.on("exit", (code) => {
        if (done < draws.length) fail(new Error(`a draw worker ended early, code ${code}`));
      });
      worker.on("message", (answer: Answered) => {
        for (const [name, column] of Object.entries(answer.columns))
          table.columns[name]!.set(column, answer.from * setsPerDraw);
        done += answer.count;
        input.onDraw?.(done);
        if (done === draws.length) {
          stop();
          fulfil(table);
        } else ask(worker);
      });
      ask(worker);
    }
  });
}

function resolved(text: string, file: string): Plan {
  const result = resolvePlanText(text, file, catalogue);
  if (!result.ok) throw new Error(`${file}: expected a plan without issues; check it first`);
  return result.plan;
}

if (!isMainThread && parentPort !== null && workerData?.task === task) {
  const port = parentPort;
  const plan = resolved(workerData.text, workerData.file);
  const tables = rateTables(plan);
  port.on("message", ({ from, draws }: Asked) => {
    const { columns } = headlinesOf(plan, tables, draws);
    const answer: Answered = { from, count: draws.length, columns };
    port.postMessage(answer);
  });
}
