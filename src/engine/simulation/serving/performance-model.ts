/**
 * A replica by what it is: an LLM on accelerators of the catalogue, in one precision, layout and
 * engine. Step time, KV memory and power come from the performance model.
 *
 * A step is the decode of its batch and the prefill of its chunk, one after the other, as the
 * model was fitted. The model is asked once for each batch size and power of two of context, and
 * read off straight between; it is straight there but for windows that are no power of two.
 *
 * Units   seconds, tokens, joules
 * Valid   as serving-step.ts: no speculative decoding; prompts of a step are reckoned at the mean
 *         length, as the loop knows only their sum
 * Fails   names that the catalogue lacks and layouts that cannot run, as issues
 * Checked performance-model.test.ts, against direct calls
 */

import type { Catalogue } from "../../../facts/kinds.ts";
import { layerCounts } from "../../performance/llm-counts.ts";
import { servingMemory } from "../../performance/memory-fit.ts";
import { namedPrecision, type PrecisionName } from "../../performance/precision-names.ts";
import { estimateServing } from "../../performance/serving-estimate.ts";
import { fittedConstants } from "../../performance/serving-fitted.ts";
import { type PreparedStep, prepareStep, stepTotalS } from "../../performance/serving-step.ts";
import type {
  AcceleratorSpec,
  Engine,
  LlmShape,
  Placement,
  Precision,
} from "../../performance/types.ts";
import { chipPowerOf } from "../../scenario/chip-power.ts";
import { chosen, si } from "../../scenario/inputs.ts";
import { findAccelerator, findLlm } from "../../scenario/performance-catalogue.ts";
import type { StepCost } from "./step-cost.ts";
import type { StepEnergy } from "./step-energy.ts";
import { tabulated } from "./tabulated.ts";
import { workEnergy } from "./work-energy.ts";

/** As the simulate file names it. */
export interface PerformanceNames {
  readonly llm: string;
  readonly platform: string;
  readonly precision: PrecisionName;
  readonly engine: Engine;
  readonly tensorParallel: number;
  readonly dataParallel: number;
  readonly expertParallel?: number | undefined;
  /** Mean prompt of the traffic. */
  readonly promptTokens: number;
}

export interface PerformanceModel {
  readonly llm: LlmShape;
  readonly accelerator: AcceleratorSpec;
  readonly placement: Placement;
  readonly precision: Precision;
  readonly packages: number;
  /** Tokens whose keys and values fit beside the weights, over the replica. */
  readonly kvTokens: number;
  readonly cost: StepCost;
  /** The packages alone, above and at their floor. */
  readonly energy: StepEnergy;
}

/** Why a model cannot be had, at a key of its names. */
export interface ModelIssue {
  readonly key: keyof PerformanceNames;
  readonly expected: string;
  readonly found: string;
  readonly hint: string;
}

