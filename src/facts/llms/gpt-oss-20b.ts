import { fact } from "../fact.ts";
import type { Llm } from "../kinds.ts";

export const entry: Llm = {
  kind: "llm",
  id: "gpt-oss-20b",
  name: "gpt-oss-20b",
  maker: "OpenAI",
  attention: "sliding",
  attentionInWords: "GQA: 12 sliding (128) and 12 full layers",
  layers: 24,
  hidden: 2880,
  heads: 64,
  kvHeads: 8,
  headDim: 64,
  window: 128,
  slidingLayers: 12,
  attentionSinks: true,
  denseLayers: 0,
  experts: 32,
  expertsPerToken: 4,
  sharedExperts: 0,
  moeFfn: 2880,
  vocab: 201088,
  maxContext: 131072,
  tieEmbeddings: false,
  mtpLayers: 0,
  nativeDtype: "mxfp4 experts, bfloat16 rest",
  paramsTotal: fact("count", "20.915 B", {
    source: "aiconfigurator-model-configs",
    at: "openai--gpt-oss-20b_config.json",
    grade: "derived",
    formula: "counted from the shape: every matrix, norm, bias, router and embedding",
  }),
  paramsActive: fact("count", "4.187 B", {
    source: "aiconfigurator-model-configs",
    at: "openai--gpt-oss-20b_config.json",
    grade: "derived",
    formula:
      "counted from the shape: every matrix, norm, bias, router and embedding; total less the experts not chosen",
  }),
  paramsInputEmbedding: fact("count", "0.579 B", {
    source: "aiconfigurator-model-configs",
    at: "openai--gpt-oss-20b_config.json",
    grade: "derived",
    formula:
      "counted from the shape: every matrix, norm, bias, router and embedding; this one is vocabulary × hidden",
  }),
  publishedTotal: fact("count", "20.91 B", {
    source: "gpt-oss-20b-model-card",
    at: "model card",
    grade: "vendor",
    note: "recalled from the document",
  }),
  publishedActive: fact("count", "3.61 B", {
    source: "gpt-oss-20b-model-card",
    at: "model card",
    grade: "vendor",
    note: "recalled from the document; agrees with the count without input embedding",
  }),
};
