/**
 * How fast one replica serves: time to first token, time per output token, tokens per second and
 * package, with what binds, what memory holds, and how sure the figures are.
 *
 * Units   seconds, bytes; tokens per second per package
 * Valid   aggregated serving in a closed loop of `concurrency` clients on one replica
 * Fails   returns a refusal for what cannot run: memory, divisibility, precision, engine
 * Checked validation/serving.ts; docs/methods/serving-performance.md
 */

import { closedLoop } from "./closed-loop.ts";
import { layerCounts } from "./llm-counts.ts";
import { type ServingMemory, servingMemory } from "./memory-fit.ts";
import type { ConstantName, ServingConstants } from "./serving-constants.ts";
import { fittedConstants, servingSpread } from "./serving-fitted.ts";
import { prepareStep, type StepParts, stepTotalS } from "./serving-step.ts";
import {
  draftWeightBytes,
  refuseSpeculation,
  type Speculation,
  speculated,
} from "./speculation.ts";
import {
  type AcceleratorSpec,
  ENGINES,
  type Engine,
  type Interval,
  type LlmShape,
  type NumberFormat,
  type Placement,
  type Precision,
  packagesPerReplica,
  peakFlopPerS,
  type Refusal,
  type Support,
} from "./types.ts";

export interface ServingQuestion {
  readonly llm: LlmShape;
  readonly accelerator: AcceleratorSpec;
  readonly placement: Placement;
  readonly precision: Precision;
  readonly engine?: Engine;
  /** Mean prompt and output tokens. */
  readonly isl: number;
  readonly osl: number;
  /** Requests in flight on this replica. */
  readonly concurrency: number;
  /** Lengths are uniform from (1 − spread) to 1 of the longest, default 0.2; and how long the loop runs. */
  readonly lengthSpreadFraction?: number;
  readonly requestsPerClient?: number;
  /** A release before the newest generation of its engine. */
  readonly olderRelease?: boolean;
  /** Tokens drafted and checked; absent = one token a step. */
  readonly speculation?: Speculation;
}

export interface ServingEstimate {
  readonly ttftS: number;
  readonly tpotS: number;
  readonly outputTokensPerSPerPackage: number;
  readonly boundBy: "memory bandwidth" | "arithmetic" | "communication" | "launch" | "prefill";
  /** Parts that sum to `tpotS`, and parts that sum to `ttftS`. */
  readonly parts: {
    readonly tpot: StepParts & { readonly stallS: number };
    readonly ttft: TtftParts;
  };
  readonly memory: ServingMemory;
  readonly runningSequences: number;
  readonly interval: { readonly ttftS: Interval; readonly tpotS: Interval };
  readonly support: Support;
}

export interface TtftParts {
  readonly requestS: number;
  readonly promptS: number;
  readonly stepWaitS: number;
  readonly queueS: number;
  readonly slotWaitS: number;
}

/** Prompt tokens that one step takes; the default of all three engines. */
export const CHUNK_TOKENS = 8192;

/** Engines that prefill what waits before any decode goes on; the others mix both in one step. */
const PROMPTS_FIRST: ReadonlySet<Engine> = new Set<Engine>(["sglang"]);

/** Real traffic has no two lengths alike; a benchmark that fixes them says so. */
const LENGTH_SPREAD = 0.2;

export function estimateServing(
  question: ServingQuestion,
  constants: ServingConstants = fittedConstants,
): ServingEstimate | { readonly refused: Refusal } {
  const refusal = refuse(question);
  if (refusal) return { refused: refusal };
  const { llm, accelerator, placement, precision, isl, osl, concurrency } = question;
  const engine = question.engine ?? "trtllm";
  const memory = servingMemory({
    llm,
    accelerator,
    placement,
    precision,
    contextTokens: isl + osl,
    draftWeightsBytes: draftWeightBytes(llm, precision, question.speculation),
  });
  if (!memory.fits) {
    const needGb = (memory.usableBytes - memory.cacheBytes + memory.sequenceBytes) / 1e9;
    return {
      refused: {
        reason: "does not fit memory",
        detail: `one sequence needs ${needGb.toFixed(1)} GB a package, expected at most ${(memory.usableBytes / 1e9).toFixed(1)} GB; try more packages a replica or a narrower precision`,
      },
    };
  }
  const given = {
    llm,
    accelerator,
    placement,
    precision,
    engine,
    constants,
    olderRelease: question.olderRelease,
  };
  const step = speculated(prepareStep(given), given, question.speculation);
  const stages = placement.pipelineParallel;
  const ranks = placement.attentionDataParallel;
  const contextTokens = isl + osl / 2;
  const chunk = Math.min(isl, CHUNK_TOKENS);
  const chunks = Math.ceil(isl / CHUNK_TOKENS);
  const loneS = chunks * stepTotalS(step.prefill(isl / chunks, isl / 2));
  const packed =
    isl >= CHUNK_TOKENS ? isl / chunks : Math.max(1, Math.floor(CHUNK_TOKENS / isl)) * chunk;
  const crowdedS = (stepTotalS(step.prefill(packed, isl / 2)) * isl) / packed;
  const loop = closedLoop({
    clients: concurrency / ranks,
    slots: memory.sequencesPerRank,
    outputTokens: osl,
    lengthSpreadFraction: question.lengthSpreadFraction ?? LENGTH_SPREAD,
    requestsPerClient: question.requestsPerClient ?? 10,
    decodeStepS: (running) => stepTotalS(step.decode(running / stages, contextTokens)),
    loneS,
    crowdedS: Math.min(loneS, crowdedS),
    chunksPerPrompt: isl / packed,
    decodeMeanwhile: PROMPTS_FIRST.has(engine) ? "waits" : "mixed",
  });
  const decode = step.decode(loop.running / stages, contextTokens);
  const scale = loop.decodeS / stepTotalS(decode);
  const tpotParts = {
    productS: decode.productS * scale,
    attentionS: decode.attentionS * scale,
    expertS: decode.expertS * scale,
    communicationS: decode.communicationS * scale,
    launchS: decode.launchS * scale,
    hostS: decode.hostS * scale,
    stallS: loop.stallS,
  };
  const ttftParts = {
    requestS: constants[`${engine}RequestS` as ConstantName],
    promptS: loop.promptS * bunch(concurrency, constants[`${engine}Prompt` as ConstantName]),
    stepWaitS: loop.stepWaitS * constants[`${engine}Bundle` as ConstantName],
    queueS: loop.queueS,
    slotWaitS: loop.slotWaitS,
  };
  const { tpotS } = loop;
  const ttftS =
    ttftParts.requestS +
    ttftParts.promptS +
    ttftParts.stepWaitS +
    ttftParts.queueS +
    ttftParts.slotWaitS;
  const cycleS = ttftS + (osl - 1) * tpotS;
  const spread = servingSpread(question);
  return {
    ttftS,
    tpotS,
    outputTokensPerSPerPackage: (concurrency * osl) / cycleS / packagesPerReplica(placement),
    boundBy: boundBy(question, tpotParts),
    parts: { tpot: tpotParts, ttft: ttftParts },
    memory,
    runningSequences: loop.running * ranks,
    interval: {
      ttftS: { low: ttftS * spread.ttftS.low, high: ttftS * spread.ttftS.high },
      tpotS: { low: tpotS * spread.tpotS.low, high: tpotS * spread.tpotS.high },
    },
    support: spread.support,
  };
}

