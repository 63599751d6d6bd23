import { fact } from "../fact.ts";
import type { Llm } from "../kinds.ts";

export const entry: Llm = {
  kind: "llm",
  id: "qwen3-1-7b",
  name: "Qwen3-1.7B",
  maker: "Alibaba",
  attention: "gqa",
  attentionInWords: "GQA",
  layers: 28,
  hidden: 2048,
  heads: 16,
  kvHeads: 8,
  headDim: 128,
  ffn: 6144,
  denseLayers: 28,
  vocab: 151936,
  maxContext: 40960,
  tieEmbeddings: true,
  mtpLayers: 0,
  nativeDtype: "bfloat16",
  paramsTotal: fact("count", "1.721 B", {
    source: "aiconfigurator-model-configs",
    at: "Qwen--Qwen3-1.7B_config.json",
    grade: "derived",
    formula: "counted from the shape: every matrix, norm, bias, router and embedding",
  }),
  paramsActive: fact("count", "1.721 B", {
    source: "aiconfigurator-model-configs",
    at: "Qwen--Qwen3-1.7B_config.json",
    grade: "derived",
    formula: "counted from the shape: every matrix, norm, bias, router and embedding",
  }),
  paramsInputEmbedding: fact("count", "0.311 B", {
    source: "aiconfigurator-model-configs",
    at: "Qwen--Qwen3-1.7B_config.json",
    grade: "derived",
    formula:
      "counted from the shape: every matrix, norm, bias, router and embedding; this one is vocabulary × hidden",
  }),
  publishedTotal: fact("count", "1.7 B", {
    source: "qwen3-1-7b-model-card",
    at: "model card",
    grade: "vendor",
    note: "recalled from the document; 1.4B without embedding",
  }),
};
