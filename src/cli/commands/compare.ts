/** `ampacity compare A B`: two plans' outcomes, their deltas and the causes of them. */
import { compareOutcomes, type Delta, type Outcome } from "../../engine/index.ts";
import { formatHeadline } from "../../engine/outcome/words.ts";
import { json, printIssues, runPlan } from "../context.ts";
import type { Effects, ExitCode } from "../effects.ts";
import { bold, table, wrap } from "../terminal.ts";

export async function compareCommand(
  args: { a: string; b: string; json: boolean; seed?: string },
  effects: Effects,
): Promise<ExitCode> {
  const outcomes: Outcome[] = [];
  let failed = false;
  for (const plan of [args.a, args.b]) {
    const result = runPlan(plan, { seed: args.seed }, effects);
    if (result.ok) outcomes.push(result.outcome);
    else {
      printIssues(result.issues, effects);
      failed = true;
    }
  }
  if (failed) return 1;
  const comparison = compareOutcomes(outcomes[0]!, outcomes[1]!);
  if (args.json) {
    effects.stdout(json({ command: "compare", ...comparison }));
    return 0;
  }
  const definitions = { ...outcomes[1]!.definitions, ...outcomes[0]!.definitions };
  const rows = comparison.deltas.map((delta) => [
    definitions[delta.name]!.title,
    formatHeadline(delta.a, delta.unit),
    formatHeadline(delta.b, delta.unit),
    changeText(delta),
  ]);
  const causes = comparison.causes
    .slice(0, 30)
    .flatMap((cause) => [cause.what, wrap(`A  ${cause.a}`, "    "), wrap(`B  ${cause.b}`, "    ")]);
  const more = comparison.causes.length - causes.length / 3;
  effects.stdout(
    `${[
      `A  ${bold(outcomes[0]!.title)}`,
      `B  ${bold(outcomes[1]!.title)}`,
      "",
      table(["", "A", "B", "change"], rows, ["left", "right", "right", "right"], 0),
      "",
      bold("Causes"),
      causes.length === 0 ? "none: the same plan" : causes.join("\n"),
      ...(more > 0 ? [`and ${more} more (--json lists all)`] : []),
    ].join("\n")}\n`,
  );
  return 0;
}

function changeText(delta: Delta): string {
  if (delta.a === delta.b) return "=";
  if (delta.unit === "date") return delta.change === null ? "≠" : `${signed(delta.change)} days`;
  if (delta.changeFraction === null) return "≠";
  if (Math.abs(delta.changeFraction) < 1e-12) return "=";
  return `${signed(Math.round(delta.changeFraction * 1000) / 10)} %`;
}

const signed = (value: number): string => `${value < 0 ? "−" : "+"}${Math.abs(value)}`;
