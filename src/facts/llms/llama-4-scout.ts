import { fact } from "../fact.ts";
import type { Llm } from "../kinds.ts";

export const entry: Llm = {
  kind: "llm",
  id: "llama-4-scout",
  name: "Llama-4-Scout",
  maker: "Meta",
  attention: "sliding",
  attentionInWords: "GQA; 3 of 4 layers chunked (8192), 1 of 4 full",
  layers: 48,
  hidden: 5120,
  heads: 40,
  kvHeads: 8,
  headDim: 128,
  window: 8192,
  slidingLayers: 36,
  denseLayers: 0,
  experts: 16,
  expertsPerToken: 1,
  sharedExperts: 1,
  moeFfn: 8192,
  vocab: 202048,
  maxContext: 10485760,
  tieEmbeddings: false,
  mtpLayers: 0,
  nativeDtype: "bfloat16",
  paramsTotal: fact("count", "107.770 B", {
    source: "aiconfigurator-model-configs",
    at: "meta-llama--Llama-4-Scout-17B-16E-Instruct_config.json",
    grade: "derived",
    formula: "counted from the shape: every matrix, norm, bias, router and embedding",
    note: "text part only",
  }),
  paramsActive: fact("count", "17.173 B", {
    source: "aiconfigurator-model-configs",
    at: "meta-llama--Llama-4-Scout-17B-16E-Instruct_config.json",
    grade: "derived",
    formula:
      "counted from the shape: every matrix, norm, bias, router and embedding; total less the experts not chosen",
  }),
  paramsInputEmbedding: fact("count", "1.034 B", {
    source: "aiconfigurator-model-configs",
    at: "meta-llama--Llama-4-Scout-17B-16E-Instruct_config.json",
    grade: "derived",
    formula:
      "counted from the shape: every matrix, norm, bias, router and embedding; this one is vocabulary × hidden",
  }),
  publishedTotal: fact("count", "109 B", {
    source: "llama-4-scout-model-card",
    at: "model card",
    grade: "vendor",
    note: "recalled from the document",
  }),
  publishedActive: fact("count", "17 B", {
    source: "llama-4-scout-model-card",
    at: "model card",
    grade: "vendor",
    note: "recalled from the document",
  }),
};
