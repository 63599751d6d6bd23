import { fact } from "../fact.ts";
import type { Llm } from "../kinds.ts";

export const entry: Llm = {
  kind: "llm",
  id: "gpt-3-175b",
  name: "GPT-3 175B",
  maker: "OpenAI",
  attention: "mha",
  attentionInWords: "MHA (alternating dense and locally banded sparse)",
  layers: 96,
  hidden: 12288,
  heads: 96,
  kvHeads: 96,
  headDim: 128,
  ffn: 49152,
  ffnMatrices: 2,
  denseLayers: 96,
  vocab: 50257,
  maxContext: 2048,
  tieEmbeddings: true,
  mtpLayers: 0,
  nativeDtype: "float16",
  paramsTotal: fact("count", "174.604 B", {
    source: "brown-2020-gpt-3",
    at: "table 2.1",
    grade: "derived",
    formula: "counted from the shape: every matrix, norm, bias, router and embedding",
  }),
  paramsActive: fact("count", "174.604 B", {
    source: "brown-2020-gpt-3",
    at: "table 2.1",
    grade: "derived",
    formula: "counted from the shape: every matrix, norm, bias, router and embedding",
  }),
  paramsInputEmbedding: fact("count", "0.618 B", {
    source: "brown-2020-gpt-3",
    at: "table 2.1",
    grade: "derived",
    formula:
      "counted from the shape: every matrix, norm, bias, router and embedding; this one is vocabulary × hidden",
  }),
  publishedTotal: fact("count", "175 B", {
    source: "brown-2020-gpt-3",
    at: "table 2.1",
    grade: "vendor",
    note: "recalled from the document",
  }),
};
