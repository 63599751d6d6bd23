import { fact } from "../fact.ts";
import type { Llm } from "../kinds.ts";

export const entry: Llm = {
  kind: "llm",
  id: "llama-3-1-70b",
  name: "Llama-3.1-70B",
  architecture: "llama-3.1-70b",
  maker: "Meta",
  attention: "gqa",
  attentionInWords: "GQA",
  layers: 80,
  hidden: 8192,
  heads: 64,
  kvHeads: 8,
  headDim: 128,
  ffn: 28672,
  denseLayers: 80,
  vocab: 128256,
  maxContext: 131072,
  tieEmbeddings: false,
  mtpLayers: 0,
  nativeDtype: "bfloat16",
  paramsTotal: fact("count", "70.554 B", {
    source: "aiconfigurator-model-configs",
    at: "meta-llama--Meta-Llama-3.1-70B_config.json",
    grade: "derived",
    formula: "counted from the shape: every matrix, norm, bias, router and embedding",
  }),
  paramsActive: fact("count", "70.554 B", {
    source: "aiconfigurator-model-configs",
    at: "meta-llama--Meta-Llama-3.1-70B_config.json",
    grade: "derived",
    formula: "counted from the shape: every matrix, norm, bias, router and embedding",
  }),
  paramsInputEmbedding: fact("count", "1.051 B", {
    source: "aiconfigurator-model-configs",
    at: "meta-llama--Meta-Llama-3.1-70B_config.json",
    grade: "derived",
    formula:
      "counted from the shape: every matrix, norm, bias, router and embedding; this one is vocabulary × hidden",
  }),
  publishedTotal: fact("count", "70.6 B", {
    source: "llama-3-1-70b-model-card",
    at: "model card",
    grade: "vendor",
    note: "recalled from the document",
  }),
};
