import { fact } from "../fact.ts";
import type { Llm } from "../kinds.ts";

export const entry: Llm = {
  kind: "llm",
  id: "nemotron-3-5-lightning-30b-a3b",
  name: "Nemotron-3.5-Lightning-30B-A3B",
  maker: "NVIDIA",
  attention: "hybrid",
  attentionInWords: "hybrid: 23 Mamba-2 (state 128, 64 heads of 64) and 6 GQA layers",
  layers: 52,
  hidden: 2688,
  heads: 32,
  kvHeads: 2,
  headDim: 128,
  linearLayers: 23,
  linear: { kind: "state space", keyHeads: 8, keyHeadDim: 128, valueHeads: 64, valueHeadDim: 64 },
  attentionLayers: 6,
  expertLayers: 23,
  ffnMatrices: 2,
  denseLayers: 0,
  experts: 128,
  expertsPerToken: 6,
  sharedExperts: 1,
  moeFfn: 1856,
  vocab: 131072,
  maxContext: 1048576,
  tieEmbeddings: false,
  mtpLayers: 1,
  nativeDtype: "nvfp4 copy read; other releases may exist",
  paramsTotal: fact("count", "31.578 B", {
    source: "aiconfigurator-model-configs",
    at: "nvidia--NVIDIA-Nemotron-3.5-Lightning-30B-A3B-NVFP4_config.json",
    grade: "derived",
    formula: "counted from the shape: every matrix, norm, bias, router and embedding",
    note: "layers counts every block (23 Mamba-2, 6 attention, 23 expert, 0 dense feed-forward); feed-forward is not gated (2 matrices)",
  }),
  paramsActive: fact("count", "3.580 B", {
    source: "aiconfigurator-model-configs",
    at: "nvidia--NVIDIA-Nemotron-3.5-Lightning-30B-A3B-NVFP4_config.json",
    grade: "derived",
    formula:
      "counted from the shape: every matrix, norm, bias, router and embedding; total less the experts not chosen",
  }),
  paramsInputEmbedding: fact("count", "0.352 B", {
    source: "aiconfigurator-model-configs",
    at: "nvidia--NVIDIA-Nemotron-3.5-Lightning-30B-A3B-NVFP4_config.json",
    grade: "derived",
    formula:
      "counted from the shape: every matrix, norm, bias, router and embedding; this one is vocabulary × hidden",
  }),
  publishedTotal: fact("count", "30 B", {
    source: "aiconfigurator-model-configs",
    at: "the model's name",
    grade: "vendor",
    note: "only what the name says, rounded; same shape as Nemotron-3-Nano; count from the shape differs +5.3%",
  }),
  publishedActive: fact("count", "3 B", {
    source: "aiconfigurator-model-configs",
    at: "the model's name",
    grade: "vendor",
    note: "only what the name says, rounded; same shape as Nemotron-3-Nano; count from the shape differs +19.3%",
  }),
};
