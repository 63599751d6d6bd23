import { fact } from "../fact.ts";
import type { Llm } from "../kinds.ts";

export const entry: Llm = {
  kind: "llm",
  id: "nemotron-3-ultra-550b-a55b",
  name: "Nemotron-3-Ultra-550B-A55B",
  maker: "NVIDIA",
  attention: "hybrid",
  attentionInWords: "hybrid: 48 Mamba-2 (state 128, 256 heads of 64) and 12 GQA layers",
  layers: 108,
  hidden: 8192,
  heads: 64,
  kvHeads: 2,
  headDim: 128,
  linearLayers: 48,
  denseLayers: 0,
  experts: 512,
  expertsPerToken: 22,
  sharedExperts: 1,
  moeFfn: 5120,
  moeLatent: 2048,
  vocab: 131072,
  maxContext: 262144,
  tieEmbeddings: false,
  mtpLayers: 1,
  nativeDtype: "bfloat16",
  paramsTotal: fact("count", "549.309 B", {
    source: "aiconfigurator-model-configs",
    at: "nvidia--NVIDIA-Nemotron-3-Ultra-550B-A55B-BF16_config.json",
    grade: "derived",
    formula: "counted from the shape: every matrix, norm, bias, router and embedding",
    note: "layers counts every block (48 Mamba-2, 12 attention, 48 expert, 0 dense feed-forward); feed-forward is not gated (2 matrices)",
  }),
  paramsActive: fact("count", "56.059 B", {
    source: "aiconfigurator-model-configs",
    at: "nvidia--NVIDIA-Nemotron-3-Ultra-550B-A55B-BF16_config.json",
    grade: "derived",
    formula:
      "counted from the shape: every matrix, norm, bias, router and embedding; total less the experts not chosen",
  }),
  paramsInputEmbedding: fact("count", "1.074 B", {
    source: "aiconfigurator-model-configs",
    at: "nvidia--NVIDIA-Nemotron-3-Ultra-550B-A55B-BF16_config.json",
    grade: "derived",
    formula:
      "counted from the shape: every matrix, norm, bias, router and embedding; this one is vocabulary × hidden",
  }),
  publishedTotal: fact("count", "550 B", {
    source: "aiconfigurator-model-configs",
    at: "the model's name",
    grade: "vendor",
    note: "only what the name says",
  }),
  publishedActive: fact("count", "55 B", {
    source: "aiconfigurator-model-configs",
    at: "the model's name",
    grade: "vendor",
    note: "only what the name says",
  }),
};