/** Prompts prefilled together with one's own: none when alone, `many` when dozens run. */
function bunch(concurrency: number, many: number): number {
  return 1 + (many - 1) * (1 - 1 / Math.sqrt(concurrency));
}

function boundBy(
  question: ServingQuestion,
  parts: StepParts & { readonly stallS: number },
): ServingEstimate["boundBy"] {
  const launches = parts.launchS + parts.hostS;
  const work = parts.productS + parts.attentionS + parts.expertS;
  if (parts.stallS > work && parts.stallS > launches) return "prefill";
  if (parts.communicationS > work && parts.communicationS > launches) return "communication";
  if (launches > work) return "launch";
  // A batch multiplies every weight that it reads this many times.
  const { accelerator, precision, concurrency, placement } = question;
  const ridge = peakFlopPerS(accelerator, precision.dense) / accelerator.hbmBytesPerS;
  return concurrency / placement.attentionDataParallel > ridge ? "arithmetic" : "memory bandwidth";
}

/** What cannot run, by name, with what would be accepted. */
function refuse(question: ServingQuestion): Refusal | undefined {
  const { llm, accelerator, placement, precision, isl, osl, concurrency } = question;
  for (const [name, value] of Object.entries({ isl, osl, concurrency })) {
    if (!(value >= 1 && Number.isFinite(value))) {
      return {
        reason: "bad input",
        detail: `${name}: expected a number of at least 1, found ${value}`,
      };
    }
  }
  if (question.engine && !ENGINES.includes(question.engine)) {
    return {
      reason: "unknown engine",
      detail: `expected one of ${ENGINES.join(", ")}, found ${question.engine}`,
    };
  }
  const { tensorParallel, pipelineParallel, expertParallel, expertTensorParallel } = placement;
  if (llm.heads % tensorParallel !== 0) {
    return {
      reason: "heads not divisible",
      detail: `${llm.heads} heads do not divide over tensor parallelism ${tensorParallel}; expected a divisor of ${llm.heads}`,
    };
  }
  const speculation = refuseSpeculation(question.speculation, tensorParallel);
  if (speculation) return speculation;
  if (pipelineParallel > llm.layers) {
    return {
      reason: "too many pipeline stages",
      detail: `expected at most ${llm.layers} stages, one a layer, found ${pipelineParallel}`,
    };
  }
  if (layerCounts(llm).expert > 0) {
    if (llm.experts % expertParallel !== 0) {
      return {
        reason: "experts not divisible",
        detail: `${llm.experts} experts do not divide over expert parallelism ${expertParallel}`,
      };
    }
    const shards = expertParallel * expertTensorParallel;
    const packages = tensorParallel * placement.attentionDataParallel;
    if (shards !== packages) {
      return {
        reason: "bad input",
        detail: `expert shards ${expertTensorParallel} × ${expertParallel} must equal the ${packages} packages of a stage`,
      };
    }
  }
  const formats: readonly NumberFormat[] = [
    precision.dense,
    precision.experts,
    precision.attention ?? precision.dense,
  ];
  for (const format of formats) {
    if (peakFlopPerS(accelerator, format) <= 0) {
      return {
        reason: "precision not supported",
        detail: `${accelerator.id} has no ${format} arithmetic; expected ${supportedFormats(accelerator)}`,
      };
    }
  }
  return undefined;
}

function supportedFormats(accelerator: AcceleratorSpec): string {
  const formats: readonly NumberFormat[] = ["bf16", "fp8", "fp8Block", "fp4", "mxfp4", "int4"];
  return formats.filter((format) => peakFlopPerS(accelerator, format) > 0).join(", ");
}