export function performanceModel(
  names: PerformanceNames,
  catalogue: Catalogue,
): PerformanceModel | { readonly issues: readonly ModelIssue[] } {
  const issues: ModelIssue[] = [];
  const unknown = (key: "llm" | "platform", accepted: readonly string[]): void => {
    const expected = `one of ${accepted.join(", ")}`;
    issues.push({ key, expected, found: names[key], hint: accepted[0] });
  };
  const llm = findLlm(catalogue, names.llm);
  const accelerator = findAccelerator(catalogue, names.platform);
  if (llm === undefined) unknown("llm", Object.keys(catalogue.llms));
  if (accelerator === undefined) {
    unknown("platform", [
      ...Object.keys(catalogue.platforms),
      ...Object.keys(catalogue.accelerators),
    ]);
  }
  if (llm === undefined || accelerator === undefined) return { issues };
  const packages = names.tensorParallel * names.dataParallel;
  const experts = layerCounts(llm).expert > 0;
  const expertParallel = names.expertParallel ?? (experts ? packages : 1);
  const placement: Placement = {
    tensorParallel: names.tensorParallel,
    pipelineParallel: 1,
    attentionDataParallel: names.dataParallel,
    expertParallel,
    expertTensorParallel: experts ? packages / expertParallel : 1,
  };
  const precision = namedPrecision(names.precision, llm);
  const { engine } = names;
  const whole = { llm, accelerator, placement, precision };
  const probe = estimateServing({ ...whole, engine, isl: 1, osl: 1, concurrency: 1 });
  if ("refused" in probe) {
    const { reason, detail } = probe.refused;
    const { key, hint } = REFUSALS[reason] ?? { key: "tensorParallel", hint: "another layout" };
    return {
      issues: [{ key, expected: "what can run", found: `${reason}: ${detail}`, hint }],
    };
  }
  const step = prepareStep({ ...whole, engine, constants: fittedConstants });
  const contextTokens = Math.max(1, names.promptTokens);
  const memory = servingMemory({ ...whole, contextTokens });
  const rankTokens = Math.floor((memory.cacheBytes / memory.sequenceBytes) * contextTokens);
  return {
    ...whole,
    packages,
    kvTokens: rankTokens * names.dataParallel,
    cost: performanceCost(step, names.dataParallel, names.promptTokens),
    energy: workEnergy(whole, chipPowerOf(accelerator, catalogue), names.promptTokens),
  };
}

/** Where a refusal belongs, and what to try. */
const REFUSALS: Readonly<Record<string, Pick<ModelIssue, "key" | "hint">>> = {
  "precision not supported": { key: "precision", hint: "another precision" },
  "experts not divisible": { key: "expertParallel", hint: "another `expertParallel`" },
  "does not fit memory": { key: "tensorParallel", hint: "a wider `tensorParallel`" },
};

/**
 * The step cost of a prepared step whose replica has `ranks` attention ranks.
 *
 * Error   none at whole numbers but for contexts between knots under a window (see above)
 */
export function performanceCost(step: PreparedStep, ranks: number, promptTokens: number): StepCost {
  const decode = tabulated((decodes, context) => stepTotalS(step.decode(decodes / ranks, context)));
  // A prompt is one rank's; several are shared out.
  const prefill = tabulated((tokens, context) => {
    const busyRanks = Math.min(ranks, Math.max(1, tokens / promptTokens));
    return stepTotalS(step.prefill(tokens / busyRanks, context));
  });
  return {
    kind: "law",
    stepS(_tokens, contextTokens, decodes, prefillTokens, prefillContextTokens) {
      let stepS = 0;
      if (decodes > 0) stepS = decode(decodes, (contextTokens - prefillContextTokens) / decodes);
      if (prefillTokens > 0) {
        const prompts = Math.max(1, prefillTokens / promptTokens);
        stepS += prefill(prefillTokens, (prefillTokens / 2 + prefillContextTokens) / prompts);
      }
      return stepS;
    },
  };
}

/** A platform's power, for each of its packages. */
export interface PlatformPower {
  readonly accelerator: string;
  /** Of the unit at its rating, and of the package alone at its limit. */
  readonly ratedW: number;
  readonly packageW: number;
  /** Mean draw over the rating: the catalogue's assumptions. */
  readonly servingFraction: number;
  readonly idleFraction: number;
}

export function platformPower(id: string, catalogue: Catalogue): PlatformPower | null {
  const platform = Object.hasOwn(catalogue.platforms, id) ? catalogue.platforms[id] : undefined;
  const accelerator = findAccelerator(catalogue, id);
  if (platform === undefined || accelerator === undefined) return null;
  const unitW = si(chosen(platform.unitPower).value, "power");
  const share = (name: string): number =>
    si(chosen(catalogue.assumptions[name]!.given).value, "share");
  return {
    accelerator: accelerator.id,
    ratedW: unitW / si(platform.packagesPerUnit.value, "count"),
    packageW: accelerator.powerW,
    servingFraction: share("draw-serving"),
    idleFraction: share("draw-idle"),
  };
}
