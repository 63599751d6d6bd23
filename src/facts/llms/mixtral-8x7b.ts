import { fact } from "../fact.ts";
import type { Llm } from "../kinds.ts";

export const entry: Llm = {
  kind: "llm",
  id: "mixtral-8x7b",
  name: "Mixtral-8x7B",
  maker: "Mistral AI",
  attention: "gqa",
  attentionInWords: "GQA",
  layers: 32,
  hidden: 4096,
  heads: 32,
  kvHeads: 8,
  headDim: 128,
  denseLayers: 0,
  experts: 8,
  expertsPerToken: 2,
  sharedExperts: 0,
  moeFfn: 14336,
  vocab: 32000,
  maxContext: 32768,
  tieEmbeddings: false,
  mtpLayers: 0,
  nativeDtype: "bfloat16",
  paramsTotal: fact("count", "46.703 B", {
    source: "aiconfigurator-model-configs",
    at: "mistralai--Mixtral-8x7B-v0.1_config.json",
    grade: "derived",
    formula: "counted from the shape: every matrix, norm, bias, router and embedding",
  }),
  paramsActive: fact("count", "12.880 B", {
    source: "aiconfigurator-model-configs",
    at: "mistralai--Mixtral-8x7B-v0.1_config.json",
    grade: "derived",
    formula:
      "counted from the shape: every matrix, norm, bias, router and embedding; total less the experts not chosen",
  }),
  paramsInputEmbedding: fact("count", "0.131 B", {
    source: "aiconfigurator-model-configs",
    at: "mistralai--Mixtral-8x7B-v0.1_config.json",
    grade: "derived",
    formula:
      "counted from the shape: every matrix, norm, bias, router and embedding; this one is vocabulary × hidden",
  }),
  publishedTotal: fact("count", "46.7 B", {
    source: "mixtral-8x7b-announcement",
    at: "announcement",
    grade: "vendor",
    note: "recalled from the document",
  }),
  publishedActive: fact("count", "12.9 B", {
    source: "mixtral-8x7b-announcement",
    at: "announcement",
    grade: "vendor",
    note: "recalled from the document",
  }),
};
