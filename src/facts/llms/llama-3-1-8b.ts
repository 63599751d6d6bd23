import { fact } from "../fact.ts";
import type { Llm } from "../kinds.ts";

export const entry: Llm = {
  kind: "llm",
  id: "llama-3-1-8b",
  name: "Llama-3.1-8B",
  architecture: "llama-3.1-8b",
  maker: "Meta",
  attention: "gqa",
  attentionInWords: "GQA",
  layers: 32,
  hidden: 4096,
  heads: 32,
  kvHeads: 8,
  headDim: 128,
  ffn: 14336,
  denseLayers: 32,
  vocab: 128256,
  maxContext: 131072,
  tieEmbeddings: false,
  mtpLayers: 0,
  nativeDtype: "bfloat16",
  paramsTotal: fact("count", "8.030 B", {
    source: "aiconfigurator-model-configs",
    at: "meta-llama--Meta-Llama-3.1-8B_config.json",
    grade: "derived",
    formula: "counted from the shape: every matrix, norm, bias, router and embedding",
  }),
  paramsActive: fact("count", "8.030 B", {
    source: "aiconfigurator-model-configs",
    at: "meta-llama--Meta-Llama-3.1-8B_config.json",
    grade: "derived",
    formula: "counted from the shape: every matrix, norm, bias, router and embedding",
  }),
  paramsInputEmbedding: fact("count", "0.525 B", {
    source: "aiconfigurator-model-configs",
    at: "meta-llama--Meta-Llama-3.1-8B_config.json",
    grade: "derived",
    formula:
      "counted from the shape: every matrix, norm, bias, router and embedding; this one is vocabulary × hidden",
  }),
  publishedTotal: fact("count", "8.03 B", {
    source: "llama-3-1-8b-model-card",
    at: "model card",
    grade: "vendor",
    note: "recalled from the document",
  }),
};
