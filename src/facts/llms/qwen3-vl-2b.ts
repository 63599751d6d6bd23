import { fact } from "../fact.ts";
import type { Llm } from "../kinds.ts";

export const entry: Llm = {
  kind: "llm",
  id: "qwen3-vl-2b",
  name: "Qwen3-VL-2B",
  maker: "Alibaba",
  attention: "gqa",
  attentionInWords: "GQA",
  layers: 28,
  hidden: 2048,
  heads: 16,
  kvHeads: 8,
  headDim: 128,
  ffn: 6144,
  denseLayers: 28,
  vocab: 151936,
  maxContext: 262144,
  tieEmbeddings: true,
  mtpLayers: 0,
  nativeDtype: "bfloat16",
  paramsTotal: fact("count", "1.721 B", {
    source: "aiconfigurator-model-configs",
    at: "Qwen--Qwen3-VL-2B-Instruct_config.json",
    grade: "derived",
    formula: "counted from the shape: every matrix, norm, bias, router and embedding",
    note: "text part only",
  }),
  paramsActive: fact("count", "1.721 B", {
    source: "aiconfigurator-model-configs",
    at: "Qwen--Qwen3-VL-2B-Instruct_config.json",
    grade: "derived",
    formula: "counted from the shape: every matrix, norm, bias, router and embedding",
  }),
  paramsInputEmbedding: fact("count", "0.311 B", {
    source: "aiconfigurator-model-configs",
    at: "Qwen--Qwen3-VL-2B-Instruct_config.json",
    grade: "derived",
    formula:
      "counted from the shape: every matrix, norm, bias, router and embedding; this one is vocabulary × hidden",
  }),
};
