/**
 * Every way to serve one LLM on one platform within hard limits, and the best of them: tokens per
 * second and package, and per megawatt, against tokens per second and user.
 *
 * Exhaustive over placements that divide the shape, over concurrency in powers of two, over pools
 * together and apart. A front never mixes precisions.
 *
 * Units   tokens/s, watts, dollars a million tokens
 * Checked frontier.test.ts; docs/methods/frontier.md
 */

import { layerCounts } from "./llm-counts.ts";
import { servingMemory } from "./memory-fit.ts";
import { estimateUnderPower } from "./power-bound.ts";
import type { ConstantName, ServingConstants } from "./serving-constants.ts";
import { CHUNK_TOKENS, estimateServing } from "./serving-estimate.ts";
import { fittedConstants } from "./serving-fitted.ts";
import { prepareStep, stepTotalS } from "./serving-step.ts";
import type { Speculation } from "./speculation.ts";
import { atClock, type PowerAnswer, servingLoad } from "./step-load.ts";
import {
  type AcceleratorSpec,
  type Engine,
  type Interval,
  type LlmShape,
  type Placement,
  type Precision,
  packagesPerReplica,
  type Support,
} from "./types.ts";

export interface FrontierLimits {
  readonly packages?: number;
  readonly powerW?: number;
  readonly ttftS?: number;
  readonly tpotS?: number;
  readonly usdPerMillionTokens?: number;
}

export interface FrontierQuestion {
  readonly llm: LlmShape;
  readonly accelerator: AcceleratorSpec;
  readonly precisions: Readonly<Record<string, Precision>>;
  readonly engine?: Engine;
  readonly isl: number;
  readonly osl: number;
  readonly speculation?: Speculation;
  /** What a package draws for its work, and how it slows under a cap. */
  readonly power: PowerAnswer;
  readonly limits?: FrontierLimits;
  /** Hire of one package, and everything it needs, in an hour. */
  readonly packageUsdPerHour?: number;
  /** Meter watts for each watt of the package. */
  readonly facilityRatio?: number;
}

export interface FrontierPoint {
  readonly precision: string;
  readonly mode: "together" | "apart";
  readonly placement: Placement;
  /** Workers of each pool for one prompt a second of balanced flow, when apart. */
  readonly prefillPlacement?: Placement;
  readonly prefillPackagesPerDecodePackage?: number;
  readonly concurrency: number;
  readonly packages: number;
  readonly ttftS: number;
  readonly tpotS: number;
  readonly outputTokensPerSPerUser: number;
  readonly outputTokensPerSPerPackage: number;
  readonly packagePowerW: number;
  /** Below 1 where the power cap binds. */
  readonly clockFraction: number;
  readonly outputTokensPerSPerMw: number;
  readonly usdPerMillionTokens?: number;
  readonly tpotInterval: Interval;
  readonly support: Support;
}

export interface Frontier {
  readonly evaluated: number;
  readonly rejected: Readonly<Record<string, number>>;
  /** By precision: no other point is both faster for a user and more productive. */
  readonly fronts: Readonly<Record<string, readonly FrontierPoint[]>>;
}

/** All ways to lay a replica inside one scale-up domain. */
export function placementsFor(llm: LlmShape, scaleUpSize: number): Placement[] {
  const found: Placement[] = [];
  const experts = layerCounts(llm).expert > 0;
  for (let tensor = 1; tensor <= Math.min(16, scaleUpSize); tensor *= 2) {
    if (llm.heads % tensor !== 0) continue;
    for (let ranks = 1; tensor * ranks <= scaleUpSize; ranks *= 2) {
      if (ranks > 1 && (!experts || tensor > 8)) break;
      const packages = tensor * ranks;
      for (let expertParallel = 1; expertParallel <= packages; expertParallel *= 2) {
        if (!experts && expertParallel > 1) break;
        if (experts && llm.experts % expertParallel !== 0) continue;
        // Attention ranks exchange tokens with whole experts.
        if (ranks > 1 && expertParallel < ranks) continue;
        found.push({
          tensorParallel: tensor,
          pipelineParallel: 1,
          attentionDataParallel: ranks,
          expertParallel,
          expertTensorParallel: packages / expertParallel,
        });
      }
    }
  }
  return found;
}

const CONCURRENCIES = Array.from({ length: 15 }, (_, i) => 1 << i);

