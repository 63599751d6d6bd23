import { fact } from "../fact.ts";
import type { Llm } from "../kinds.ts";

export const entry: Llm = {
  kind: "llm",
  id: "qwen3-6-27b",
  name: "Qwen3.6-27B",
  maker: "Alibaba",
  attention: "hybrid",
  attentionInWords:
    "hybrid: 48 linear (gated delta net, 48 value heads of 128) and 16 gated GQA layers",
  layers: 64,
  hidden: 5120,
  heads: 24,
  kvHeads: 4,
  headDim: 256,
  linearLayers: 48,
  linear: { kind: "delta net", keyHeads: 16, keyHeadDim: 128, valueHeads: 48, valueHeadDim: 128 },
  attentionGate: true,
  ffn: 17408,
  denseLayers: 64,
  vocab: 248320,
  maxContext: 262144,
  tieEmbeddings: false,
  mtpLayers: 1,
  nativeDtype: "bfloat16",
  paramsTotal: fact("count", "26.896 B", {
    source: "aiconfigurator-model-configs",
    at: "nvidia--Qwen3.6-27B-NVFP4_config.json",
    grade: "derived",
    formula: "counted from the shape: every matrix, norm, bias, router and embedding",
    note: "shape from an NVFP4 copy; native format is that of the original release",
  }),
  paramsActive: fact("count", "26.896 B", {
    source: "aiconfigurator-model-configs",
    at: "nvidia--Qwen3.6-27B-NVFP4_config.json",
    grade: "derived",
    formula: "counted from the shape: every matrix, norm, bias, router and embedding",
  }),
  paramsInputEmbedding: fact("count", "1.271 B", {
    source: "aiconfigurator-model-configs",
    at: "nvidia--Qwen3.6-27B-NVFP4_config.json",
    grade: "derived",
    formula:
      "counted from the shape: every matrix, norm, bias, router and embedding; this one is vocabulary × hidden",
  }),
  publishedTotal: fact("count", "27 B", {
    source: "aiconfigurator-model-configs",
    at: "the model's name",
    grade: "vendor",
    note: "only what the name says",
  }),
};
