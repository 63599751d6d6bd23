/** `ampacity claims [PLAN]`: the announcement line by line. */
import { claimsOf } from "../../engine/index.ts";
import { formatHeadline } from "../../engine/outcome/words.ts";
import { catalogue } from "../../facts/index.ts";
import {
  drawsMost,
  json,
  OptionMistakes,
  parseCountOption,
  parseSeed,
  printIssues,
  runPlan,
} from "../context.ts";
import type { Effects, ExitCode } from "../effects.ts";
import { bold, dim, labelled, wrap } from "../terminal.ts";

export async function claimsCommand(
  args: { plan?: string; json: boolean; seed?: string; draws?: string },
  effects: Effects,
): Promise<ExitCode> {
  const mistakes = new OptionMistakes();
  const draws = mistakes.read(() => parseCountOption("draws", args.draws, 200, drawsMost), 200);
  mistakes.read(() => parseSeed(args.seed), 1n);
  mistakes.tell();
  const result = runPlan(args.plan, { seed: args.seed, draws }, effects);
  if (!result.ok) {
    if (args.json) effects.stdout(json({ command: "claims", issues: result.issues }));
    printIssues(result.issues, effects);
    return 1;
  }
  const claims = claimsOf(result.outcome, catalogue);
  if (args.json) {
    effects.stdout(
      json({
        command: "claims",
        scenario: result.outcome.scenario,
        keys: result.outcome.keys,
        draws,
        claims,
      }),
    );
    return 0;
  }
  if (claims.length === 0) {
    effects.stdout(
      wrap(
        "This plan does not hold the letter of intent of 2025-09-22, so it is no reading of that announcement: there are no lines to answer.",
      ) + "\n",
    );
    return 0;
  }
  const lines = [
    bold(result.outcome.title),
    dim(`intervals: P10 … P90 of ${draws} draws of the whole plan`),
    "",
  ];
  for (const claim of claims) {
    const interval =
      claim.interval === null
        ? []
        : [
            line(
              "interval",
              `${formatHeadline(claim.interval.low, claim.unit)} … ${formatHeadline(claim.interval.high, claim.unit)} (${claim.interval.of})`,
            ),
          ];
    lines.push(
      bold(claim.line),
      line("claimed", claim.claimed),
      line("frame", claim.frame),
      line("computed", `${claim.computed} (${claim.kind})`),
      ...interval,
      line("record", claim.record),
      ...(claim.papers.length === 0
        ? []
        : [
            dim(
              line("papers", `${[...new Set(claim.papers.map((paper) => paper.ref))].join(", ")}`),
            ),
          ]),
      "",
    );
  }
  effects.stdout(`${lines.join("\n")}\n`);
  return 0;
}

const line = (label: string, text: string): string => labelled(`  ${label}`, text, 12);