export function searchFrontier(
  question: FrontierQuestion,
  constants: ServingConstants = fittedConstants,
): Frontier {
  const { llm, accelerator, limits = {} } = question;
  const placements = placementsFor(llm, accelerator.scaleUpSize);
  const rejected: Record<string, number> = {};
  const fronts: Record<string, readonly FrontierPoint[]> = {};
  let evaluated = 0;
  const reject = (why: string) => {
    rejected[why] = (rejected[why] ?? 0) + 1;
  };
  for (const [name, precision] of Object.entries(question.precisions)) {
    const points: FrontierPoint[] = [];
    const keep = (point: FrontierPoint) => {
      const why = exceeded(point, limits);
      if (why) reject(why);
      else points.push(point);
    };
    const best = bestPrefill(question, precision, placements, constants);
    for (const placement of placements) {
      if (limits.packages !== undefined && packagesPerReplica(placement) > limits.packages) {
        reject("packages");
        continue;
      }
      for (const each of CONCURRENCIES) {
        const concurrency = each * placement.attentionDataParallel;
        evaluated += 1;
        const bound = estimateUnderPower(
          { ...question, placement, precision, concurrency },
          question.power,
          constants,
        );
        if ("refused" in bound) {
          reject(bound.refused.reason);
          break;
        }
        const together = bound.estimate;
        if (together.runningSequences < concurrency * 0.5) break;
        const packages = packagesPerReplica(placement);
        keep(
          finish(question, {
            precision: name,
            mode: "together",
            placement,
            concurrency,
            packages,
            ttftS: together.ttftS,
            tpotS: together.tpotS,
            outputTokensPerSPerPackage: together.outputTokensPerSPerPackage,
            packagePowerW: bound.packageDrawW,
            clockFraction: bound.clockFraction,
            tpotInterval: together.interval.tpotS,
            support: together.support,
          }),
        );
        if (!best) continue;
        evaluated += 1;
        const decode = decodeAlone(question, placement, precision, concurrency, constants);
        if (!decode) continue;
        // Packages for one request a second: prefill at 80 % of its rate, decode at its batch.
        const decodePackages = (packages * question.osl * decode.tpotS) / concurrency;
        const prefillPackages = best.packageSecondsPerPrompt / PREFILL_BUSY;
        const drawnW =
          (decode.drawW * decodePackages + best.drawW * prefillPackages) /
          (decodePackages + prefillPackages);
        keep(
          finish(question, {
            precision: name,
            mode: "apart",
            placement,
            prefillPlacement: best.placement,
            prefillPackagesPerDecodePackage: prefillPackages / decodePackages,
            concurrency,
            packages: packages + packagesPerReplica(best.placement),
            // At 80 % busy a prompt of steady length waits about twice its own time.
            ttftS: together.parts.ttft.requestS + best.promptS * 3 + decode.tpotS,
            tpotS: decode.tpotS,
            outputTokensPerSPerPackage: question.osl / (decodePackages + prefillPackages),
            packagePowerW: drawnW,
            clockFraction: Math.min(decode.clockFraction, best.clockFraction),
            tpotInterval: {
              low: (together.interval.tpotS.low / together.tpotS) * decode.tpotS,
              high: (together.interval.tpotS.high / together.tpotS) * decode.tpotS,
            },
            support: together.support === "measured" ? "interpolated" : together.support,
          }),
        );
      }
    }
    fronts[name] = paretoFront(points);
  }
  return { evaluated, rejected, fronts };
}

/** Share of the time that prefill workers are busy, when apart. */
const PREFILL_BUSY = 0.8;

/** A decode pool at this concurrency, no prompt between its steps, within its power. */
function decodeAlone(
  question: FrontierQuestion,
  placement: Placement,
  precision: Precision,
  concurrency: number,
  constants: ServingConstants,
): { tpotS: number; clockFraction: number; drawW: number } | undefined {
  const at = (clock: number) => {
    const accelerator = atClock(question.accelerator, clock);
    const estimate = estimateServing(
      { ...question, accelerator, placement, precision, concurrency },
      constants,
    );
    if ("refused" in estimate) return undefined;
    return {
      tpotS: estimate.tpotS - estimate.parts.tpot.stallS,
      running: estimate.runningSequences,
    };
  };
  const { clockFraction, paceFraction, drawW } = question.power((clock) => {
    const decode = at(clock);
    return servingLoad({
      ...question,
      placement,
      precision,
      promptTokensPerS: 0,
      outputTokensPerS: decode ? decode.running / decode.tpotS : 0,
      runningSequences: decode?.running ?? 0,
      tpotS: decode?.tpotS ?? 1,
    });
  });
  const decode = at(clockFraction);
  if (!decode || paceFraction <= 0) return undefined;
  return { tpotS: decode.tpotS / paceFraction, clockFraction, drawW };
}

