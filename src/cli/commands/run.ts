/** `ampacity run [PLAN]`: the main job. */

import type { Outcome } from "../../engine/index.ts";
import { json, parseCountOption, printIssues, runPlan } from "../context.ts";
import type { Effects, ExitCode } from "../effects.ts";
import { outcomeReport } from "../reports/outcome.ts";
import { progress } from "../terminal.ts";

export interface RunArgs {
  readonly plan?: string;
  readonly json: boolean;
  readonly seed?: string;
  readonly draws?: string;
  readonly out?: string;
}

export async function runCommand(args: RunArgs, effects: Effects): Promise<ExitCode> {
  const draws = parseCountOption("draws", args.draws, 0, 1_000_000);
  const result = runPlan(args.plan, { seed: args.seed }, effects);
  if (!result.ok) {
    if (args.json) effects.stdout(json({ command: "run", issues: result.issues }));
    printIssues(result.issues, effects);
    return 1;
  }
  const complete = draws === 0 ? result.outcome : await withRanges(result, draws, effects);
  const outcome = { command: "run", ...complete };
  if (args.out !== undefined) {
    const { writeOutcome } = await import("../write-outcome.ts");
    for (const file of await writeOutcome(args.out, complete, json(outcome)))
      effects.stderr(`wrote ${file}\n`);
  }
  effects.stdout(args.json ? json(outcome) : outcomeReport(complete));
  return 0;
}

/** The outcome with P10, P50 and P90 of its headline, drawn on as many threads as pay. */
async function withRanges(
  result: { outcome: Outcome; text: string; file: string },
  draws: number,
  effects: Effects,
): Promise<Outcome> {
  const { drawRangesParallel } = await import("../workers/draws.ts");
  const { ranges } = await drawRangesParallel({
    text: result.text,
    file: result.file,
    draws,
    seed: BigInt(result.outcome.keys.seed),
    onDraw: progress(effects.stderr, "draws", draws),
  });
  return { ...result.outcome, draws, ranges };
}
