/**
 * What one package can do for one LLM at a latency target: prompt tokens prefilled and output tokens
 * decoded each second, from the fitted step model.
 *
 * Prefill and decode are rated apart, as if in pools of their own, so that a load's work is
 * `uncached input ÷ prefill rate + output ÷ decode rate` package-seconds whatever its mix. Decode
 * takes the largest batch whose step stays within the target and whose cache fits beside the
 * weights. The layouts that give most tokens a package win, each pool its own. Half of the TTFT target
 * is left for queueing.
 *
 * Units   rates in tokens/s per package; tpotS, prefillS in seconds
 * Valid   decoders, dense and MoE, on one scale-up domain; no speculative decoding
 * From    serving-step.ts; its constants and their errors in docs/methods/serving-performance.md
 * Checked serving-rates.test.ts (laws), docs/methods/serving-rates.md
 */
import { weightBytes } from "./llm-counts.ts";
import { servingMemory, USABLE_MEMORY_FRACTION } from "./memory-fit.ts";
import { fittedConstants, servingSpread } from "./serving-fitted.ts";
import { servingFit } from "./serving-fitted-data.ts";
import { type PreparedStep, prepareStep, type StepParts, stepTotalS } from "./serving-step.ts";
import type { AcceleratorSpec, Engine, LlmShape, Placement, Precision, Support } from "./types.ts";

const chunkTokens = 8192;
const batchMax = 65_536;

export interface ServingRates {
  readonly prefillTokensPerSPerPackage: number;
  readonly decodeTokensPerSPerPackage: number;
  readonly placement: Placement;
  readonly packagesPerReplica: number;
  readonly batch: number;
  readonly tpotS: number;
  readonly prefillS: number;
  readonly boundBy: string;
  readonly support: Support;
}

export interface NoServing {
  readonly unsupported: "weights do not fit" | "latency target cannot be met";
  readonly detail: string;
}

export interface ServingRatesInput {
  readonly llm: LlmShape;
  readonly accelerator: AcceleratorSpec;
  readonly precision: Precision;
  /** The engine whose fitted factors stand for the deployment. */
  readonly engine: Engine;
  readonly inputTokens: number;
  /** Mean context a decoding sequence holds. */
  readonly contextTokens: number;
  readonly ttftS: number;
  readonly tpotS: number;
}

export function servingRates(input: ServingRatesInput): ServingRates | NoServing {
  const { support } = servingSpread({
    ...input,
    llm: { ...input.llm, id: measuredName(input.llm.id) },
    accelerator: { ...input.accelerator, id: measuredName(input.accelerator.id) },
  });
  let decode: DecodeRate | null = null;
  let prefill: PrefillRate | null = null;
  let fits = false;
  for (const placement of placements(input.llm, input.accelerator)) {
    const { llm, accelerator, precision, contextTokens } = input;
    const memory = servingMemory({ llm, accelerator, placement, precision, contextTokens });
    if (!memory.fits) continue;
    fits = true;
    const step = prepareStep({
      llm,
      accelerator,
      placement,
      precision,
      engine: input.engine,
      constants: fittedConstants,
    });
    const prompts = ratePrefill(input, placement, step);
    if (prompts !== null && prompts.rate > (prefill?.rate ?? 0)) prefill = prompts;
    const tokens = rateDecode(input, placement, step, memory.sequencesPerRank);
    if (tokens !== null && tokens.rate > (decode?.rate ?? 0)) decode = tokens;
  }
  if (decode !== null && prefill !== null) {
    return {
      prefillTokensPerSPerPackage: prefill.rate,
      decodeTokensPerSPerPackage: decode.rate,
      placement: decode.placement,
      packagesPerReplica: decode.placement.tensorParallel * decode.placement.attentionDataParallel,
      batch: decode.batch,
      tpotS: decode.tpotS,
      prefillS: prefill.prefillS,
      boundBy: decode.boundBy,
      support,
    };
  }
  if (fits) {
    return {
      unsupported: "latency target cannot be met",
      detail:
        decode === null
          ? `one sequence alone needs more than ${input.tpotS} s a token`
          : `one prompt alone needs more than ${input.ttftS / 2} s`,
    };
  }
  const domainBytes = input.accelerator.hbmBytes * input.accelerator.scaleUpSize;
  const needGb = weightBytes(input.llm, input.precision) / 1e9;
  return {
    unsupported: "weights do not fit",
    detail: `${Math.round(needGb)} GB of weights, ${Math.round((domainBytes * USABLE_MEMORY_FRACTION) / 1e9)} GB usable in the scale-up domain`,
  };
}

