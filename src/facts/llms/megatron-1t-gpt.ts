import { fact } from "../fact.ts";
import type { Llm } from "../kinds.ts";

export const entry: Llm = {
  kind: "llm",
  id: "megatron-1t-gpt",
  name: "Megatron 1T (GPT)",
  architecture: "megatron-1t",
  maker: "NVIDIA",
  attention: "mha",
  attentionInWords: "MHA",
  layers: 128,
  hidden: 25600,
  heads: 160,
  kvHeads: 160,
  headDim: 160,
  ffn: 102400,
  ffnMatrices: 2,
  denseLayers: 128,
  vocab: 51200,
  maxContext: 2048,
  tieEmbeddings: true,
  mtpLayers: 0,
  nativeDtype: "float16",
  paramsTotal: fact("count", "1008.039 B", {
    source: "narayanan-2021-megatron",
    at: "table 1",
    grade: "derived",
    formula: "counted from the shape: every matrix, norm, bias, router and embedding",
    note: "a benchmark shape, never trained to quality",
  }),
  paramsActive: fact("count", "1008.039 B", {
    source: "narayanan-2021-megatron",
    at: "table 1",
    grade: "derived",
    formula: "counted from the shape: every matrix, norm, bias, router and embedding",
  }),
  paramsInputEmbedding: fact("count", "1.311 B", {
    source: "narayanan-2021-megatron",
    at: "table 1",
    grade: "derived",
    formula:
      "counted from the shape: every matrix, norm, bias, router and embedding; this one is vocabulary × hidden",
  }),
  publishedTotal: fact("count", "1008 B", {
    source: "narayanan-2021-megatron",
    at: "table 1: 1,008 billion",
    grade: "vendor",
    note: "recalled from the document",
  }),
};
