import { fact } from "../fact.ts";
import type { Llm } from "../kinds.ts";

export const entry: Llm = {
  kind: "llm",
  id: "gemma-4-26b-a4b",
  name: "Gemma-4-26B-A4B",
  maker: "Google",
  attention: "sliding",
  attentionInWords:
    "GQA: 25 sliding (1024) and 5 full layers (full: 2 kv heads of 512, V equals K)",
  layers: 30,
  hidden: 2816,
  heads: 16,
  kvHeads: 8,
  headDim: 256,
  window: 1024,
  slidingLayers: 25,
  ffn: 2112,
  denseLayers: 0,
  experts: 128,
  expertsPerToken: 8,
  sharedExperts: 0,
  moeFfn: 704,
  vocab: 262144,
  maxContext: 262144,
  tieEmbeddings: true,
  mtpLayers: 0,
  nativeDtype: "bfloat16",
  paramsTotal: fact("count", "25.233 B", {
    source: "aiconfigurator-model-configs",
    at: "google--gemma-4-26B-A4B_config.json",
    grade: "derived",
    formula: "counted from the shape: every matrix, norm, bias, router and embedding",
    note: "text part only; each layer has a dense feed-forward (ffn) beside the experts",
  }),
  paramsActive: fact("count", "3.822 B", {
    source: "aiconfigurator-model-configs",
    at: "google--gemma-4-26B-A4B_config.json",
    grade: "derived",
    formula:
      "counted from the shape: every matrix, norm, bias, router and embedding; total less the experts not chosen",
  }),
  paramsInputEmbedding: fact("count", "0.738 B", {
    source: "aiconfigurator-model-configs",
    at: "google--gemma-4-26B-A4B_config.json",
    grade: "derived",
    formula:
      "counted from the shape: every matrix, norm, bias, router and embedding; this one is vocabulary × hidden",
  }),
  publishedTotal: fact("count", "25.2 B", {
    source: "gemma-4-26b-a4b-model-card",
    at: "model card",
    grade: "vendor",
    note: "recalled from the document",
  }),
  publishedActive: fact("count", "3.8 B", {
    source: "gemma-4-26b-a4b-model-card",
    at: "model card",
    grade: "vendor",
    note: "recalled from the document",
  }),
};
