import { fact } from "../fact.ts";
import type { Llm } from "../kinds.ts";

export const entry: Llm = {
  kind: "llm",
  id: "qwen3-6-35b-a3b",
  name: "Qwen3.6-35B-A3B",
  maker: "Alibaba",
  attention: "hybrid",
  attentionInWords:
    "hybrid: 30 linear (gated delta net, 32 value heads of 128) and 10 gated GQA layers",
  layers: 40,
  hidden: 2048,
  heads: 16,
  kvHeads: 2,
  headDim: 256,
  linearLayers: 30,
  linear: { kind: "delta net", keyHeads: 16, keyHeadDim: 128, valueHeads: 32, valueHeadDim: 128 },
  attentionGate: true,
  denseLayers: 0,
  experts: 256,
  expertsPerToken: 8,
  sharedExperts: 1,
  moeFfn: 512,
  vocab: 248320,
  maxContext: 262144,
  tieEmbeddings: false,
  mtpLayers: 1,
  nativeDtype: "bfloat16",
  paramsTotal: fact("count", "34.661 B", {
    source: "aiconfigurator-model-configs",
    at: "nvidia--Qwen3.6-35B-A3B-NVFP4_config.json",
    grade: "derived",
    formula: "counted from the shape: every matrix, norm, bias, router and embedding",
    note: "shape from an NVFP4 copy; native format is that of the original release",
  }),
  paramsActive: fact("count", "3.455 B", {
    source: "aiconfigurator-model-configs",
    at: "nvidia--Qwen3.6-35B-A3B-NVFP4_config.json",
    grade: "derived",
    formula:
      "counted from the shape: every matrix, norm, bias, router and embedding; total less the experts not chosen",
  }),
  paramsInputEmbedding: fact("count", "0.509 B", {
    source: "aiconfigurator-model-configs",
    at: "nvidia--Qwen3.6-35B-A3B-NVFP4_config.json",
    grade: "derived",
    formula:
      "counted from the shape: every matrix, norm, bias, router and embedding; this one is vocabulary × hidden",
  }),
  publishedTotal: fact("count", "35 B", {
    source: "aiconfigurator-model-configs",
    at: "the model's name",
    grade: "vendor",
    note: "only what the name says",
  }),
  publishedActive: fact("count", "3 B", {
    source: "aiconfigurator-model-configs",
    at: "the model's name",
    grade: "vendor",
    note: "only what the name says; agrees with the count without input embedding",
  }),
};
