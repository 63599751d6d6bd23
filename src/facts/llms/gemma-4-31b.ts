import { fact } from "../fact.ts";
import type { Llm } from "../kinds.ts";

export const entry: Llm = {
  kind: "llm",
  id: "gemma-4-31b",
  name: "Gemma-4-31B",
  maker: "Google",
  attention: "sliding",
  attentionInWords:
    "GQA: 50 sliding (1024) and 10 full layers (full: 4 kv heads of 512, V equals K)",
  layers: 60,
  hidden: 5376,
  heads: 32,
  kvHeads: 16,
  headDim: 256,
  window: 1024,
  slidingLayers: 50,
  ffn: 21504,
  denseLayers: 60,
  vocab: 262144,
  maxContext: 262144,
  tieEmbeddings: true,
  mtpLayers: 0,
  nativeDtype: "bfloat16",
  paramsTotal: fact("count", "30.697 B", {
    source: "aiconfigurator-model-configs",
    at: "nvidia--Gemma-4-31B-IT-NVFP4_config.json",
    grade: "derived",
    formula: "counted from the shape: every matrix, norm, bias, router and embedding",
    note: "text part only; shape from an NVFP4 copy; native format is that of the original release",
  }),
  paramsActive: fact("count", "30.697 B", {
    source: "aiconfigurator-model-configs",
    at: "nvidia--Gemma-4-31B-IT-NVFP4_config.json",
    grade: "derived",
    formula: "counted from the shape: every matrix, norm, bias, router and embedding",
  }),
  paramsInputEmbedding: fact("count", "1.409 B", {
    source: "aiconfigurator-model-configs",
    at: "nvidia--Gemma-4-31B-IT-NVFP4_config.json",
    grade: "derived",
    formula:
      "counted from the shape: every matrix, norm, bias, router and embedding; this one is vocabulary × hidden",
  }),
  publishedTotal: fact("count", "30.7 B", {
    source: "gemma-4-31b-model-card",
    at: "model card",
    grade: "vendor",
    note: "recalled from the document",
  }),
};
