/** `ampacity run [PLAN]`: the main job. */

import { type AtPercentile, atPercentile } from "../../engine/at-percentile.ts";
import { type Outcome, rateTables } from "../../engine/index.ts";
import type { Convergence } from "../../engine/outcome/convergence.ts";
import { setsPerDraw } from "../../engine/outcome/draws.ts";
import { codeKey } from "../code-key.ts";
import {
  drawsMost,
  json,
  OptionMistakes,
  parseCountOption,
  parseSeed,
  printIssues,
  runPlan,
  sha256,
} from "../context.ts";
import { limitCache } from "../curve-cache.ts";
import { type Effects, type ExitCode, UserMistake } from "../effects.ts";
import { drawReport } from "../reports/draw.ts";
import { outcomeReport } from "../reports/outcome.ts";
import { percentileReport } from "../reports/percentile.ts";
import { progress } from "../terminal.ts";

export interface RunArgs {
  readonly plan?: string;
  readonly json: boolean;
  readonly seed?: string;
  readonly draws?: string;
  /** Number of one draw, 1 … draws: that draw instead of the ranges. */
  readonly draw?: string;
  /** Number of one set of that draw, 1 … the sets of a draw; by default the first. */
  readonly set?: string;
  readonly workers?: string;
  readonly out?: string;
  /**
   * Whether to rate the plan at its tiers' percentiles by the event simulation: by default in the
   * report, and not in JSON, which is the page's outcome byte for byte.
   */
  readonly simulate?: boolean;
  /** Folder of what the event simulation made; by default the system's cache. */
  readonly cache?: string;
}

export async function runCommand(args: RunArgs, effects: Effects): Promise<ExitCode> {
  const mistakes = new OptionMistakes();
  const draws = mistakes.read(() => parseCountOption("draws", args.draws, 0, drawsMost), drawsMost);
  const number = mistakes.read(() => drawNumber(args.draw, draws), 1);
  const set = mistakes.read(() => setNumber(args.set, number), 1);
  const workers = mistakes.read(() => workersOf(args.workers), undefined);
  mistakes.read(() => parseSeed(args.seed), 1n);
  mistakes.read(() => noFolder(args), undefined);
  mistakes.tell();
  const result = runPlan(args.plan, { seed: args.seed }, effects);
  if (!result.ok) {
    if (args.json) effects.stdout(json({ command: "run", issues: result.issues }));
    printIssues(result.issues, effects);
    return 1;
  }
  const input = {
    text: result.text,
    file: result.file,
    draws,
    seed: BigInt(result.outcome.keys.seed),
  };
  if (number !== null) {
    const { oneDraw } = await import("../workers/draws.ts");
    const drawn = oneDraw(input, number, set);
    const { scenario, keys, definitions } = result.outcome;
    effects.stdout(
      args.json
        ? json({ command: "run", scenario, keys, draws, sets: setsPerDraw, ...drawn })
        : drawReport(result.outcome.title, draws, drawn, definitions),
    );
    return 0;
  }
  let complete: Outcome & {
    readonly convergence?: Convergence;
    readonly atPercentile?: AtPercentile;
  } = result.outcome;
  if (draws > 0) {
    const { drawRangesParallel } = await import("../workers/draws.ts");
    const { sets, ranges, convergence } = await drawRangesParallel({
      ...input,
      ...(workers === undefined ? {} : { workers }),
      onDraw: progress(effects.stderr, "draws", draws),
    });
    complete = { ...result.outcome, draws, sets, ranges, convergence };
  }
  if (args.simulate ?? !args.json) {
    const held = atPercentile(result.plan, rateTables(result.plan), {
      seed: input.seed,
      store: limitCache(args.cache),
      hash: sha256,
      build: codeKey(),
    });
    complete = { ...complete, atPercentile: held };
  }
  const outcome = { command: "run", ...complete };
  if (args.out !== undefined) {
    const { writeOutcome } = await import("../write-outcome.ts");
    for (const file of await writeOutcome(args.out, complete, json(outcome)))
      effects.stderr(`wrote ${file}\n`);
  }
  const held = complete.atPercentile;
  const text = outcomeReport(complete) + (held === undefined ? "" : percentileReport(held));
  effects.stdout(args.json ? json(outcome) : text);
  return 0;
}

function workersOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const workers = parseCountOption("workers", text, 2, 64);
  if (workers > 0) return workers;
  throw new UserMistake("--workers: expected at least 1, found 0; try --workers 2");
}

function noFolder({ draw, out }: RunArgs): void {
  if (draw !== undefined && out !== undefined)
    throw new UserMistake(
      "--draw: expected no --out, found both; try --json for one draw as a file",
    );
}

function drawNumber(text: string | undefined, draws: number): number | null {
  if (text === undefined) return null;
  if (draws === 0)
    throw new UserMistake(
      "--draw: expected --draws N beside it, found none; a draw's strata are those of its N",
    );
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= 1 && number <= draws) return number;
  throw new UserMistake(
    `--draw: expected a whole number from 1 to ${draws}, found ${JSON.stringify(text)}; try --draw 1`,
  );
}

function setNumber(text: string | undefined, draw: number | null): number {
  if (text === undefined) return 1;
  if (draw === null)
    throw new UserMistake(
      "--set: expected --draw K beside it, found none; a set is one of a draw's",
    );
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= 1 && number <= setsPerDraw) return number;
  throw new UserMistake(
    `--set: expected a whole number from 1 to ${setsPerDraw}, found ${JSON.stringify(text)}; try --set 1`,
  );
}
