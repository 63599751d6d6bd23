/** `ampacity check PLAN`: every issue with line and column, or that there is none. */
import { resolvePlanText } from "../../engine/index.ts";
import { catalogue } from "../../facts/index.ts";
import { json, printIssues, readPlanFile } from "../context.ts";
import type { Effects, ExitCode } from "../effects.ts";

export async function checkCommand(
  args: { plan: string; json: boolean },
  effects: Effects,
): Promise<ExitCode> {
  const { text, file } = readPlanFile(args.plan);
  const resolved = resolvePlanText(text, file, catalogue);
  const issues = resolved.ok ? [] : resolved.issues;
  const remarks = resolved.ok ? resolved.plan.remarks : [];
  if (args.json) effects.stdout(json({ command: "check", file, ok: resolved.ok, issues, remarks }));
  if (!resolved.ok) {
    printIssues(issues, effects);
    effects.stderr(`${file}: ${issues.length} ${issues.length === 1 ? "issue" : "issues"}\n`);
    return 1;
  }
  if (!args.json) {
    effects.stdout(
      `${file}: a valid plan, ${resolved.plan.blocks.length} blocks, ${resolved.plan.inputs.length} inputs\n`,
    );
    for (const remark of remarks) effects.stdout(`  note: ${remark}\n`);
  }
  return 0;
}
