import { fact } from "../fact.ts";
import type { Llm } from "../kinds.ts";

export const entry: Llm = {
  kind: "llm",
  id: "nemotron-h-56b",
  name: "Nemotron-H-56B",
  maker: "NVIDIA",
  attention: "hybrid",
  attentionInWords: "hybrid: 54 Mamba-2 (state 256, 256 heads of 64) and 10 GQA layers",
  layers: 118,
  hidden: 8192,
  heads: 64,
  kvHeads: 8,
  headDim: 128,
  linearLayers: 54,
  linear: { kind: "state space", keyHeads: 8, keyHeadDim: 256, valueHeads: 256, valueHeadDim: 64 },
  attentionLayers: 10,
  ffn: 32768,
  ffnMatrices: 2,
  denseLayers: 54,
  vocab: 131072,
  maxContext: 8192,
  tieEmbeddings: false,
  mtpLayers: 0,
  nativeDtype: "bfloat16",
  paramsTotal: fact("count", "56.324 B", {
    source: "aiconfigurator-model-configs",
    at: "nvidia--Nemotron-H-56B-Base-8K_config.json",
    grade: "derived",
    formula: "counted from the shape: every matrix, norm, bias, router and embedding",
    note: "layers counts every block (54 Mamba-2, 10 attention, 0 expert, 54 dense feed-forward); feed-forward is not gated (2 matrices)",
  }),
  paramsActive: fact("count", "56.324 B", {
    source: "aiconfigurator-model-configs",
    at: "nvidia--Nemotron-H-56B-Base-8K_config.json",
    grade: "derived",
    formula: "counted from the shape: every matrix, norm, bias, router and embedding",
  }),
  paramsInputEmbedding: fact("count", "1.074 B", {
    source: "aiconfigurator-model-configs",
    at: "nvidia--Nemotron-H-56B-Base-8K_config.json",
    grade: "derived",
    formula:
      "counted from the shape: every matrix, norm, bias, router and embedding; this one is vocabulary × hidden",
  }),
  publishedTotal: fact("count", "56 B", {
    source: "aiconfigurator-model-configs",
    at: "the model's name",
    grade: "vendor",
    note: "only what the name says",
  }),
};
