import { fact } from "../fact.ts";
import type { Llm } from "../kinds.ts";

export const entry: Llm = {
  kind: "llm",
  id: "llama-3-3-nemotron-super-49b",
  name: "Llama-3.3-Nemotron-Super-49B",
  maker: "NVIDIA",
  attention: "gqa",
  attentionInWords: "GQA in 49 of 80 layers, none in the rest",
  layers: 80,
  hidden: 8192,
  heads: 64,
  kvHeads: 8,
  headDim: 128,
  attentionLayers: 49,
  ffn: 28672,
  denseLayers: 80,
  vocab: 128256,
  maxContext: 131072,
  tieEmbeddings: false,
  mtpLayers: 0,
  nativeDtype: "bfloat16",
  paramsTotal: fact("count", "49.867 B", {
    source: "aiconfigurator-model-configs",
    at: "nvidia--Llama-3_3-Nemotron-Super-49B-v1_config.json",
    grade: "derived",
    formula: "counted from the shape: every matrix, norm, bias, router and embedding",
    note: "feed-forward width varies by layer; ffn is the commonest",
  }),
  paramsActive: fact("count", "49.867 B", {
    source: "aiconfigurator-model-configs",
    at: "nvidia--Llama-3_3-Nemotron-Super-49B-v1_config.json",
    grade: "derived",
    formula: "counted from the shape: every matrix, norm, bias, router and embedding",
  }),
  paramsInputEmbedding: fact("count", "1.051 B", {
    source: "aiconfigurator-model-configs",
    at: "nvidia--Llama-3_3-Nemotron-Super-49B-v1_config.json",
    grade: "derived",
    formula:
      "counted from the shape: every matrix, norm, bias, router and embedding; this one is vocabulary × hidden",
  }),
  publishedTotal: fact("count", "49.9 B", {
    source: "llama-3-3-nemotron-super-49b-model-card",
    at: "model card",
    grade: "vendor",
    note: "recalled from the document",
  }),
};
