/**
 * What the performance model says of a published point: its fronts and training steps, for LLMs and
 * parts of the catalogue. The constants have not seen the rows of that LLM family on that part, so an
 * answer is a prediction though the benchmark is one the fit knows. Made once a key: a front takes a
 * fraction of a second.
 */
import {
  type FrontierPoint,
  type FrontierQuestion,
  searchFrontier,
} from "../../src/engine/performance/frontier.ts";
import {
  namedPrecision,
  type PrecisionName,
} from "../../src/engine/performance/precision-names.ts";
import type { ServingConstants } from "../../src/engine/performance/serving-constants.ts";
import { fittedConstants, leftOutFit } from "../../src/engine/performance/serving-fitted.ts";
import { servingFit } from "../../src/engine/performance/serving-fitted-data.ts";
import type { Speculation } from "../../src/engine/performance/speculation.ts";
import { leftOutTraining } from "../../src/engine/performance/training-fitted.ts";
import { trainingFit } from "../../src/engine/performance/training-fitted-data.ts";
import { bestTrainingPlacement } from "../../src/engine/performance/training-placement.ts";
import type { AcceleratorSpec, LlmShape } from "../../src/engine/performance/types.ts";
import { chipPowerOf } from "../../src/engine/scenario/chip-power.ts";
import { findAccelerator, findLlm } from "../../src/engine/scenario/performance-catalogue.ts";
import { powerAnswer, productSpeedUnderCap } from "../../src/engine/simulation/power-coupling.ts";
import type { Catalogue } from "../../src/facts/kinds.ts";

export interface Point {
  readonly llm: string;
  readonly accelerator: string;
  readonly precision: PrecisionName;
  readonly isl: number;
  readonly osl: number;
  readonly speculation?: Speculation;
  /** Of the package's limit. */
  readonly capFraction?: number;
}

export interface TrainingRun {
  readonly llm: string;
  readonly accelerator: string;
  readonly precision: "bf16" | "fp8" | "nvfp4";
  readonly packages: number;
  readonly globalBatch: number;
  readonly sequenceTokens: number;
  /** Years after mid-2024 of the software. */
  readonly releaseYears: number;
}

export interface Model {
  /** The most output tokens a package gives at this speed for each user, and at any above it. */
  readonly rateAt: (point: Point, tokensPerSPerUser: number) => number | null;
  /** Seconds of a training step in its best usual placement, by constants that did not see its group. */
  readonly stepS: (run: TrainingRun) => number | null;
  readonly productSpeedUnderCap: (accelerator: string, capFraction: number) => number;
  readonly llm: (id: string) => LlmShape;
  readonly accelerator: (id: string) => AcceleratorSpec;
}

export function modelOf(catalogue: Catalogue): Model {
  const fronts = new Map<string, readonly FrontierPoint[]>();
  const found = <T>(what: T | undefined, id: string): T => {
    if (what === undefined) throw new Error(`expected ${id} in the catalogue, found nothing`);
    return what;
  };
  const llm = (id: string) => found(findLlm(catalogue, id), `llms/${id}`);
  const accelerator = (id: string) =>
    found(findAccelerator(catalogue, id), `accelerators or platforms/${id}`);
  const front = (point: Point): readonly FrontierPoint[] => {
    const key = JSON.stringify(point);
    const known = fronts.get(key);
    if (known) return known;
    const chip = accelerator(point.accelerator);
    const shape = llm(point.llm);
    const power = chipPowerOf(chip, catalogue);
    const question: FrontierQuestion = {
      llm: shape,
      accelerator: chip,
      precisions: { [point.precision]: namedPrecision(point.precision, shape) },
      isl: point.isl,
      osl: point.osl,
      power: powerAnswer(power, (point.capFraction ?? 1) * power.limitW),
      ...(point.speculation ? { speculation: point.speculation } : {}),
    };
    const made =
      searchFrontier(question, constantsFor(shape.id, chip.id)).fronts[point.precision] ?? [];
    fronts.set(key, made);
    return made;
  };
  // A front falls as speed rises: between two of its points the rate is taken on a straight line.
  const rateAt = (point: Point, speed: number) => {
    const points = front(point);
    const faster = points.filter((one) => one.outputTokensPerSPerUser >= speed).at(-1);
    if (!faster) return null;
    const slower = points.find((one) => one.outputTokensPerSPerUser < speed);
    if (!slower) return faster.outputTokensPerSPerPackage;
    const part =
      (faster.outputTokensPerSPerUser - speed) /
      (faster.outputTokensPerSPerUser - slower.outputTokensPerSPerUser);
    return (
      faster.outputTokensPerSPerPackage +
      part * (slower.outputTokensPerSPerPackage - faster.outputTokensPerSPerPackage)
    );
  };
  const stepS = (run: TrainingRun) => {
    const { llm: id, accelerator: part, ...job } = run;
    const chip = accelerator(part);
    const family = Object.keys(trainingFit.without).find((group) => {
      const [name = "", system] = group.split(" on ");
      return system === chip.id && sameFamily(name, id);
    });
    const { constants } = leftOutTraining(family ?? "");
    const answer = bestTrainingPlacement({ ...job, llm: llm(id), accelerator: chip }, constants);
    return "refused" in answer ? null : answer.estimate.stepS;
  };
  return {
    rateAt,
    stepS,
    productSpeedUnderCap: (id, capFraction) =>
      productSpeedUnderCap(chipPowerOf(accelerator(id), catalogue), capFraction),
    llm,
    accelerator,
  };
}

/** Constants fitted without the rows of this LLM's family on this part; all rows where there are none. */
function constantsFor(llm: string, system: string): ServingConstants {
  for (const group of Object.keys(servingFit.without)) {
    const [family = "", on] = group.split(" on ");
    if (on === system && llm.toLowerCase().startsWith(family.toLowerCase()))
      return leftOutFit(group)?.constants ?? fittedConstants;
  }
  return fittedConstants;
}

/** `Llama-405B` is the family of `llama-3.1-405b`, `DeepSeek-V3` of `deepseek-v3` and `deepseek-r1`. */
function sameFamily(family: string, llm: string): boolean {
  const [maker = "", rest = ""] = family.toLowerCase().split("-");
  return llm.startsWith(maker) && (llm.includes(rest) || maker === "deepseek");
}
