/**
 * The plain records that the performance model reads: the shape of a language model, an
 * accelerator, a placement, a precision. Nothing here names a product; a property decides.
 */

/** Latent attention (MLA): keys and values are kept as one low-rank latent per token. */
export interface LatentAttention {
  readonly queryRank: number;
  readonly kvRank: number;
  readonly nopeHeadDim: number;
  readonly ropeHeadDim: number;
  readonly valueHeadDim: number;
}

/** A layer with a recurrent state in place of a cache (gated delta net, KDA, Mamba-2). */
export interface LinearAttention {
  readonly keyHeads: number;
  readonly keyHeadDim: number;
  readonly valueHeads: number;
  readonly valueHeadDim: number;
}

/**
 * The shape of a decoder-only language model: what sets its memory, arithmetic and traffic.
 *
 * Layers divide by what mixes tokens (full, sliding, linear attention) and by what mixes
 * channels (dense feed-forward, experts). `layers` counts transformer blocks; hybrids whose
 * blocks do one thing only state `attentionLayers` and `expertLayers`.
 */
export interface LlmShape {
  readonly id: string;
  readonly layers: number;
  readonly hidden: number;
  readonly heads: number;
  readonly kvHeads: number;
  readonly headDim: number;
  /** Latent attention, when the LLM has it; `kvHeads` is then of no effect on the cache. */
  readonly latent?: LatentAttention;
  /** Sliding window in tokens, and how many layers slide. */
  readonly windowTokens?: number;
  readonly slidingLayers?: number;
  /** A learned logit in each head's softmax, which fused training kernels lack. */
  readonly attentionSinks?: boolean;
  readonly linearLayers?: number;
  readonly linear?: LinearAttention;
  /** Tokens kept by a sparse indexer; absent = every token is attended. */
  readonly sparseTopTokens?: number;
  /** Layers with attention of any kind but linear; default layers − linearLayers. */
  readonly attentionLayers?: number;
  /** The query projection carries an output gate of its own width. */
  readonly attentionGate?: boolean;
  /** Width of the dense feed-forward, and how many layers use it. */
  readonly ffn: number;
  readonly denseLayers: number;
  /** Matrices in a feed-forward: 3 gated (default), 2 plain. */
  readonly ffnMatrices?: 2 | 3;
  readonly experts: number;
  readonly expertsPerToken: number;
  readonly sharedExperts: number;
  readonly moeFfn: number;
  /** Reduced width in which the routed experts work, if any. */
  readonly moeLatent?: number;
  /** Layers with experts; default layers − denseLayers when there are experts. */
  readonly expertLayers?: number;
  readonly vocab: number;
  readonly tiedEmbeddings: boolean;
  /** Multi-token-prediction layers shipped with the LLM (not part of its own depth). */
  readonly mtpLayers?: number;
  readonly maxContextTokens?: number;
}

/** One package as the planner buys it. Rates are dense datasheet peaks, 0 = not supported. */
export interface AcceleratorSpec {
  readonly id: string;
  readonly peakFlopPerS: { readonly bf16: number; readonly fp8: number; readonly fp4: number };
  readonly hbmBytes: number;
  readonly hbmBytesPerS: number;
  /** One way, per package. */
  readonly scaleUpBytesPerS: number;
  /** Packages in one scale-up domain. */
  readonly scaleUpSize: number;
  /** One way, per package. */
  readonly scaleOutBytesPerS: number;
  readonly powerW: number;
  readonly idlePowerW?: number;
}

/** Number formats of weights: what a weight costs to read, and which peak multiplies it. */
export type NumberFormat = "bf16" | "fp8" | "fp8Block" | "fp4" | "mxfp4" | "int4";

/**
 * How the numbers of one deployment are stored and multiplied. `fp8` has one scale for a tensor or
 * channel, `fp8Block` one for each 128 × 128 block. `fp4` needs a chip with FP4
 * arithmetic; `mxfp4` and `int4` are weight formats that any chip can read.
 */
export interface Precision {
  /** Dense feed-forward and shared experts; and attention unless `attention` says otherwise. */
  readonly dense: NumberFormat;
  readonly attention?: NumberFormat;
  /** Routed experts. */
  readonly experts: NumberFormat;
  readonly kvCache: "bf16" | "fp8";
}

/**
 * How one replica is laid over packages.
 *
 * A replica is tensorParallel × attentionDataParallel × pipelineParallel packages; the experts
 * lie over the same packages, expertTensorParallel × expertParallel.
 */
export interface Placement {
  readonly tensorParallel: number;
  readonly pipelineParallel: number;
  /** Attention ranks that hold different requests and share the experts. */
  readonly attentionDataParallel: number;
  readonly expertTensorParallel: number;
  readonly expertParallel: number;
}

/** Serving engines the fitted constants know, and the physical engine that has no overheads fitted. */
export const ENGINES = ["trtllm", "sglang", "vllm"] as const;
export type Engine = (typeof ENGINES)[number];

export type Support = "measured" | "interpolated" | "physics" | "unsupported";

/** An 80 % interval. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Why there is no answer, as data. */
export interface Refusal {
  readonly reason:
    | "does not fit memory"
    | "heads not divisible"
    | "experts not divisible"
    | "too many pipeline stages"
    | "precision not supported"
    | "unknown engine"
    | "power cap too low"
    | "bad input";
  readonly detail: string;
}

export function bytesPerWeight(format: NumberFormat): number {
  switch (format) {
    case "bf16":
      return 2;
    case "fp8":
    case "fp8Block":
      return 1;
    case "fp4":
      // Four bits and an 8-bit scale for each 16 weights.
      return 0.5625;
    case "mxfp4":
      // Four bits and an 8-bit scale for each 32 weights.
      return 0.53125;
    case "int4":
      // Four bits and a 16-bit scale for each 32 weights.
      return 0.5625;
  }
}

/** The peak that multiplies weights of this format; weight-only formats compute in bf16. */
export function peakFlopPerS(accelerator: AcceleratorSpec, format: NumberFormat): number {
  if (format === "int4") return accelerator.peakFlopPerS.bf16;
  if (format === "fp8Block") return accelerator.peakFlopPerS.fp8;
  if (format === "mxfp4") {
    // Computed with 8-bit activations where the chip can mix the two, else in bf16.
    return accelerator.peakFlopPerS.fp4 > 0
      ? accelerator.peakFlopPerS.fp8
      : accelerator.peakFlopPerS.bf16;
  }
  return accelerator.peakFlopPerS[format];
}

export function packagesPerReplica(placement: Placement): number {
  return placement.tensorParallel * placement.attentionDataParallel * placement.pipelineParallel;
}
