import { fact } from "../fact.ts";
import type { Llm } from "../kinds.ts";

export const entry: Llm = {
  kind: "llm",
  id: "deepseek-v4-flash",
  name: "DeepSeek-V4-Flash",
  maker: "DeepSeek",
  attention: "sparse",
  attentionInWords:
    "shared-KV latent (512 wide), sliding 128 plus compressed: 21 layers 4:1 sparse (keeps 512), 20 layers 128:1, 2 sliding only",
  layers: 43,
  hidden: 4096,
  heads: 64,
  kvHeads: 1,
  headDim: 512,
  window: 128,
  sparseTopk: 512,
  qLora: 1024,
  qkRope: 64,
  denseLayers: 0,
  experts: 256,
  expertsPerToken: 6,
  sharedExperts: 1,
  moeFfn: 2048,
  vocab: 129280,
  maxContext: 1048576,
  tieEmbeddings: false,
  mtpLayers: 1,
  nativeDtype: "fp8 (block), experts fp4",
  paramsTotal: fact("count", "284.332 B", {
    source: "aiconfigurator-model-configs",
    at: "deepseek-ai--DeepSeek-V4-Flash_config.json",
    grade: "derived",
    formula: "counted from the shape: every matrix, norm, bias, router and embedding",
    note: "output low rank 1024 in 8 groups; 4 residual streams",
  }),
  paramsActive: fact("count", "13.800 B", {
    source: "aiconfigurator-model-configs",
    at: "deepseek-ai--DeepSeek-V4-Flash_config.json",
    grade: "derived",
    formula:
      "counted from the shape: every matrix, norm, bias, router and embedding; total less the experts not chosen",
  }),
  paramsInputEmbedding: fact("count", "0.530 B", {
    source: "aiconfigurator-model-configs",
    at: "deepseek-ai--DeepSeek-V4-Flash_config.json",
    grade: "derived",
    formula:
      "counted from the shape: every matrix, norm, bias, router and embedding; this one is vocabulary × hidden",
  }),
  publishedTotal: fact("count", "284 B", {
    source: "deepseek-v4-flash-model-card",
    at: "model card",
    grade: "vendor",
    note: "recalled from the document",
  }),
  publishedActive: fact("count", "13 B", {
    source: "deepseek-v4-flash-model-card",
    at: "model card",
    grade: "vendor",
    note: "recalled from the document; agrees with the count without input embedding",
  }),
};
