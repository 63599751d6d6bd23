/** Deployments by the name people give their precision. */

import { layerCounts } from "./llm-counts.ts";
import type { LlmShape, Precision } from "./types.ts";

export const PRECISION_NAMES = ["bf16", "fp8", "fp4", "int4", "mxfp4"] as const;

export type PrecisionName = (typeof PRECISION_NAMES)[number];

/** 4-bit releases of MoE LLMs narrow the experts and leave attention wide. */
export function namedPrecision(name: PrecisionName, llm: LlmShape): Precision {
  const experts = layerCounts(llm).expert > 0;
  switch (name) {
    case "bf16":
      return { dense: "bf16", experts: "bf16", kvCache: "bf16" };
    case "fp8": {
      const format = experts ? "fp8Block" : "fp8";
      return { dense: format, experts: format, kvCache: "fp8" };
    }
    case "fp4":
      return { dense: "fp4", attention: experts ? "bf16" : "fp4", experts: "fp4", kvCache: "fp8" };
    case "int4":
      return {
        dense: experts ? "bf16" : "int4",
        attention: "bf16",
        experts: "int4",
        kvCache: "bf16",
      };
    case "mxfp4":
      return { dense: "bf16", experts: "mxfp4", kvCache: "bf16" };
  }
}
