import { fact } from "../fact.ts";
import type { Llm } from "../kinds.ts";

export const entry: Llm = {
  kind: "llm",
  id: "mimo-7b",
  name: "MiMo-7B",
  maker: "Xiaomi",
  attention: "gqa",
  attentionInWords: "GQA",
  layers: 36,
  hidden: 4096,
  heads: 32,
  kvHeads: 8,
  headDim: 128,
  ffn: 11008,
  denseLayers: 36,
  vocab: 151680,
  maxContext: 32768,
  tieEmbeddings: false,
  mtpLayers: 1,
  nativeDtype: "bfloat16",
  paramsTotal: fact("count", "7.623 B", {
    source: "aiconfigurator-model-configs",
    at: "XiaomiMiMo--MiMo-7B-Base_config.json",
    grade: "derived",
    formula: "counted from the shape: every matrix, norm, bias, router and embedding",
  }),
  paramsActive: fact("count", "7.623 B", {
    source: "aiconfigurator-model-configs",
    at: "XiaomiMiMo--MiMo-7B-Base_config.json",
    grade: "derived",
    formula: "counted from the shape: every matrix, norm, bias, router and embedding",
  }),
  paramsInputEmbedding: fact("count", "0.621 B", {
    source: "aiconfigurator-model-configs",
    at: "XiaomiMiMo--MiMo-7B-Base_config.json",
    grade: "derived",
    formula:
      "counted from the shape: every matrix, norm, bias, router and embedding; this one is vocabulary × hidden",
  }),
  publishedTotal: fact("count", "7 B", {
    source: "aiconfigurator-model-configs",
    at: "the model's name",
    grade: "vendor",
    note: "only what the name says, rounded; count from the shape differs +8.9%",
  }),
};
