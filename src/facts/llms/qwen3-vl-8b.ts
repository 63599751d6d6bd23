import { fact } from "../fact.ts";
import type { Llm } from "../kinds.ts";

export const entry: Llm = {
  kind: "llm",
  id: "qwen3-vl-8b",
  name: "Qwen3-VL-8B",
  maker: "Alibaba",
  attention: "gqa",
  attentionInWords: "GQA",
  layers: 36,
  hidden: 4096,
  heads: 32,
  kvHeads: 8,
  headDim: 128,
  ffn: 12288,
  denseLayers: 36,
  vocab: 151936,
  maxContext: 262144,
  tieEmbeddings: false,
  mtpLayers: 0,
  nativeDtype: "bfloat16",
  paramsTotal: fact("count", "8.191 B", {
    source: "aiconfigurator-model-configs",
    at: "Qwen--Qwen3-VL-8B-Instruct_config.json",
    grade: "derived",
    formula: "counted from the shape: every matrix, norm, bias, router and embedding",
    note: "text part only",
  }),
  paramsActive: fact("count", "8.191 B", {
    source: "aiconfigurator-model-configs",
    at: "Qwen--Qwen3-VL-8B-Instruct_config.json",
    grade: "derived",
    formula: "counted from the shape: every matrix, norm, bias, router and embedding",
  }),
  paramsInputEmbedding: fact("count", "0.622 B", {
    source: "aiconfigurator-model-configs",
    at: "Qwen--Qwen3-VL-8B-Instruct_config.json",
    grade: "derived",
    formula:
      "counted from the shape: every matrix, norm, bias, router and embedding; this one is vocabulary × hidden",
  }),
};
