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
  /** Share of the dense peak in large products: chips before FP8, with FP8, with FP4. */
  bf16Zero: share(0.78),
  bf16First: share(0.72),
  bf16Second: share(0.66),
  fp8First: share(0.55),
  fp8Second: share(0.5),
  /** Micro-scaled FP8 against one scale a tensor. */
  microScaled: share(0.92, 0.05),
  fp4Second: share(0.36),
  /** Rows and columns that a product loses to tiles and pipeline fill. */
  lostWidth: of(150, 0.4),
  expertLostWidth: of(100, 0.5),
  expertProducts: share(0.55, 0.3),
  attentionZero: share(0.45, 0.15),
  attentionFirst: share(0.48, 0.15),
  attentionSecond: share(0.42, 0.15),
  /** Softmax against the products of a 128-wide head: narrow heads pay more of it. */
  softmaxShare: of(0.5, 0.4),
  /** Attention kernels of sharded-data stacks, of their own year, against the vendor's. */
  fsdpAttention: of(1.3, 0.3),
  /** Chips with FP4 reach their peaks by the power they have: exponent on W per peak FLOP/s. */
  powerHeadroom: of(0.5, 0.4, 0.05, 1.2),
  /** Unfused attention writes its scores: passes over them, where no fused kernel is used. */
  scorePasses: of(8, 0.3),
  /** Bytes moved by norms, activations and residuals, as multiples of hidden, forward. */
  elementBytes: of(50, 0.3),
  expertElementBytes: of(40, 0.3),
  memoryShare: share(0.75, 0.05),
  /** Exposed share of collectives, over the share of the link they reach. */
  tensorExposed: of(0.9, 0.3),
  expertExposed: of(0.8, 0.3),
  dataExposed: of(0.4, 0.4),
  shardExposed: of(0.5, 0.4),
  scaleOutExposed: of(0.7, 0.3),
  /** Host work for one layer of one micro-batch that the chip waits for. */
  layerHostS: of(40e-6, 0.5),
  expertHostS: of(250e-6, 0.5),
  /** And for each expert that the package holds: its own quantisation and products. */
  localExpertHostS: of(100e-6, 0.6),
  /** The same where releases of 2026 capture the expert layers in graphs. */
  expertGraphHost: of(0.5, 0.3, 0.02, 1),
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
  /** Yearly factor on time from releases after mid-2024, dense and MoE. */
  yearDense: of(0.97, 0.03),
  yearExperts: of(0.85, 0.1),
  /** Fine-tuning of adapters skips weight gradients: what is left of the backward pass. */
  adapterBackward: of(0.55, 0.1),
} satisfies Record<string, ConstantPrior>;

export type TrainingConstantName = keyof typeof trainingPriors;

export type TrainingConstants = Readonly<Record<TrainingConstantName, number>>;

export const trainingConstantNames = Object.keys(trainingPriors) as TrainingConstantName[];
