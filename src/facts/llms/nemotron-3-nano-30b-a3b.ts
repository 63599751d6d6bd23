import { fact } from "../fact.ts";
import type { Llm } from "../kinds.ts";

export const entry: Llm = {
  kind: "llm",
  id: "nemotron-3-nano-30b-a3b",
  name: "Nemotron-3-Nano-30B-A3B",
  maker: "NVIDIA",
  attention: "hybrid",
  attentionInWords: "hybrid: 23 Mamba-2 (state 128, 64 heads of 64) and 6 GQA layers",
  layers: 52,
  hidden: 2688,
  heads: 32,
  kvHeads: 2,
  headDim: 128,
  linearLayers: 23,
  linear: { kind: "state space", keyHeads: 8, keyHeadDim: 128, valueHeads: 64, valueHeadDim: 64 },
  attentionLayers: 6,
  expertLayers: 23,
  ffnMatrices: 2,
  denseLayers: 0,
  experts: 128,
  expertsPerToken: 6,
  sharedExperts: 1,
  moeFfn: 1856,
  vocab: 131072,
  maxContext: 262144,
  tieEmbeddings: false,
  mtpLayers: 0,
  nativeDtype: "bfloat16",
  paramsTotal: fact("count", "31.578 B", {
    source: "aiconfigurator-model-configs",
    at: "nvidia--NVIDIA-Nemotron-3-Nano-30B-A3B-BF16_config.json",
    grade: "derived",
    formula: "counted from the shape: every matrix, norm, bias, router and embedding",
    note: "layers counts every block (23 Mamba-2, 6 attention, 23 expert, 0 dense feed-forward); feed-forward is not gated (2 matrices)",
  }),
  paramsActive: fact("count", "3.580 B", {
    source: "aiconfigurator-model-configs",
    at: "nvidia--NVIDIA-Nemotron-3-Nano-30B-A3B-BF16_config.json",
    grade: "derived",
    formula:
      "counted from the shape: every matrix, norm, bias, router and embedding; total less the experts not chosen",
  }),
  paramsInputEmbedding: fact("count", "0.352 B", {
    source: "aiconfigurator-model-configs",
    at: "nvidia--NVIDIA-Nemotron-3-Nano-30B-A3B-BF16_config.json",
    grade: "derived",
    formula:
      "counted from the shape: every matrix, norm, bias, router and embedding; this one is vocabulary × hidden",
  }),
  publishedTotal: fact("count", "31.6 B", {
    source: "nemotron-3-nano-technical-report",
    at: "technical report",
    grade: "vendor",
    note: "recalled from the document; with embeddings (3.2B without)",
  }),
  publishedActive: fact("count", "3.6 B", {
    source: "nemotron-3-nano-technical-report",
    at: "technical report",
    grade: "vendor",
    note: "recalled from the document; with embeddings (3.2B without)",
  }),
};
