import { fact } from "../fact.ts";
import type { Llm } from "../kinds.ts";

export const entry: Llm = {
  kind: "llm",
  id: "qwen3-coder-480b-a35b",
  name: "Qwen3-Coder-480B-A35B",
  maker: "Alibaba",
  attention: "gqa",
  attentionInWords: "GQA",
  layers: 62,
  hidden: 6144,
  heads: 96,
  kvHeads: 8,
  headDim: 128,
  denseLayers: 0,
  experts: 160,
  expertsPerToken: 8,
  sharedExperts: 0,
  moeFfn: 2560,
  vocab: 151936,
  maxContext: 262144,
  tieEmbeddings: false,
  mtpLayers: 0,
  nativeDtype: "bfloat16",
  paramsTotal: fact("count", "480.155 B", {
    source: "aiconfigurator-model-configs",
    at: "Qwen--Qwen3-Coder-480B-A35B-Instruct_config.json",
    grade: "derived",
    formula: "counted from the shape: every matrix, norm, bias, router and embedding",
  }),
  paramsActive: fact("count", "35.475 B", {
    source: "aiconfigurator-model-configs",
    at: "Qwen--Qwen3-Coder-480B-A35B-Instruct_config.json",
    grade: "derived",
    formula:
      "counted from the shape: every matrix, norm, bias, router and embedding; total less the experts not chosen",
  }),
  paramsInputEmbedding: fact("count", "0.933 B", {
    source: "aiconfigurator-model-configs",
    at: "Qwen--Qwen3-Coder-480B-A35B-Instruct_config.json",
    grade: "derived",
    formula:
      "counted from the shape: every matrix, norm, bias, router and embedding; this one is vocabulary × hidden",
  }),
  publishedTotal: fact("count", "480 B", {
    source: "qwen3-coder-480b-a35b-model-card",
    at: "model card",
    grade: "vendor",
    note: "recalled from the document",
  }),
  publishedActive: fact("count", "35 B", {
    source: "qwen3-coder-480b-a35b-model-card",
    at: "model card",
    grade: "vendor",
    note: "recalled from the document",
  }),
};
