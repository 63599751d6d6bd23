/**
 * What the performance model says of a published point: its fronts and training steps, for LLMs and
 * parts of the catalogue. Made once a key, since a front takes a fraction of a second.
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
import type { Speculation } from "../../src/engine/performance/speculation.ts";
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

export interface Model {
  /** The most output tokens a package gives at this speed for each user, and at any above it. */
  readonly rateAt: (point: Point, tokensPerSPerUser: number) => number | null;
  /** The same point's draw, watts a package. */
  readonly bestAt: (point: Point, tokensPerSPerUser: number) => FrontierPoint | null;
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
    const made = searchFrontier(question).fronts[point.precision] ?? [];
    fronts.set(key, made);
    return made;
  };
  /** A front falls as speed rises: between two of its points the rate is taken on a straight line. */
  const bestAt = (point: Point, speed: number) =>
    [...front(point)].filter((one) => one.outputTokensPerSPerUser >= speed).at(-1) ?? null;
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
  return {
    rateAt,
    bestAt,
    productSpeedUnderCap: (id, capFraction) =>
      productSpeedUnderCap(chipPowerOf(accelerator(id), catalogue), capFraction),
    llm,
    accelerator,
  };
}
