import { fact } from "../fact.ts";
import type { Llm } from "../kinds.ts";

export const entry: Llm = {
  kind: "llm",
  id: "kimi-k2",
  name: "Kimi-K2",
  maker: "Moonshot AI",
  attention: "mla",
  attentionInWords: "MLA",
  layers: 61,
  hidden: 7168,
  heads: 64,
  kvHeads: 64,
  headDim: 192,
  qLora: 1536,
  kvLora: 512,
  qkNope: 128,
  qkRope: 64,
  vHead: 128,
  ffn: 18432,
  denseLayers: 1,
  experts: 384,
  expertsPerToken: 8,
  sharedExperts: 1,
  moeFfn: 2048,
  vocab: 163840,
  maxContext: 131072,
  tieEmbeddings: false,
  mtpLayers: 0,
  nativeDtype: "fp8 (block)",
  paramsTotal: fact("count", "1026.408 B", {
    source: "aiconfigurator-model-configs",
    at: "moonshotai--Kimi-K2-Instruct_config.json",
    grade: "derived",
    formula: "counted from the shape: every matrix, norm, bias, router and embedding",
  }),
  paramsActive: fact("count", "32.862 B", {
    source: "aiconfigurator-model-configs",
    at: "moonshotai--Kimi-K2-Instruct_config.json",
    grade: "derived",
    formula:
      "counted from the shape: every matrix, norm, bias, router and embedding; total less the experts not chosen",
  }),
  paramsInputEmbedding: fact("count", "1.174 B", {
    source: "aiconfigurator-model-configs",
    at: "moonshotai--Kimi-K2-Instruct_config.json",
    grade: "derived",
    formula:
      "counted from the shape: every matrix, norm, bias, router and embedding; this one is vocabulary × hidden",
  }),
  publishedTotal: fact("count", "1040 B", {
    source: "kimi-k2-technical-report",
    at: "technical report",
    grade: "vendor",
    note: "recalled from the document",
  }),
  publishedActive: fact("count", "32.6 B", {
    source: "kimi-k2-technical-report",
    at: "technical report",
    grade: "vendor",
    note: "recalled from the document",
  }),
};
