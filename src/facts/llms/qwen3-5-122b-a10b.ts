import { fact } from "../fact.ts";
import type { Llm } from "../kinds.ts";

export const entry: Llm = {
  kind: "llm",
  id: "qwen3-5-122b-a10b",
  name: "Qwen3.5-122B-A10B",
  maker: "Alibaba",
  attention: "hybrid",
  attentionInWords:
    "hybrid: 36 linear (gated delta net, 64 value heads of 128) and 12 gated GQA layers",
  layers: 48,
  hidden: 3072,
  heads: 32,
  kvHeads: 2,
  headDim: 256,
  linearLayers: 36,
  linear: { kind: "delta net", keyHeads: 16, keyHeadDim: 128, valueHeads: 64, valueHeadDim: 128 },
  attentionGate: true,
  denseLayers: 0,
  experts: 256,
  expertsPerToken: 8,
  sharedExperts: 1,
  moeFfn: 1024,
  vocab: 248320,
  maxContext: 262144,
  tieEmbeddings: false,
  mtpLayers: 1,
  nativeDtype: "bfloat16",
  paramsTotal: fact("count", "122.112 B", {
    source: "aiconfigurator-model-configs",
    at: "Qwen--Qwen3.5-122B-A10B_config.json",
    grade: "derived",
    formula: "counted from the shape: every matrix, norm, bias, router and embedding",
  }),
  paramsActive: fact("count", "9.771 B", {
    source: "aiconfigurator-model-configs",
    at: "Qwen--Qwen3.5-122B-A10B_config.json",
    grade: "derived",
    formula:
      "counted from the shape: every matrix, norm, bias, router and embedding; total less the experts not chosen",
  }),
  paramsInputEmbedding: fact("count", "0.763 B", {
    source: "aiconfigurator-model-configs",
    at: "Qwen--Qwen3.5-122B-A10B_config.json",
    grade: "derived",
    formula:
      "counted from the shape: every matrix, norm, bias, router and embedding; this one is vocabulary × hidden",
  }),
  publishedTotal: fact("count", "122 B", {
    source: "aiconfigurator-model-configs",
    at: "the model's name",
    grade: "vendor",
    note: "only what the name says",
  }),
  publishedActive: fact("count", "10 B", {
    source: "aiconfigurator-model-configs",
    at: "the model's name",
    grade: "vendor",
    note: "only what the name says",
  }),
};
