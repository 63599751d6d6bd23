import { fact } from "../fact.ts";
import type { Llm } from "../kinds.ts";

export const entry: Llm = {
  kind: "llm",
  id: "qwen3-vl-30b-a3b",
  name: "Qwen3-VL-30B-A3B",
  maker: "Alibaba",
  attention: "gqa",
  attentionInWords: "GQA",
  layers: 48,
  hidden: 2048,
  heads: 32,
  kvHeads: 4,
  headDim: 128,
  denseLayers: 0,
  experts: 128,
  expertsPerToken: 8,
  sharedExperts: 0,
  moeFfn: 768,
  vocab: 151936,
  maxContext: 262144,
  tieEmbeddings: false,
  mtpLayers: 0,
  nativeDtype: "bfloat16",
  paramsTotal: fact("count", "30.532 B", {
    source: "aiconfigurator-model-configs",
    at: "Qwen--Qwen3-VL-30B-A3B-Instruct_config.json",
    grade: "derived",
    formula: "counted from the shape: every matrix, norm, bias, router and embedding",
    note: "text part only",
  }),
  paramsActive: fact("count", "3.353 B", {
    source: "aiconfigurator-model-configs",
    at: "Qwen--Qwen3-VL-30B-A3B-Instruct_config.json",
    grade: "derived",
    formula:
      "counted from the shape: every matrix, norm, bias, router and embedding; total less the experts not chosen",
  }),
  paramsInputEmbedding: fact("count", "0.311 B", {
    source: "aiconfigurator-model-configs",
    at: "Qwen--Qwen3-VL-30B-A3B-Instruct_config.json",
    grade: "derived",
    formula:
      "counted from the shape: every matrix, norm, bias, router and embedding; this one is vocabulary × hidden",
  }),
  publishedTotal: fact("count", "30.5 B", {
    source: "qwen3-30b-a3b-model-card",
    at: "the figure of Qwen3-30B-A3B",
    grade: "vendor",
    note: "recalled from the document; the text part is that model",
  }),
  publishedActive: fact("count", "3.3 B", {
    source: "qwen3-30b-a3b-model-card",
    at: "the figure of Qwen3-30B-A3B",
    grade: "vendor",
    note: "recalled from the document; the text part is that model",
  }),
};
