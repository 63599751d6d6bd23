/**
 * Speculative decoding: a draft guesses tokens, one step of the LLM checks them all, and a step
 * yields the tokens that hold and one more.
 *
 * A step that checks `draftTokens` guesses works `draftTokens + 1` tokens of every sequence: products,
 * experts and collectives take that many, the caches are read once, and attention multiplies the
 * further tokens like a short prompt. The draft runs `draftTokens` steps of its own before it. The time
 * of a token is the whole over the tokens that a step yields. At small batches, where weights bind,
 * the check is nearly free; at large ones it is not, so the gain depends on the operating point.
 *
 * Units   tokens a step; seconds
 * From    Leviathan, Kalman and Matias 2023; prediction layers: DeepSeek-V3 report 2024
 * Valid   one chain of guesses; a tree would check more tokens for the same yield
 * Fails   returns what is wrong by name: yields outside 1 to draftTokens + 1, a draft that does not divide
 * Checked speculation.test.ts
 */
import { parameterCounts, weightBytes } from "./llm-counts.ts";
import { type PreparedStep, prepareStep, type StepParts } from "./serving-step.ts";
import type { LlmShape, Precision, Refusal } from "./types.ts";

export interface Speculation {
  /** Tokens that a step yields on average, the checked one included: 1 to draftTokens + 1. */
  readonly acceptedTokens: number;
  /** Guesses a step. */
  readonly draftTokens: number;
  /** What guesses: the LLM's own prediction layer, another LLM, or nothing that takes time. */
  readonly draft: "prediction layer" | "free" | LlmShape;
}

type Given = Parameters<typeof prepareStep>[0];

/** The shape that guesses, as far as it takes time. */
export function draftShape(llm: LlmShape, speculation: Speculation): LlmShape | undefined {
  const { draft } = speculation;
  if (draft === "free") return undefined;
  if (draft !== "prediction layer") return draft;
  const sparse = llm.experts > 0;
  // One layer of the LLM's own kind, its attention full, and the head.
  return {
    ...llm,
    layers: 1,
    denseLayers: sparse ? 0 : 1,
    slidingLayers: 0,
    linearLayers: 0,
    attentionLayers: 1,
    ...(sparse ? { expertLayers: 1 } : {}),
  };
}

/** Weights of the draft beside the LLM's; a prediction layer shares both embeddings. */
export function draftWeightBytes(
  llm: LlmShape,
  precision: Precision,
  speculation: Speculation | undefined,
): number {
  const shape = speculation && draftShape(llm, speculation);
  if (!shape) return 0;
  const bytes = weightBytes(shape, precision);
  if (speculation.draft !== "prediction layer") return bytes;
  const { inputEmbedding, outputEmbedding } = parameterCounts(shape).parts;
  return bytes - 2 * (inputEmbedding + outputEmbedding);
}

/** The same deployment, its decode steps drafted and checked; times are those of one token. */
export function speculated(
  step: PreparedStep,
  given: Given,
  speculation: Speculation | undefined,
): PreparedStep {
  if (!speculation) return step;
  const { acceptedTokens, draftTokens } = speculation;
  const shape = draftTokens > 0 ? draftShape(given.llm, speculation) : undefined;
  const draft = shape && prepareStep({ ...given, llm: shape });
  return {
    prefill: step.prefill,
    decode(sequences, contextTokens) {
      const one = step.decode(sequences, contextTokens);
      const all = step.decode(sequences * (draftTokens + 1), contextTokens);
      const further = step.prefill(sequences * draftTokens, contextTokens).attentionS;
      const guess = draft?.decode(sequences, contextTokens);
      const of = (part: keyof StepParts, checked: number) =>
        (checked + (guess ? draftTokens * guess[part] : 0)) / acceptedTokens;
      return {
        productS: of("productS", all.productS),
        attentionS: of("attentionS", one.attentionS + further),
        expertS: of("expertS", all.expertS),
        communicationS: of("communicationS", all.communicationS),
        launchS: of("launchS", all.launchS),
        // The engine schedules a sequence once for all its tokens.
        hostS: one.hostS / acceptedTokens,
      };
    },
  };
}

export function refuseSpeculation(
  speculation: Speculation | undefined,
  tensorParallel: number,
): Refusal | undefined {
  if (!speculation) return undefined;
  const { acceptedTokens, draftTokens, draft } = speculation;
  if (!(Number.isInteger(draftTokens) && draftTokens >= 0)) {
    return {
      reason: "bad input",
      detail: `draft tokens: expected a whole number of at least 0, found ${draftTokens}`,
    };
  }
  if (!(acceptedTokens >= 1 && acceptedTokens <= draftTokens + 1)) {
    return {
      reason: "bad input",
      detail: `accepted tokens: expected 1 to ${draftTokens + 1}, one more than are drafted, found ${acceptedTokens}`,
    };
  }
  if (typeof draft === "object" && draft.heads % tensorParallel !== 0) {
    return {
      reason: "heads not divisible",
      detail: `${draft.heads} heads of the draft do not divide over tensor parallelism ${tensorParallel}; expected a divisor of ${draft.heads}`,
    };
  }
  return undefined;
}
