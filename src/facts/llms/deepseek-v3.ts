import { fact } from "../fact.ts";
import type { Llm } from "../kinds.ts";

export const entry: Llm = {
  kind: "llm",
  id: "deepseek-v3",
  name: "DeepSeek-V3",
  maker: "DeepSeek",
  attention: "mla",
  attentionInWords: "MLA",
  layers: 61,
  hidden: 7168,
  heads: 128,
  kvHeads: 128,
  headDim: 192,
  qLora: 1536,
  kvLora: 512,
  qkNope: 128,
  qkRope: 64,
  vHead: 128,
  ffn: 18432,
  denseLayers: 3,
  experts: 256,
  expertsPerToken: 8,
  sharedExperts: 1,
  moeFfn: 2048,
  vocab: 129280,
  maxContext: 163840,
  tieEmbeddings: false,
  mtpLayers: 1,
  nativeDtype: "fp8 (block)",
  paramsTotal: fact("count", "671.026 B", {
    source: "aiconfigurator-model-configs",
    at: "deepseek-ai--DeepSeek-V3_config.json",
    grade: "derived",
    formula: "counted from the shape: every matrix, norm, bias, router and embedding",
  }),
  paramsActive: fact("count", "37.552 B", {
    source: "aiconfigurator-model-configs",
    at: "deepseek-ai--DeepSeek-V3_config.json",
    grade: "derived",
    formula:
      "counted from the shape: every matrix, norm, bias, router and embedding; total less the experts not chosen",
  }),
  paramsInputEmbedding: fact("count", "0.927 B", {
    source: "aiconfigurator-model-configs",
    at: "deepseek-ai--DeepSeek-V3_config.json",
    grade: "derived",
    formula:
      "counted from the shape: every matrix, norm, bias, router and embedding; this one is vocabulary × hidden",
  }),
  publishedTotal: fact("count", "671 B", {
    source: "deepseek-v3-technical-report",
    at: "technical report",
    grade: "vendor",
    note: "recalled from the document",
  }),
  publishedActive: fact("count", "37 B", {
    source: "deepseek-v3-technical-report",
    at: "technical report",
    grade: "vendor",
    note: "recalled from the document",
  }),
};
