import { fact } from "../fact.ts";
import type { Llm } from "../kinds.ts";

export const entry: Llm = {
  kind: "llm",
  id: "qwen3-32b",
  name: "Qwen3-32B",
  maker: "Alibaba",
  attention: "gqa",
  attentionInWords: "GQA",
  layers: 64,
  hidden: 5120,
  heads: 64,
  kvHeads: 8,
  headDim: 128,
  ffn: 25600,
  denseLayers: 64,
  vocab: 151936,
  maxContext: 40960,
  tieEmbeddings: false,
  mtpLayers: 0,
  nativeDtype: "bfloat16",
  paramsTotal: fact("count", "32.762 B", {
    source: "aiconfigurator-model-configs",
    at: "Qwen--Qwen3-32B_config.json",
    grade: "derived",
    formula: "counted from the shape: every matrix, norm, bias, router and embedding",
  }),
  paramsActive: fact("count", "32.762 B", {
    source: "aiconfigurator-model-configs",
    at: "Qwen--Qwen3-32B_config.json",
    grade: "derived",
    formula: "counted from the shape: every matrix, norm, bias, router and embedding",
  }),
  paramsInputEmbedding: fact("count", "0.778 B", {
    source: "aiconfigurator-model-configs",
    at: "Qwen--Qwen3-32B_config.json",
    grade: "derived",
    formula:
      "counted from the shape: every matrix, norm, bias, router and embedding; this one is vocabulary × hidden",
  }),
  publishedTotal: fact("count", "32.8 B", {
    source: "qwen3-32b-model-card",
    at: "model card",
    grade: "vendor",
    note: "recalled from the document",
  }),
};
