import { fact } from "../fact.ts";
import type { Llm } from "../kinds.ts";

export const entry: Llm = {
  kind: "llm",
  id: "qwen3-8b",
  name: "Qwen3-8B",
  maker: "Alibaba",
  attention: "gqa",
  attentionInWords: "GQA",
  layers: 36,
  hidden: 4096,
  heads: 32,
  kvHeads: 8,
  headDim: 128,
  ffn: 12288,
  denseLayers: 36,
  vocab: 151936,
  maxContext: 40960,
  tieEmbeddings: false,
  mtpLayers: 0,
  nativeDtype: "bfloat16",
  paramsTotal: fact("count", "8.191 B", {
    source: "aiconfigurator-model-configs",
    at: "Qwen--Qwen3-8B_config.json",
    grade: "derived",
    formula: "counted from the shape: every matrix, norm, bias, router and embedding",
  }),
  paramsActive: fact("count", "8.191 B", {
    source: "aiconfigurator-model-configs",
    at: "Qwen--Qwen3-8B_config.json",
    grade: "derived",
    formula: "counted from the shape: every matrix, norm, bias, router and embedding",
  }),
  paramsInputEmbedding: fact("count", "0.622 B", {
    source: "aiconfigurator-model-configs",
    at: "Qwen--Qwen3-8B_config.json",
    grade: "derived",
    formula:
      "counted from the shape: every matrix, norm, bias, router and embedding; this one is vocabulary × hidden",
  }),
  publishedTotal: fact("count", "8.2 B", {
    source: "qwen3-8b-model-card",
    at: "model card",
    grade: "vendor",
    note: "recalled from the document",
  }),
};
