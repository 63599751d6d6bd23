import { fact } from "../fact.ts";
import type { Llm } from "../kinds.ts";

export const entry: Llm = {
  kind: "llm",
  id: "megatron-turing-nlg-530b",
  name: "Megatron-Turing NLG 530B",
  architecture: "mt-nlg-530b",
  maker: "Microsoft and NVIDIA",
  attention: "mha",
  attentionInWords: "MHA",
  layers: 105,
  hidden: 20480,
  heads: 128,
  kvHeads: 128,
  headDim: 160,
  ffn: 81920,
  ffnMatrices: 2,
  denseLayers: 105,
  vocab: 51200,
  maxContext: 2048,
  tieEmbeddings: true,
  mtpLayers: 0,
  nativeDtype: "float16",
  paramsTotal: fact("count", "529.601 B", {
    source: "smith-2022-mt-nlg",
    at: "section 3.1",
    grade: "derived",
    formula: "counted from the shape: every matrix, norm, bias, router and embedding",
    note: "vocabulary padded as in Megatron",
  }),
  paramsActive: fact("count", "529.601 B", {
    source: "smith-2022-mt-nlg",
    at: "section 3.1",
    grade: "derived",
    formula: "counted from the shape: every matrix, norm, bias, router and embedding",
  }),
  paramsInputEmbedding: fact("count", "1.049 B", {
    source: "smith-2022-mt-nlg",
    at: "section 3.1",
    grade: "derived",
    formula:
      "counted from the shape: every matrix, norm, bias, router and embedding; this one is vocabulary × hidden",
  }),
  publishedTotal: fact("count", "530 B", {
    source: "smith-2022-mt-nlg",
    at: "section 3.1",
    grade: "vendor",
    note: "recalled from the document",
  }),
};
