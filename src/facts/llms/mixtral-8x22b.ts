import { fact } from "../fact.ts";
import type { Llm } from "../kinds.ts";

export const entry: Llm = {
  kind: "llm",
  id: "mixtral-8x22b",
  name: "Mixtral-8x22B",
  maker: "Mistral AI",
  attention: "gqa",
  attentionInWords: "GQA",
  layers: 56,
  hidden: 6144,
  heads: 48,
  kvHeads: 8,
  headDim: 128,
  denseLayers: 0,
  experts: 8,
  expertsPerToken: 2,
  sharedExperts: 0,
  moeFfn: 16384,
  vocab: 32000,
  maxContext: 65536,
  tieEmbeddings: false,
  mtpLayers: 0,
  nativeDtype: "bfloat16",
  paramsTotal: fact("count", "140.621 B", {
    source: "aiconfigurator-model-configs",
    at: "mistralai--Mixtral-8x22B-v0.1_config.json",
    grade: "derived",
    formula: "counted from the shape: every matrix, norm, bias, router and embedding",
  }),
  paramsActive: fact("count", "39.152 B", {
    source: "aiconfigurator-model-configs",
    at: "mistralai--Mixtral-8x22B-v0.1_config.json",
    grade: "derived",
    formula:
      "counted from the shape: every matrix, norm, bias, router and embedding; total less the experts not chosen",
  }),
  paramsInputEmbedding: fact("count", "0.197 B", {
    source: "aiconfigurator-model-configs",
    at: "mistralai--Mixtral-8x22B-v0.1_config.json",
    grade: "derived",
    formula:
      "counted from the shape: every matrix, norm, bias, router and embedding; this one is vocabulary × hidden",
  }),
  publishedTotal: fact("count", "141 B", {
    source: "mixtral-8x22b-announcement",
    at: "announcement",
    grade: "vendor",
    note: "recalled from the document",
  }),
  publishedActive: fact("count", "39 B", {
    source: "mixtral-8x22b-announcement",
    at: "announcement",
    grade: "vendor",
    note: "recalled from the document",
  }),
};
