/** Reads a simulate file, and looks up what it names of the catalogue. */

import type { Catalogue } from "../../../facts/kinds.ts";
import type { Issue } from "../../scenario/issue.ts";
import { checkAgainst, type Locate, readYaml } from "../../scenario/read.ts";
import { type PerformanceNames, performanceModel, platformPower } from "./performance-model.ts";
import { type Contradiction, contradictions } from "./simulate-contradictions.ts";
import { type NamedPerformance, type SimulateDocument, simulateSchema } from "./simulate-schema.ts";

export type ReadSimulate =
  | { readonly ok: true; readonly document: SimulateDocument; readonly locate: Locate }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/**
 * A simulate file from its text; `file` names it in issues. What it names of the catalogue is
 * looked up there.
 */
export function readSimulate(
  text: string,
  file: string,
  catalogue: Catalogue | null = null,
): ReadSimulate {
  const read = readYaml(text, file);
  if (!read.ok) return read;
  const checked = checkAgainst(simulateSchema, read.value, file, read.locate);
  if (!checked.ok) return checked;
  const issues: Issue[] = [];
  for (const { path, expected, found, hint } of [
    ...contradictions(checked.value),
    ...unknownNames(checked.value, catalogue),
  ]) {
    issues.push({ file, ...read.locate(path), path: `/${path.join("/")}`, expected, found, hint });
  }
  if (issues.length > 0) return { ok: false, issues };
  return { ok: true, document: checked.value, locate: read.locate };
}

/** The names of a step cost by the performance model, with the workload's mean prompt. */
export function performanceNames(
  { promptTokens, ...names }: NamedPerformance,
  workload: SimulateDocument["workload"],
): PerformanceNames {
  return { ...names, promptTokens: promptTokens ?? promptTokensMean(workload) };
}

/** Mean prompt where a workload states one; elsewhere a guess that only shapes long prefills. */
function promptTokensMean(workload: SimulateDocument["workload"]): number {
  if ("drawn" in workload) return workload.drawn.promptTokens.mean;
  if ("closedLoop" in workload) return workload.closedLoop.promptTokens.mean;
  if ("r1" in workload) return workload.r1.promptTokens.mean;
  if ("rows" in workload) {
    return workload.rows.reduce((sum, row) => sum + row[1], 0) / workload.rows.length;
  }
  const talk =
    "sessions" in workload ? workload.sessions : "fleet" in workload ? workload.fleet : null;
  if (talk === null) return 1024;
  // Each turn's prompt holds what was said before it.
  const { messageTokens, outputTokens, turns, maxPromptTokens } = talk;
  const said = messageTokens.mean + ((messageTokens.mean + outputTokens.mean) * (turns - 1)) / 2;
  return Math.min(maxPromptTokens, said);
}

/** Names that the catalogue lacks, and layouts that cannot run. */
function unknownNames(document: SimulateDocument, catalogue: Catalogue | null): Contradiction[] {
  const list: Contradiction[] = [];
  const { power, deployment, workload } = document;
  const costs = [
    { path: ["stepCost"] as (string | number)[], cost: document.stepCost },
    ...deployment.also.flatMap(({ stepCost: cost }, i) =>
      cost === undefined ? [] : [{ path: ["deployment", "also", i, "stepCost"], cost }],
    ),
  ];
  const named = power !== undefined && "platform" in power ? power : null;
  if (catalogue === null) {
    if (named === null && costs.every(({ cost }) => !("performance" in cost))) return list;
    throw new Error("expected a catalogue to look names up in");
  }
  const rating = named === null ? null : platformPower(named.platform, catalogue);
  if (named !== null && rating === null) {
    const accepted = Object.keys(catalogue.platforms);
    const expected = `one of ${accepted.join(", ")}`;
    list.push({
      path: ["power", "platform"],
      expected,
      found: named.platform,
      hint: accepted[0],
    });
  }
  for (const { path, cost } of costs) {
    if (!("performance" in cost)) continue;
    const model = performanceModel(performanceNames(cost.performance, workload), catalogue);
    if ("issues" in model) {
      for (const { key, ...issue } of model.issues) {
        list.push({ path: [...path, "performance", key], ...issue });
      }
    } else if (rating !== null && rating.accelerator !== model.accelerator.id) {
      const expected = `a platform that carries ${model.accelerator.id}`;
      const found = `${named?.platform}, which carries ${rating.accelerator}`;
      list.push({ path: ["power", "platform"], expected, found, hint: "the platform of stepCost" });
    }
  }
  return list;
}
