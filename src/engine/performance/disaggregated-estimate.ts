/**
 * Serving with pools apart: some workers prefill, others decode, and the cache crosses between.
 *
 * Decode runs undisturbed; prompts queue in the prefill pool only. Each pool shares the clients
 * evenly among its attention ranks.
 *
 * Units   seconds
 * Valid   a closed loop; transfer of the cache overlaps all but its last layer (left out)
 */

import { closedLoop } from "./closed-loop.ts";
import { servingMemory } from "./memory-fit.ts";
import type { ConstantName, ServingConstants } from "./serving-constants.ts";
import { CHUNK_TOKENS, type ServingQuestion } from "./serving-estimate.ts";
import { fittedConstants } from "./serving-fitted.ts";
import { prepareStep, stepTotalS } from "./serving-step.ts";
import { type Placement, packagesPerReplica, type Refusal } from "./types.ts";

export interface Pool {
  readonly workers: number;
  readonly placement: Placement;
}

export interface DisaggregatedEstimate {
  readonly ttftS: number;
  readonly tpotS: number;
  readonly outputTokensPerSPerPackage: number;
}

export function estimateDisaggregated(
  question: ServingQuestion,
  pools: { readonly prefill: Pool; readonly decode: Pool },
  constants: ServingConstants = fittedConstants,
): DisaggregatedEstimate | { readonly refused: Refusal } {
  const { llm, accelerator, precision, isl, osl, concurrency } = question;
  const engine = question.engine ?? "trtllm";
  const { prefill, decode } = pools;
  const memory = servingMemory({
    llm,
    accelerator,
    placement: decode.placement,
    precision,
    contextTokens: isl + osl,
  });
  if (!memory.fits) {
    return {
      refused: {
        reason: "does not fit memory",
        detail: "the decode pool cannot hold one sequence",
      },
    };
  }
  const shared = {
    llm,
    accelerator,
    precision,
    engine,
    constants,
    olderRelease: question.olderRelease,
  };
  const prefillStep = prepareStep({ ...shared, placement: prefill.placement });
  const decodeStep = prepareStep({ ...shared, placement: decode.placement });
  const decodeRanks = decode.workers * decode.placement.attentionDataParallel;
  const prefillRanks = prefill.workers * prefill.placement.attentionDataParallel;
  const chunks = Math.ceil(isl / CHUNK_TOKENS);
  const loneS = chunks * stepTotalS(prefillStep.prefill(isl / chunks, isl / 2));
  // Sequences decoding on one rank, when each prefill rank's clients have so many of theirs there.
  const decodeStepS = (running: number) => {
    const each = Math.max(1, (running * prefillRanks) / decodeRanks);
    return stepTotalS(decodeStep.decode(Math.min(each, memory.sequencesPerRank), isl + osl / 2));
  };
  const loop = closedLoop({
    clients: Math.max(1, concurrency / prefillRanks),
    slots: Number.POSITIVE_INFINITY,
    outputTokens: osl,
    lengthSpreadFraction: question.lengthSpreadFraction ?? 0.2,
    requestsPerClient: question.requestsPerClient ?? 10,
    decodeStepS,
    loneS,
    crowdedS: loneS,
    chunksPerPrompt: 1,
    decodeMeanwhile: "elsewhere",
  });
  const ttftS =
    constants[`${engine}RequestS` as ConstantName] +
    loop.promptS +
    loop.stepWaitS * constants[`${engine}Bundle` as ConstantName] +
    loop.queueS;
  const packages =
    prefill.workers * packagesPerReplica(prefill.placement) +
    decode.workers * packagesPerReplica(decode.placement);
  return {
    ttftS,
    tpotS: loop.tpotS,
    outputTokensPerSPerPackage: (concurrency * osl) / (ttftS + (osl - 1) * loop.tpotS) / packages,
  };
}
