/** `ampacity run [PLAN]`: the main job. */

import { json, parseCountOption, printIssues, runPlan } from "../context.ts";
import type { Effects, ExitCode } from "../effects.ts";
import { outcomeReport } from "../reports/outcome.ts";

export interface RunArgs {
  readonly plan?: string;
  readonly json: boolean;
  readonly seed?: string;
  readonly draws?: string;
  readonly out?: string;
}

export async function runCommand(args: RunArgs, effects: Effects): Promise<ExitCode> {
  const draws = parseCountOption("draws", args.draws, 0, 1_000_000);
  const result = runPlan(args.plan, { seed: args.seed, draws }, effects);
  if (!result.ok) {
    if (args.json) effects.stdout(json({ command: "run", issues: result.issues }));
    printIssues(result.issues, effects);
    return 1;
  }
  const outcome = { command: "run", ...result.outcome };
  if (args.out !== undefined) {
    const { writeOutcome } = await import("../write-outcome.ts");
    for (const file of await writeOutcome(args.out, result.outcome, json(outcome)))
      effects.stderr(`wrote ${file}\n`);
  }
  effects.stdout(args.json ? json(outcome) : outcomeReport(result.outcome));
  return 0;
}
