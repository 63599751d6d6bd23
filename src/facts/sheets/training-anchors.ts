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
    gpt3At1024: fact("computeRate", "138 TFLOP/s", {
      source: "narayanan-2021-megatron",
      at: "table 1",
      grade: "measured",
      note: "175B, 1,024 A100; hardware FLOP, recomputation counted",
    }),
    trillionAt3072: fact("computeRate", "163 TFLOP/s", {
      source: "narayanan-2021-megatron",
      at: "table 1",
      grade: "measured",
      note: "1T, 3,072 A100; hardware FLOP",
    }),
    korthikanti22b: fact("share", "41.5 %", {
      source: "korthikanti-2022",
      at: "table 5",
      grade: "measured",
      note: "MFU, A100; 1.10 s a step",
    }),
    korthikanti175b: fact("share", "51.4 %", {
      source: "korthikanti-2022",
      at: "table 5",
      grade: "measured",
      note: "MFU, A100; 13.75 s a step",
    }),
    korthikanti530b: fact("share", "56.0 %", {
      source: "korthikanti-2022",
      at: "table 5",
      grade: "measured",
      note: "MFU, A100; 37.83 s a step",
    }),
    korthikanti1t: fact("share", "56.3 %", {
      source: "korthikanti-2022",
      at: "table 5",
      grade: "measured",
      note: "MFU, A100; 71.49 s a step",
    }),
    mcore462b: fact("share", "47 %", {
      source: "megatron-lm-readme",
      at: "scaling table",
      grade: "vendor",
      note: "MFU, 6,144 H100, BF16; 459.9 TFLOP/s",
    }),
    mcore177bAt4608: fact("share", "42 %", {
      source: "megatron-lm-readme",
      at: "strong scaling",
      grade: "vendor",
      note: "MFU, batch fixed at 1,152; 47 % at 96 H100",
    }),
    megascale175b: fact("share", "55.2 %", {
      source: "megascale",
      at: "tables 2 and 3",
      grade: "measured",
      note: "MFU, 12,288 GPUs; Megatron-LM 41.2 %",
    }),
    palm540b: fact("share", "46.2 %", {
      source: "palm-paper",
      at: "table",
      grade: "measured",
      note: "MFU, 6,144 TPU v4",
    }),
    deepSeekV3GpuHours: fact("count", "2.788 M", {
      source: "deepseek-v3-technical-report",
      at: "cost table",
      grade: "measured",
      note: "GPU-hours in all, 2,048 H800, FP8",
    }),
    bridgeGb200Mxfp8: fact("computeRate", "1976 TFLOP/s", {
      source: "megatron-bridge-performance",
      at: "405B, 256 GB200, 26.06",
      grade: "vendor",
    }),
    bridgeGb300Mxfp8: fact("computeRate", "2403 TFLOP/s", {
      source: "megatron-bridge-performance",
      at: "405B, 256 GB300, 26.06",
      grade: "vendor",
    }),
    mlperfH100Fp8Low: fact("computeRate", "753 TFLOP/s", {
      source: "mlcommons-training-results",
      at: "v5.0, 405B",
      grade: "derived",
      formula: "6 N and causal attention over logged step times: 753, the low end",
    }),
    mlperfH100Fp8High: fact("computeRate", "848 TFLOP/s", {
      source: "mlcommons-training-results",
      at: "v5.0, 405B",
      grade: "derived",
      formula: "as above: 848, the high end",
    }),
    mlperfGb200Fp8Low: fact("computeRate", "1785 TFLOP/s", {
      source: "mlcommons-training-results",
      at: "v5.0, 405B",
      grade: "derived",
      formula: "as above: 1785",
    }),
    mlperfGb200Fp8High: fact("computeRate", "1897 TFLOP/s", {
      source: "mlcommons-training-results",
      at: "v5.0, 405B",
      grade: "derived",
      formula: "as above: 1897",
    }),
    mlperfGb200Nvfp4Low: fact("computeRate", "2330 TFLOP/s", {
      source: "mlcommons-training-results",
      at: "v5.1, 405B, 2,560 to 5,120 GPUs",
      grade: "derived",
      formula: "as above: 2330",
    }),
    mlperfGb200Nvfp4High: fact("computeRate", "2443 TFLOP/s", {
      source: "mlcommons-training-results",
      at: "v5.1, 405B, 2,560 to 5,120 GPUs",
      grade: "derived",
      formula: "as above: 2443",
    }),
    v6DeepSeekV3: fact("duration", "2.02 min", {
      source: "mlperf-training-v6-0-press",
      at: "headlines",
      grade: "reported",
      on: "2026-06-16",
      note: "671B, 8,192 GPUs",
    }),
  },
};
