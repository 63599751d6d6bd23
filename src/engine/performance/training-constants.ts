/**
 * Constants of the training model: shares of peaks and links, traffic counts, what overlap leaves
 * exposed, and how much a software stack and its years change. Each is fitted with a prior.
 */

import type { ConstantPrior } from "./serving-constants.ts";

const of = (start: number, spread: number, low = start / 50, high = start * 50): ConstantPrior => ({
  start,
  spread,
  low,
  high,
});
const share = (start: number, spread = 0.1): ConstantPrior => of(start, spread, 0.02, 1);

export const trainingPriors = {
  /**
   * Large products inside a step against the same products alone, as the kernel sheet has them
   * (`training-kernels.ts`): chips before FP8, with FP8, with FP4.
   */
  bf16Zero: of(0.9, 0.08),
  bf16First: of(0.9, 0.08),
  bf16Second: of(0.9, 0.08),
  fp8First: of(0.9, 0.1),
  fp8Second: of(0.9, 0.1),
  /** Micro-scaled FP8 against one scale a tensor. */
  microScaled: share(0.92, 0.05),
  fp4Second: of(0.9, 0.1),
  /** Rows and columns that a product loses to tiles and pipeline fill. */
  lostWidth: of(150, 0.4),
  /** Tokens of a micro-batch that a product loses in the same way. */
  lostRows: of(250, 0.5),
  expertLostWidth: of(100, 0.5),
  expertProducts: share(0.55, 0.3),
  /** Attention forward and backward against the forward kernel alone. */
  attentionZero: of(0.8, 0.15),
  attentionFirst: of(0.8, 0.15),
  attentionSecond: of(0.8, 0.15),
  /** Softmax against the products of a 128-wide head: narrow heads pay more of it. */
  softmaxShare: of(0.5, 0.4),
  /** First FlashAttention (2022, 2023), share of the bf16 peak: 25 to 40 % on A100 (Dao 2023). */
  firstFlashZero: share(0.35, 0.1),
  /** The same kernels, without the matrix instructions of the newer chip. */
  firstFlashFirst: share(0.17, 0.15),
  /** Products of heads whose width is no multiple of 8, against those whose width is. */
  misalignedHeads: of(0.15, 0.5, 0.02, 1),
  /**
   * Passes over the scores that unfused attention writes, forward: product out, softmax in and
   * out, dropout in and out with its mask, product in.
   */
  scorePasses: of(6.5, 0.15),
  /** The same for a softmax with a learned sink. */
  sinkPasses: of(5, 0.4),
  /** Bytes for each weight and micro-batch: read forward and twice backward, gradients added in 32 bits. */
  weightBytes: of(12, 0.3),
  /**
   * Bytes moved by norms, activations, transposes and residuals, as multiples of hidden, forward:
   * 50 by counting tensors. Casts of 8 and 4-bit recipes are counted apart.
   */
  elementBytes: of(50, 0.3),
  expertElementBytes: of(40, 0.3),
  memoryShare: share(0.75, 0.05),
  /** Exposed share of collectives, over the share of the link they reach. */
  tensorExposed: of(0.9, 0.3),
  expertExposed: of(0.8, 0.3),
  /** Of expert exchange, what interleaved stages leave exposed. */
  exchangeBehindStages: of(0.8, 0.3, 0.02, 1),
  dataExposed: of(0.4, 0.4),
  shardExposed: of(0.5, 0.4),
  scaleOutExposed: of(0.7, 0.3),
  /** Of what passes between stages. */
  stageExposed: of(0.3, 0.5),
  /** Host work for one layer of one micro-batch that the chip waits for. */
  layerHostS: of(40e-6, 0.5),
  expertHostS: of(250e-6, 0.5),
  /** And for each expert that the package holds: its own quantisation and products. */
  localExpertHostS: of(60e-6, 0.6),
  /** Of that, what bf16 needs, which quantises nothing. */
  plainExpertHost: of(0.4, 0.4, 0.02, 1),
  /** Host work of expert layers where a capacity fixes their shapes and spares the wait for counts. */
  cappedExpertHost: of(0.5, 0.4, 0.02, 1),
  /** Expert layers from release 26.06 on, against those before: fused, and captured in graphs. */
  expertsSince2606: of(0.8, 0.15, 0.02, 1),
  stepHostS: of(20e-3, 0.7),
  /** Benchmark submissions capture whole iterations in graphs. */
  logsHost: of(0.4, 0.3, 0.02, 1),
  /** Layers and micro-batches are uneven: first and last stages, stragglers. */
  stageUneven: of(1.03, 0.02),
  /** Stacks against the fused, overlapped one of 2024. */
  deepspeed2021: of(1.1, 0.1),
  megatron2022: of(1, 0.05),
  shardedFsdp: of(1.05, 0.08),
  logs: of(1, 0.06),
  /** Yearly factor on time from releases after mid-2024: dense by kind of chip, and MoE. */
  yearDense: of(0.97, 0.03),
  yearSecond: of(0.9, 0.06),
  yearExperts: of(0.85, 0.1),
  /** Fine-tuning of adapters skips weight gradients: what is left of the backward pass. */
  adapterBackward: of(0.55, 0.1),
} satisfies Record<string, ConstantPrior>;

export type TrainingConstantName = keyof typeof trainingPriors;

export type TrainingConstants = Readonly<Record<TrainingConstantName, number>>;

export const trainingConstantNames = Object.keys(trainingPriors) as TrainingConstantName[];
