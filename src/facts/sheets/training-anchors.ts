import { fact } from "../fact.ts";
import type { Sheet } from "../kinds.ts";

export const entry: Sheet = {
  kind: "sheet",
  id: "training-anchors",
  topic: "training",
  title: "Measured training speed: anchors",
  facts: {
    llama405b8k: fact("computeRate", "430 TFLOP/s", {
      source: "grattafiori-2024-llama-3",
      at: "table 4, 8,192 H100",
      grade: "measured",
    }),
    llama405b16k: fact("computeRate", "400 TFLOP/s", {
      source: "grattafiori-2024-llama-3",
      at: "table 4, 16,384 H100",
      grade: "measured",
    }),
    llama405bLong: fact("computeRate", "380 TFLOP/s", {
      source: "grattafiori-2024-llama-3",
      at: "table 4, CP16",
      grade: "measured",
    }),
    bridgeGb200Fp8: fact("computeRate", "2129 TFLOP/s", {
      source: "megatron-bridge-performance",
      at: "405B, 256 GB200, 26.06",
      grade: "vendor",
    }),
    bridgeGb200Nvfp4: fact("computeRate", "2944 TFLOP/s", {
      source: "megatron-bridge-performance",
      at: "405B, 256 GB200, 26.06",
      grade: "vendor",
    }),
    bridgeGb300Fp8: fact("computeRate", "2646 TFLOP/s", {
      source: "megatron-bridge-performance",
      at: "405B, 256 GB300, 26.06",
      grade: "vendor",
    }),
    bridgeGb300Nvfp4: fact("computeRate", "3575 TFLOP/s", {
      source: "megatron-bridge-performance",
      at: "405B, 256 GB300, 26.06",
      grade: "vendor",
    }),
    bridgeH100Fp8: fact("computeRate", "822 TFLOP/s", {
      source: "megatron-bridge-performance",
      at: "405B, 1,024 H100, 26.06",
      grade: "vendor",
    }),
  },
};
