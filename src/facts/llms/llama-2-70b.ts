import { fact } from "../fact.ts";
import type { Llm } from "../kinds.ts";

export const entry: Llm = {
  kind: "llm",
  id: "llama-2-70b",
  name: "Llama-2-70B",
  maker: "Meta",
  attention: "gqa",
  attentionInWords: "GQA",
  layers: 80,
  hidden: 8192,
  heads: 64,
  kvHeads: 8,
  headDim: 128,
  ffn: 28672,
  denseLayers: 80,
  vocab: 32000,
  maxContext: 4096,
  tieEmbeddings: false,
  mtpLayers: 0,
  nativeDtype: "bfloat16",
  paramsTotal: fact("count", "68.977 B", {
    source: "touvron-2023-llama-2",
    at: "shape of the 70B model; the count 68.98B from its model card",
    grade: "derived",
    formula: "counted from the shape: every matrix, norm, bias, router and embedding",
  }),
  paramsActive: fact("count", "68.977 B", {
    source: "touvron-2023-llama-2",
    at: "shape of the 70B model; the count 68.98B from its model card",
    grade: "derived",
    formula: "counted from the shape: every matrix, norm, bias, router and embedding",
  }),
  paramsInputEmbedding: fact("count", "0.262 B", {
    source: "touvron-2023-llama-2",
    at: "shape of the 70B model; the count 68.98B from its model card",
    grade: "derived",
    formula:
      "counted from the shape: every matrix, norm, bias, router and embedding; this one is vocabulary × hidden",
  }),
  publishedTotal: fact("count", "68.98 B", {
    source: "touvron-2023-llama-2",
    at: "model card figure; named 70B",
    grade: "vendor",
    note: "recalled from the document",
  }),
};
