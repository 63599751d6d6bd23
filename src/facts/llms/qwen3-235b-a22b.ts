import { fact } from "../fact.ts";
import type { Llm } from "../kinds.ts";

export const entry: Llm = {
  kind: "llm",
  id: "qwen3-235b-a22b",
  name: "Qwen3-235B-A22B",
  maker: "Alibaba",
  attention: "gqa",
  attentionInWords: "GQA",
  layers: 94,
  hidden: 4096,
  heads: 64,
  kvHeads: 4,
  headDim: 128,
  denseLayers: 0,
  experts: 128,
  expertsPerToken: 8,
  sharedExperts: 0,
  moeFfn: 1536,
  vocab: 151936,
  maxContext: 40960,
  tieEmbeddings: false,
  mtpLayers: 0,
  nativeDtype: "bfloat16",
  paramsTotal: fact("count", "235.094 B", {
    source: "aiconfigurator-model-configs",
    at: "Qwen--Qwen3-235B-A22B_config.json",
    grade: "derived",
    formula: "counted from the shape: every matrix, norm, bias, router and embedding",
  }),
  paramsActive: fact("count", "22.191 B", {
    source: "aiconfigurator-model-configs",
    at: "Qwen--Qwen3-235B-A22B_config.json",
    grade: "derived",
    formula:
      "counted from the shape: every matrix, norm, bias, router and embedding; total less the experts not chosen",
  }),
  paramsInputEmbedding: fact("count", "0.622 B", {
    source: "aiconfigurator-model-configs",
    at: "Qwen--Qwen3-235B-A22B_config.json",
    grade: "derived",
    formula:
      "counted from the shape: every matrix, norm, bias, router and embedding; this one is vocabulary × hidden",
  }),
  publishedTotal: fact("count", "235 B", {
    source: "qwen3-235b-a22b-model-card",
    at: "model card",
    grade: "vendor",
    note: "recalled from the document",
  }),
  publishedActive: fact("count", "22 B", {
    source: "qwen3-235b-a22b-model-card",
    at: "model card",
    grade: "vendor",
    note: "recalled from the document",
  }),
};