/** Layouts worth trying in one scale-up domain: tensor parallel, or attention ranks over shared experts. */
function placements(llm: LlmShape, accelerator: AcceleratorSpec): Placement[] {
  const list: Placement[] = [];
  for (let size = 1; size <= accelerator.scaleUpSize; size *= 2) {
    const moe = llm.experts > 0;
    if (moe && llm.experts % size !== 0) break;
    const expertParallel = moe ? size : 1;
    if (llm.heads % size === 0 && size <= 16) {
      list.push({
        tensorParallel: size,
        pipelineParallel: 1,
        attentionDataParallel: 1,
        expertTensorParallel: 1,
        expertParallel,
      });
    }
    if (moe && size > 1) {
      list.push({
        tensorParallel: 1,
        pipelineParallel: 1,
        attentionDataParallel: size,
        expertTensorParallel: 1,
        expertParallel,
      });
    }
  }
  return list;
}

interface PrefillRate {
  readonly rate: number;
  readonly prefillS: number;
}

interface DecodeRate {
  readonly rate: number;
  readonly placement: Placement;
  readonly batch: number;
  readonly tpotS: number;
  readonly boundBy: string;
}

function ratePrefill(
  input: ServingRatesInput,
  placement: Placement,
  step: PreparedStep,
): PrefillRate | null {
  const prefillS = prefillTime(step, input.inputTokens);
  if (prefillS > input.ttftS / 2) return null;
  // Every rank works on a prompt of its own.
  return { rate: input.inputTokens / prefillS / placement.tensorParallel, prefillS };
}

function rateDecode(
  input: ServingRatesInput,
  placement: Placement,
  step: PreparedStep,
  sequencesPerRank: number,
): DecodeRate | null {
  const { contextTokens, tpotS: targetS } = input;
  const decodeS = (sequences: number) => stepTotalS(step.decode(sequences, contextTokens));
  if (decodeS(1) > targetS) return null;
  const most = Math.min(sequencesPerRank, batchMax);
  const perRank = decodeS(most) <= targetS ? most : largestWithin(decodeS, targetS, most);
  const tpotS = decodeS(perRank);
  return {
    rate: perRank / tpotS / placement.tensorParallel,
    placement,
    batch: perRank * placement.attentionDataParallel,
    tpotS,
    boundBy:
      perRank === sequencesPerRank
        ? "memory capacity"
        : largestPart(step.decode(perRank, contextTokens)),
  };
}

/** Chunks of a prompt one after another; each sees what came before it. */
function prefillTime(step: PreparedStep, inputTokens: number): number {
  let timeS = 0;
  const tokens = Math.max(1, inputTokens);
  for (let done = 0; done < tokens; done += chunkTokens) {
    const chunk = Math.min(chunkTokens, tokens - done);
    timeS += stepTotalS(step.prefill(chunk, done + chunk / 2));
  }
  return timeS;
}

/**
 * The largest whole batch in [1, most) whose step stays within `limitS`; step time rises with batch.
 * Step time is nearly straight in the batch, so a chord is tried first and halving only where it errs.
 */
function largestWithin(stepS: (batch: number) => number, limitS: number, most: number): number {
  let low = 1;
  let lowS = stepS(low);
  let high = most;
  let highS = stepS(high);
  for (let tries = 0; high - low > 1; tries += 1) {
    const chord = low + Math.floor(((limitS - lowS) / (highS - lowS)) * (high - low));
    const middle =
      tries % 3 === 2 ? (low + high) >> 1 : Math.min(high - 1, Math.max(low + 1, chord));
    const middleS = stepS(middle);
    if (middleS <= limitS) {
      low = middle;
      lowS = middleS;
    } else {
      high = middle;
      highS = middleS;
    }
    // A chord that lands just below the answer is confirmed by its neighbour.
    if (low === middle && low + 1 < high) {
      const nextS = stepS(low + 1);
      if (nextS > limitS) return low;
      low += 1;
      lowS = nextS;
    }
  }
  return low;
}

const partWords: Readonly<Record<keyof StepParts, string>> = {
  productS: "dense products",
  attentionS: "attention over the cache",
  expertS: "experts",
  communicationS: "links",
  launchS: "kernel launches",
  hostS: "host work",
};

function largestPart(parts: StepParts): string {
  let most: keyof StepParts = "productS";
  for (const part of Object.keys(partWords) as (keyof StepParts)[])
    if (parts[part] > parts[most]) most = part;
  return partWords[most];
}

/** The name under which the fit's data know a thing of the catalogue: the same word, spelt its own way. */
const measuredNames = new Map(
  [...servingFit.measuredSystems, ...servingFit.measuredLlms].map((name) => [
    plainName(name),
    name,
  ]),
);
const measuredName = (id: string): string => measuredNames.get(plainName(id)) ?? id;

function plainName(id: string): string {
  return id.replace(/^nvidia-/, "").replace(/[._]/g, "-");
}
