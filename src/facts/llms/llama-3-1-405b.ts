import { fact } from "../fact.ts";
import type { Llm } from "../kinds.ts";

export const entry: Llm = {
  kind: "llm",
  id: "llama-3-1-405b",
  name: "Llama-3.1-405B",
  architecture: "llama-3.1-405b",
  maker: "Meta",
  attention: "gqa",
  attentionInWords: "GQA",
  layers: 126,
  hidden: 16384,
  heads: 128,
  kvHeads: 8,
  headDim: 128,
  ffn: 53248,
  denseLayers: 126,
  vocab: 128256,
  maxContext: 131072,
  tieEmbeddings: false,
  mtpLayers: 0,
  nativeDtype: "bfloat16",
  paramsTotal: fact("count", "405.853 B", {
    source: "aiconfigurator-model-configs",
    at: "meta-llama--Meta-Llama-3.1-405B_config.json",
    grade: "derived",
    formula: "counted from the shape: every matrix, norm, bias, router and embedding",
  }),
  paramsActive: fact("count", "405.853 B", {
    source: "aiconfigurator-model-configs",
    at: "meta-llama--Meta-Llama-3.1-405B_config.json",
    grade: "derived",
    formula: "counted from the shape: every matrix, norm, bias, router and embedding",
  }),
  paramsInputEmbedding: fact("count", "2.101 B", {
    source: "aiconfigurator-model-configs",
    at: "meta-llama--Meta-Llama-3.1-405B_config.json",
    grade: "derived",
    formula:
      "counted from the shape: every matrix, norm, bias, router and embedding; this one is vocabulary × hidden",
  }),
  publishedTotal: fact("count", "405 B", {
    source: "grattafiori-2024-llama-3",
    at: "paper",
    grade: "vendor",
    note: "recalled from the document",
  }),
};
