import { fact } from "../fact.ts";
import type { Llm } from "../kinds.ts";

export const entry: Llm = {
  kind: "llm",
  id: "mimo-v2-flash",
  name: "MiMo-V2-Flash",
  maker: "Xiaomi",
  attention: "sliding",
  attentionInWords: "GQA: 39 sliding (128, 8 kv heads) and 9 full (4 kv heads) layers",
  layers: 48,
  hidden: 4096,
  heads: 64,
  kvHeads: 4,
  headDim: 192,
  window: 128,
  slidingLayers: 39,
  vHead: 128,
  ffn: 16384,
  denseLayers: 1,
  experts: 256,
  expertsPerToken: 8,
  sharedExperts: 0,
  moeFfn: 2048,
  vocab: 152576,
  maxContext: 262144,
  tieEmbeddings: false,
  nativeDtype: "fp8 (block)",
  paramsTotal: fact("count", "308.779 B", {
    source: "aiconfigurator-model-configs",
    at: "XiaomiMiMo--MiMo-V2-Flash_config.json",
    grade: "derived",
    formula: "counted from the shape: every matrix, norm, bias, router and embedding",
  }),
  paramsActive: fact("count", "15.446 B", {
    source: "aiconfigurator-model-configs",
    at: "XiaomiMiMo--MiMo-V2-Flash_config.json",
    grade: "derived",
    formula:
      "counted from the shape: every matrix, norm, bias, router and embedding; total less the experts not chosen",
  }),
  paramsInputEmbedding: fact("count", "0.625 B", {
    source: "aiconfigurator-model-configs",
    at: "XiaomiMiMo--MiMo-V2-Flash_config.json",
    grade: "derived",
    formula:
      "counted from the shape: every matrix, norm, bias, router and embedding; this one is vocabulary × hidden",
  }),
  publishedTotal: fact("count", "309 B", {
    source: "mimo-v2-flash-model-card",
    at: "model card",
    grade: "vendor",
    note: "recalled from the document",
  }),
  publishedActive: fact("count", "15 B", {
    source: "mimo-v2-flash-model-card",
    at: "model card",
    grade: "vendor",
    note: "recalled from the document",
  }),
};
