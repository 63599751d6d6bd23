/**
 * The trace generator of reference run R1: 32-bit mulberry32, Box–Muller's cosine branch, times
 * printed with six decimals. A reader can make the same CSV, byte for byte, with any language.
 *
 * Per request, in this order: one uniform for the exponential gap, one normal for the prompt, one
 * normal for the output. A normal takes a fresh pair of uniforms, the first redrawn while it is 0.
 */

import { cos, exp, ln } from "../../../kernel/math.ts";
import { endFill, RequestChunk, type TrafficSource } from "../request-chunk.ts";

export interface R1Options {
  readonly seed: number;
  readonly requests: number;
  readonly requestsPerS: number;
  readonly promptTokensMean: number;
  readonly promptSigma: number;
  readonly outputTokensMean: number;
  readonly outputSigma: number;
  /** Prompt and output together never exceed this. */
  readonly maxTokens: number;
}

export const R1: R1Options = {
  seed: 12345,
  requests: 10_000,
  requestsPerS: 27.5,
  promptTokensMean: 1024,
  promptSigma: 0.7,
  outputTokensMean: 256,
  outputSigma: 0.8,
  maxTokens: 4096,
};

/** mulberry32: 32 bits of state, 2^32 values before it repeats. For trace generators only. */
function mulberry32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const TWO_PI = 6.283185307179586;

export function r1Source(options: R1Options): TrafficSource {
  const uniform = mulberry32(options.seed);
  const promptMu = ln(options.promptTokensMean) - (options.promptSigma * options.promptSigma) / 2;
  const outputMu = ln(options.outputTokensMean) - (options.outputSigma * options.outputSigma) / 2;
  const normal = (): number => {
    let u = uniform();
    while (u === 0) u = uniform();
    const v = uniform();
    return Math.sqrt(-2 * ln(u)) * cos(TWO_PI * v);
  };
  let clockS = 0;
  let made = 0;
  return {
    fill(chunk: RequestChunk): void {
      const count = Math.min(chunk.capacity, options.requests - made);
      for (let i = 0; i < count; i++) {
        clockS -= ln(uniform()) / options.requestsPerS;
        let prompt = Math.max(1, Math.round(exp(promptMu + options.promptSigma * normal())));
        let output = Math.max(1, Math.round(exp(outputMu + options.outputSigma * normal())));
        output = Math.min(output, options.maxTokens - 1);
        prompt = Math.min(prompt, options.maxTokens - output);
        chunk.arrivalS[i] = Math.round(clockS * 1e6) / 1e6;
        chunk.promptTokens[i] = prompt;
        chunk.outputTokens[i] = output;
      }
      made += count;
      endFill(chunk, count, made < options.requests);
    },
  };
}

/** The trace as CSV, the text whose md5 identifies it. */
export function r1Csv(options: R1Options): string {
  const chunk = new RequestChunk(options.requests);
  r1Source(options).fill(chunk);
  let text = "arrived_at,num_prefill_tokens,num_decode_tokens\n";
  for (let i = 0; i < chunk.count; i++) {
    text += `${chunk.arrivalS[i].toFixed(6)},${chunk.promptTokens[i]},${chunk.outputTokens[i]}\n`;
  }
  return text;
}
