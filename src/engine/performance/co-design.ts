/**
 * LLM shapes of equal quality, and how fast each serves: layers, width, experts, top-k against a
 * platform. Quality is the loss of a published scaling law in effective parameters and tokens.
 *
 * Units   parameters, tokens, nats
 * From    loss: Hoffmann et al. 2022, E + A/N^α + B/D^β; effective parameters of sparse LLMs: the
 *         geometric mean of active and total, an assumption with a band on its exponent
 * Valid   comparisons within a factor of ten in parameters; never an absolute claim of quality
 */

import { pow } from "../kernel/math.ts";
import { type FrontierQuestion, searchFrontier } from "./frontier.ts";
import { parameterCounts } from "./llm-counts.ts";
import type { Interval, LlmShape } from "./types.ts";

const LAW = { irreducible: 1.69, a: 406.4, alpha: 0.34, b: 410.7, beta: 0.28 };

/** Weight of total against active parameters: 0.5 is the geometric mean; the band is 0.3 to 0.6. */
const SPARSITY_EXPONENT = { low: 0.3, middle: 0.5, high: 0.6 };

export interface Quality {
  readonly effectiveParameters: number;
  readonly lossNats: number;
  /** Over the band of the sparsity exponent. */
  readonly interval: Interval;
}

export function quality(llm: LlmShape, trainingTokens: number): Quality {
  const { total, active } = parameterCounts(llm);
  const effective = (exponent: number) => pow(total, exponent) * pow(active, 1 - exponent);
  const loss = (exponent: number) =>
    LAW.irreducible +
    LAW.a / pow(effective(exponent), LAW.alpha) +
    LAW.b / pow(trainingTokens, LAW.beta);
  return {
    effectiveParameters: effective(SPARSITY_EXPONENT.middle),
    lossNats: loss(SPARSITY_EXPONENT.middle),
    interval: { low: loss(SPARSITY_EXPONENT.high), high: loss(SPARSITY_EXPONENT.low) },
  };
}

export interface CoDesignPoint {
  readonly llm: LlmShape;
  readonly precision: string;
  readonly quality: Quality;
  readonly outputTokensPerSPerPackage: number;
  readonly tpotS: number;
}

export interface CoDesign {
  /** By precision in the order asked, never mixed; best output at the limits first. */
  readonly shapes: readonly CoDesignPoint[];
  /** What the limits rejected, over all shapes, by name. */
  readonly rejected: Readonly<Record<string, number>>;
}

/** Shapes around `base` whose loss is within `toleranceNats`, the best point of each. */
export function coDesign(
  question: Omit<FrontierQuestion, "llm"> & { readonly base: LlmShape },
  trainingTokens: number,
  toleranceNats = 0.005,
): CoDesign {
  const { base } = question;
  const goal = quality(base, trainingTokens).lossNats;
  const found: CoDesignPoint[] = [];
  const rejected: Record<string, number> = {};
  for (const llm of neighbours(base)) {
    const q = quality(llm, trainingTokens);
    if (q.lossNats - goal > toleranceNats || goal - q.lossNats > toleranceNats) continue;
    const searched = searchFrontier({ ...question, llm });
    for (const [why, n] of Object.entries(searched.rejected)) {
      rejected[why] = (rejected[why] ?? 0) + n;
    }
    for (const [precision, front] of Object.entries(searched.fronts)) {
      let best: CoDesignPoint | undefined;
      for (const { outputTokensPerSPerPackage, tpotS } of front) {
        if (best && best.outputTokensPerSPerPackage >= outputTokensPerSPerPackage) continue;
        best = { llm, precision, quality: q, outputTokensPerSPerPackage, tpotS };
      }
      if (best) found.push(best);
    }
  }
  const order = Object.keys(question.precisions);
  const shapes = found.sort(
    (a, b) =>
      order.indexOf(a.precision) - order.indexOf(b.precision) ||
      b.outputTokensPerSPerPackage - a.outputTokensPerSPerPackage,
  );
  return { shapes, rejected };
}

/** Shapes that change one or two of depth, width, experts and choices of experts. */
function neighbours(base: LlmShape): LlmShape[] {
  const shapes: LlmShape[] = [];
  const sparse = base.experts > 0;
  for (const depth of [0.75, 1, 1.25]) {
    for (const width of [0.75, 0.875, 1, 1.125, 1.25]) {
      for (const experts of sparse ? [0.5, 1, 2] : [1]) {
        for (const choices of sparse ? [0.5, 1, 2] : [1]) {
          const layers = Math.round(base.layers * depth);
          const denseLayers = sparse ? base.denseLayers : layers;
          shapes.push({
            ...base,
            id: `${base.id} ×${depth} deep ×${width} wide ×${experts} experts ×${choices} chosen`,
            layers,
            denseLayers,
            hidden: Math.round((base.hidden * width) / 128) * 128,
            ffn: Math.round((base.ffn * width) / 128) * 128,
            experts: Math.round(base.experts * experts),
            expertsPerToken: Math.max(sparse ? 1 : 0, Math.round(base.expertsPerToken * choices)),
            slidingLayers: base.slidingLayers ? Math.round(base.slidingLayers * depth) : undefined,
            linearLayers: base.linearLayers ? Math.round(base.linearLayers * depth) : undefined,
          });
        }
      }
    }
  }
  return shapes;
}
