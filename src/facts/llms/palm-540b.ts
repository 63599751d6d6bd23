import { fact } from "../fact.ts";
import type { Llm } from "../kinds.ts";

export const entry: Llm = {
  kind: "llm",
  id: "palm-540b",
  name: "PaLM 540B",
  maker: "Google",
  attention: "mqa",
  attentionInWords: "MQA (parallel block)",
  layers: 118,
  hidden: 18432,
  heads: 48,
  kvHeads: 1,
  headDim: 256,
  ffn: 73728,
  denseLayers: 118,
  vocab: 256000,
  maxContext: 2048,
  tieEmbeddings: true,
  mtpLayers: 0,
  nativeDtype: "bfloat16",
  paramsTotal: fact("count", "540.356 B", {
    source: "chowdhery-2022-palm",
    at: "table 1",
    grade: "derived",
    formula: "counted from the shape: every matrix, norm, bias, router and embedding",
    note: "SwiGLU; 48 query heads of 256, one shared key/value head",
  }),
  paramsActive: fact("count", "540.356 B", {
    source: "chowdhery-2022-palm",
    at: "table 1",
    grade: "derived",
    formula: "counted from the shape: every matrix, norm, bias, router and embedding",
  }),
  paramsInputEmbedding: fact("count", "4.719 B", {
    source: "chowdhery-2022-palm",
    at: "table 1",
    grade: "derived",
    formula:
      "counted from the shape: every matrix, norm, bias, router and embedding; this one is vocabulary × hidden",
  }),
  publishedTotal: fact("count", "540.35 B", {
    source: "chowdhery-2022-palm",
    at: "table 1",
    grade: "vendor",
    note: "recalled from the document",
  }),
};
