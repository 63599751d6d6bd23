import { fact } from "../fact.ts";
import type { Llm } from "../kinds.ts";

export const entry: Llm = {
  kind: "llm",
  id: "minimax-m3",
  name: "MiniMax-M3",
  maker: "MiniMax",
  attention: "sparse",
  attentionInWords: "GQA, block sparse in 57 of 60 layers (16 blocks of 128)",
  layers: 60,
  hidden: 6144,
  heads: 64,
  kvHeads: 4,
  headDim: 128,
  sparseTopk: 2048,
  ffn: 12288,
  denseLayers: 3,
  experts: 128,
  expertsPerToken: 4,
  sharedExperts: 1,
  moeFfn: 3072,
  vocab: 200064,
  maxContext: 1048576,
  tieEmbeddings: false,
  mtpLayers: 1,
  nativeDtype: "bfloat16",
  paramsTotal: fact("count", "426.175 B", {
    source: "aiconfigurator-model-configs",
    at: "MiniMaxAI--MiniMax-M3_config.json",
    grade: "derived",
    formula: "counted from the shape: every matrix, norm, bias, router and embedding",
    note: "text part only",
  }),
  paramsActive: fact("count", "25.962 B", {
    source: "aiconfigurator-model-configs",
    at: "MiniMaxAI--MiniMax-M3_config.json",
    grade: "derived",
    formula:
      "counted from the shape: every matrix, norm, bias, router and embedding; total less the experts not chosen",
  }),
  paramsInputEmbedding: fact("count", "1.229 B", {
    source: "aiconfigurator-model-configs",
    at: "MiniMaxAI--MiniMax-M3_config.json",
    grade: "derived",
    formula:
      "counted from the shape: every matrix, norm, bias, router and embedding; this one is vocabulary × hidden",
  }),
  publishedTotal: fact("count", "428 B", {
    source: "minimax-m3-model-card",
    at: "about 428B, 23B",
    grade: "reported",
    note: "recalled from the document, by way of secondary pages",
  }),
  publishedActive: fact("count", "23 B", {
    source: "minimax-m3-model-card",
    at: "about 428B, 23B",
    grade: "reported",
    note: "recalled from the document, by way of secondary pages; agrees with the count without both embeddings",
  }),
};
