import { fact } from "../fact.ts";
import type { Llm } from "../kinds.ts";

export const entry: Llm = {
  kind: "llm",
  id: "qwen3-5-397b-a17b",
  name: "Qwen3.5-397B-A17B",
  architecture: "qwen3.5-397b-a17b",
  maker: "Alibaba",
  attention: "hybrid",
  attentionInWords:
    "hybrid: 45 linear (gated delta net, 64 value heads of 128) and 15 gated GQA layers",
  layers: 60,
  hidden: 4096,
  heads: 32,
  kvHeads: 2,
  headDim: 256,
  linearLayers: 45,
  linear: { kind: "delta net", keyHeads: 16, keyHeadDim: 128, valueHeads: 64, valueHeadDim: 128 },
  attentionGate: true,
  denseLayers: 0,
  experts: 512,
  expertsPerToken: 10,
  sharedExperts: 1,
  moeFfn: 1024,
  vocab: 248320,
  maxContext: 262144,
  tieEmbeddings: false,
  mtpLayers: 1,
  nativeDtype: "bfloat16",
  paramsTotal: fact("count", "396.346 B", {
    source: "aiconfigurator-model-configs",
    at: "Qwen--Qwen3.5-397B-A17B_config.json",
    grade: "derived",
    formula: "counted from the shape: every matrix, norm, bias, router and embedding",
  }),
  paramsActive: fact("count", "17.349 B", {
    source: "aiconfigurator-model-configs",
    at: "Qwen--Qwen3.5-397B-A17B_config.json",
    grade: "derived",
    formula:
      "counted from the shape: every matrix, norm, bias, router and embedding; total less the experts not chosen",
  }),
  paramsInputEmbedding: fact("count", "1.017 B", {
    source: "aiconfigurator-model-configs",
    at: "Qwen--Qwen3.5-397B-A17B_config.json",
    grade: "derived",
    formula:
      "counted from the shape: every matrix, norm, bias, router and embedding; this one is vocabulary × hidden",
  }),
  publishedTotal: fact("count", "397 B", {
    source: "aiconfigurator-model-configs",
    at: "the model's name",
    grade: "vendor",
    note: "only what the name says",
  }),
  publishedActive: fact("count", "17 B", {
    source: "aiconfigurator-model-configs",
    at: "the model's name",
    grade: "vendor",
    note: "only what the name says",
  }),
};
