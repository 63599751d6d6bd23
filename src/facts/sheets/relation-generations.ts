import { fact } from "../fact.ts";
import type { Sheet } from "../kinds.ts";

export const entry: Sheet = {
  kind: "sheet",
  id: "relation-generations",
  topic: "claim",
  title: "What is said of generations of systems",
  facts: {
    gtcEarlier: fact("tokenRate", "2000000 tokens/s", {
      source: "gtc-2026-new-unit",
      at: "article",
      grade: "reported",
      note: "a gigawatt's factory, the earlier generation",
    }),
    gtcEarlierOther: fact("tokenRate", "22000000 tokens/s", {
      source: "gtc-2026-other-transcript",
      at: "article",
      grade: "reported",
      note: "the same sentence, another transcript",
    }),
    gtcLater: fact("tokenRate", "700000000 tokens/s", {
      source: "gtc-2026-new-unit",
      at: "article",
      grade: "reported",
    }),
    gtcRatio: fact("ratio", "350 x", {
      source: "gtc-2026-new-unit",
      at: "article",
      grade: "reported",
      note: "in two years",
    }),
    blackwellRevenue: fact("ratio", "5 x", {
      source: "gtc-2026-revenue-tiers",
      at: "article",
      grade: "reported",
      note: "about, over Hopper; power in four equal tiers",
    }),
    rubinRevenue: fact("ratio", "5 x", {
      source: "gtc-2026-revenue-tiers",
      at: "article",
      grade: "reported",
      note: "about, over Blackwell",
    }),
    groqRevenue: fact("ratio", "10 x", {
      source: "gtc-2026-groq-racks",
      at: "note",
      grade: "reported",
      note: "over Blackwell, with Groq racks",
    }),
    rubinTokenCost: fact("ratio", "10 x", {
      source: "rubin-10x-footnote",
      at: "article",
      grade: "reported",
      bound: "at most",
      note: "lower; Kimi-K2-Thinking, FP4, rack scale; less on dense LLMs or short context",
    }),
    rubinTrainingGpus: fact("ratio", "4 x", {
      source: "rubin-10x-footnote",
      at: "article",
      grade: "reported",
      note: "fewer GPUs to train an MoE",
    }),
    gb200OverH200: fact("ratio", "15 x", {
      source: "nvidia-inferencemax-post",
      at: "post",
      grade: "vendor",
      note: "DeepSeek-R1 8K/1K at 50 tokens/s a user",
    }),
    gb200OverH100: fact("ratio", "55 x", {
      source: "inferencex-v2",
      at: "article",
      grade: "measured",
      bound: "at most",
      note: "at 75 tokens/s a user",
    }),
    gb300OverH100Fp8: fact("ratio", "65 x", {
      source: "inferencex-v2",
      at: "article",
      grade: "measured",
    }),
    gb300OverH100Fp4: fact("ratio", "100 x", {
      source: "inferencex-v2",
      at: "article",
      grade: "measured",
      note: "FP4 against FP8",
    }),
    hopperMax: fact("tokenRate", "180000 tokens/s", {
      source: "more-you-buy",
      at: "post",
      grade: "vendor",
      note: "a 1 MW factory; 225 tokens/s a user",
    }),
    hopperMaxCopy: fact("tokenRate", "2500000 tokens/s", {
      source: "more-you-buy-copy",
      at: "copy of the post",
      grade: "reported",
      note: "a 1 MW factory; 100 tokens/s a user",
    }),
    gb300OverH100Press: fact("ratio", "4 x", {
      source: "mlperf-v5-1-press",
      at: "article",
      grade: "reported",
      bound: "at least",
      note: "MLPerf 405B, more than",
    }),
    v6Minutes: fact("duration", "7.07 min", {
      source: "mlperf-training-v6-0-press",
      at: "headlines",
      grade: "reported",
      on: "2026-06-16",
      note: "405B, 8,192 GPUs; which GPUs is not said",
    }),
    v6Gpus: fact("count", "8192", {
      source: "mlperf-training-v6-0-press",
      at: "headlines",
      grade: "reported",
      on: "2026-06-16",
    }),
  },
};
