import { fact } from "../fact.ts";
import type { Llm } from "../kinds.ts";

export const entry: Llm = {
  kind: "llm",
  id: "nemotron-3-super-120b-a12b",
  name: "Nemotron-3-Super-120B-A12B",
  maker: "NVIDIA",
  attention: "hybrid",
  attentionInWords: "hybrid: 40 Mamba-2 (state 128, 128 heads of 64) and 8 GQA layers",
  layers: 88,
  hidden: 4096,
  heads: 32,
  kvHeads: 2,
  headDim: 128,
  linearLayers: 40,
  denseLayers: 0,
  experts: 512,
  expertsPerToken: 22,
  sharedExperts: 1,
  moeFfn: 2688,
  moeLatent: 1024,
  vocab: 131072,
  maxContext: 262144,
  tieEmbeddings: false,
  mtpLayers: 1,
  nativeDtype: "bfloat16 and fp8 and nvfp4 releases",
  paramsTotal: fact("count", "120.669 B", {
    source: "aiconfigurator-model-configs",
    at: "nvidia--NVIDIA-Nemotron-3-Super-120B-A12B-FP8_config.json",
    grade: "derived",
    formula: "counted from the shape: every matrix, norm, bias, router and embedding",
    note: "layers counts every block (40 Mamba-2, 8 attention, 40 expert, 0 dense feed-forward); feed-forward is not gated (2 matrices)",
  }),
  paramsActive: fact("count", "12.770 B", {
    source: "aiconfigurator-model-configs",
    at: "nvidia--NVIDIA-Nemotron-3-Super-120B-A12B-FP8_config.json",
    grade: "derived",
    formula:
      "counted from the shape: every matrix, norm, bias, router and embedding; total less the experts not chosen",
  }),
  paramsInputEmbedding: fact("count", "0.537 B", {
    source: "aiconfigurator-model-configs",
    at: "nvidia--NVIDIA-Nemotron-3-Super-120B-A12B-FP8_config.json",
    grade: "derived",
    formula:
      "counted from the shape: every matrix, norm, bias, router and embedding; this one is vocabulary × hidden",
  }),
  publishedTotal: fact("count", "120.6 B", {
    source: "nemotron-3-super-technical-report",
    at: "technical report",
    grade: "vendor",
    note: "recalled from the document; with embeddings",
  }),
  publishedActive: fact("count", "12.7 B", {
    source: "nemotron-3-super-technical-report",
    at: "technical report",
    grade: "vendor",
    note: "recalled from the document; with embeddings",
  }),
};