interface PrefillWorker {
  readonly placement: Placement;
  readonly promptS: number;
  readonly packageSecondsPerPrompt: number;
  readonly clockFraction: number;
  readonly drawW: number;
}

/** The prefill worker that spends fewest package-seconds on a prompt. */
function bestPrefill(
  question: FrontierQuestion,
  precision: Precision,
  placements: readonly Placement[],
  constants: ServingConstants,
): PrefillWorker | undefined {
  const { llm, accelerator, isl, limits = {} } = question;
  const engine = question.engine ?? "trtllm";
  const chunks = Math.ceil(isl / CHUNK_TOKENS);
  let best: PrefillWorker | undefined;
  for (const placement of placements) {
    const memory = servingMemory({ llm, accelerator, placement, precision, contextTokens: isl });
    const probe = estimateServing({ ...question, placement, precision, concurrency: 1 }, constants);
    if (!memory.fits || "refused" in probe) continue;
    const promptAt = (clock: number) => {
      const chip = atClock(accelerator, clock);
      const given = { llm, accelerator: chip, placement, precision, engine, constants };
      return chunks * stepTotalS(prepareStep(given).prefill(isl / chunks, isl / 2));
    };
    const { clockFraction, paceFraction, drawW } = question.power((clock) =>
      servingLoad({
        ...question,
        placement,
        precision,
        // Each rank works on a prompt of its own.
        promptTokensPerS: (isl * placement.attentionDataParallel * PREFILL_BUSY) / promptAt(clock),
        outputTokensPerS: 0,
        runningSequences: 0,
        tpotS: 1,
      }),
    );
    if (paceFraction <= 0) continue;
    const promptS = promptAt(clockFraction) / paceFraction;
    const requestS = constants[`${engine}RequestS` as ConstantName];
    if (limits.ttftS !== undefined && requestS + 3 * promptS > limits.ttftS) continue;
    const packageSecondsPerPrompt = promptS * placement.tensorParallel;
    if (best && packageSecondsPerPrompt >= best.packageSecondsPerPrompt) continue;
    best = { placement, promptS, packageSecondsPerPrompt, clockFraction, drawW };
  }
  return best;
}

type Unfinished = Omit<
  FrontierPoint,
  "outputTokensPerSPerUser" | "outputTokensPerSPerMw" | "usdPerMillionTokens"
>;

function finish(question: FrontierQuestion, point: Unfinished): FrontierPoint {
  const rate = point.outputTokensPerSPerPackage;
  const meterW = point.packagePowerW * (question.facilityRatio ?? 1);
  const usd = question.packageUsdPerHour;
  return {
    ...point,
    outputTokensPerSPerUser: 1 / point.tpotS,
    outputTokensPerSPerMw: (rate / meterW) * 1e6,
    ...(usd !== undefined ? { usdPerMillionTokens: (usd / 3600 / rate) * 1e6 } : {}),
  };
}

function exceeded(point: FrontierPoint, limits: FrontierLimits): string | undefined {
  if (limits.packages !== undefined && point.packages > limits.packages) return "packages";
  if (limits.ttftS !== undefined && point.ttftS > limits.ttftS) return "ttft";
  if (limits.tpotS !== undefined && point.tpotS > limits.tpotS) return "tpot";
  if (limits.powerW !== undefined && point.packages * point.packagePowerW > limits.powerW) {
    return "power";
  }
  const usd = point.usdPerMillionTokens;
  if (
    limits.usdPerMillionTokens !== undefined &&
    usd !== undefined &&
    usd > limits.usdPerMillionTokens
  ) {
    return "price";
  }
  return undefined;
}

/** Points that no other beats in both speed for a user and output of a package. */
export function paretoFront(points: readonly FrontierPoint[]): FrontierPoint[] {
  const sorted = [...points].sort(
    (a, b) =>
      b.outputTokensPerSPerUser - a.outputTokensPerSPerUser ||
      b.outputTokensPerSPerPackage - a.outputTokensPerSPerPackage,
  );
  const front: FrontierPoint[] = [];
  let best = 0;
  for (const point of sorted) {
    if (point.outputTokensPerSPerPackage <= best) continue;
    best = point.outputTokensPerSPerPackage;
    front.push(point);
  }
  return front;
}
