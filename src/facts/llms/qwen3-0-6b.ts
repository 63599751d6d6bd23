import { fact } from "../fact.ts";
import type { Llm } from "../kinds.ts";

export const entry: Llm = {
  kind: "llm",
  id: "qwen3-0-6b",
  name: "Qwen3-0.6B",
  maker: "Alibaba",
  attention: "gqa",
  attentionInWords: "GQA",
  layers: 28,
  hidden: 1024,
  heads: 16,
  kvHeads: 8,
  headDim: 128,
  ffn: 3072,
  denseLayers: 28,
  vocab: 151936,
  maxContext: 40960,
  tieEmbeddings: true,
  mtpLayers: 0,
  nativeDtype: "bfloat16",
  paramsTotal: fact("count", "0.596 B", {
    source: "aiconfigurator-model-configs",
    at: "Qwen--Qwen3-0.6B_config.json",
    grade: "derived",
    formula: "counted from the shape: every matrix, norm, bias, router and embedding",
  }),
  paramsActive: fact("count", "0.596 B", {
    source: "aiconfigurator-model-configs",
    at: "Qwen--Qwen3-0.6B_config.json",
    grade: "derived",
    formula: "counted from the shape: every matrix, norm, bias, router and embedding",
  }),
  paramsInputEmbedding: fact("count", "0.156 B", {
    source: "aiconfigurator-model-configs",
    at: "Qwen--Qwen3-0.6B_config.json",
    grade: "derived",
    formula:
      "counted from the shape: every matrix, norm, bias, router and embedding; this one is vocabulary × hidden",
  }),
  publishedTotal: fact("count", "0.6 B", {
    source: "qwen3-0-6b-model-card",
    at: "model card",
    grade: "vendor",
    note: "recalled from the document; 0.44B without embedding",
  }),
};
