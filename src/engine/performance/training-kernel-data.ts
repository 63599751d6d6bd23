/**
 * Written by scripts/fit/training-kernels.ts; do not edit. Shares of the dense peak that large
 * products and causal attention reach alone. From: NVIDIA AIConfigurator's kernel tables
 * (Apache-2.0, commit 095f58a), sheets' SHA-256 eda9f2cd3aaa08fb.
 */
import type { KernelShares } from "./training-kernels.ts";

export const trainingKernels: Readonly<Record<string, KernelShares>> = {
  a100_sxm: { bf16: 0.838, fp8: 0, fp4: 0, attention: 0.543 },
  b200_sxm: { bf16: 0.669, fp8: 0.503, fp4: 0.406, attention: 0.469 },
  b300_sxm: { bf16: 0.762, fp8: 0.558, fp4: 0.306, attention: 0.588 },
  gb200: { bf16: 0.624, fp8: 0.455, fp4: 0.39, attention: 0.454 },
  gb300: { bf16: 0.75, fp8: 0.556, fp4: 0.285, attention: 0.61 },
  h100_sxm: { bf16: 0.757, fp8: 0.541, fp4: 0, attention: 0.553 },
  h200_sxm: { bf16: 0.731, fp8: 0.585, fp4: 0, attention: 0.55 },
};
