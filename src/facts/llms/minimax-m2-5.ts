import { fact } from "../fact.ts";
import type { Llm } from "../kinds.ts";

export const entry: Llm = {
  kind: "llm",
  id: "minimax-m2-5",
  name: "MiniMax-M2.5",
  architecture: "minimax-m2.5",
  maker: "MiniMax",
  attention: "gqa",
  attentionInWords: "GQA",
  layers: 62,
  hidden: 3072,
  heads: 48,
  kvHeads: 8,
  headDim: 128,
  denseLayers: 0,
  experts: 256,
  expertsPerToken: 8,
  sharedExperts: 0,
  moeFfn: 1536,
  vocab: 200064,
  maxContext: 196608,
  tieEmbeddings: false,
  mtpLayers: 3,
  nativeDtype: "fp8 (block)",
  paramsTotal: fact("count", "228.690 B", {
    source: "aiconfigurator-model-configs",
    at: "MiniMaxAI--MiniMax-M2.5_config.json",
    grade: "derived",
    formula: "counted from the shape: every matrix, norm, bias, router and embedding",
  }),
  paramsActive: fact("count", "11.031 B", {
    source: "aiconfigurator-model-configs",
    at: "MiniMaxAI--MiniMax-M2.5_config.json",
    grade: "derived",
    formula:
      "counted from the shape: every matrix, norm, bias, router and embedding; total less the experts not chosen",
  }),
  paramsInputEmbedding: fact("count", "0.615 B", {
    source: "aiconfigurator-model-configs",
    at: "MiniMaxAI--MiniMax-M2.5_config.json",
    grade: "derived",
    formula:
      "counted from the shape: every matrix, norm, bias, router and embedding; this one is vocabulary × hidden",
  }),
  publishedTotal: fact("count", "230 B", {
    source: "minimax-m2-model-card",
    at: "the figure of MiniMax-M2",
    grade: "vendor",
    note: "recalled from the document",
  }),
  publishedActive: fact("count", "10 B", {
    source: "minimax-m2-model-card",
    at: "the figure of MiniMax-M2",
    grade: "vendor",
    note: "recalled from the document; agrees with the count without both embeddings",
  }),
};
