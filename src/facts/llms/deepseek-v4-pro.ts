import { fact } from "../fact.ts";
import type { Llm } from "../kinds.ts";

export const entry: Llm = {
  kind: "llm",
  id: "deepseek-v4-pro",
  name: "DeepSeek-V4-Pro",
  maker: "DeepSeek",
  attention: "sparse",
  attentionInWords:
    "shared-KV latent (512 wide), sliding 128 plus compressed: 30 layers 4:1 sparse (keeps 1024), 31 layers 128:1",
  layers: 61,
  hidden: 7168,
  heads: 128,
  kvHeads: 1,
  headDim: 512,
  window: 128,
  sparseTopk: 1024,
  qLora: 1536,
  qkRope: 64,
  denseLayers: 0,
  experts: 384,
  expertsPerToken: 6,
  sharedExperts: 1,
  moeFfn: 3072,
  vocab: 129280,
  maxContext: 1048576,
  tieEmbeddings: false,
  mtpLayers: 1,
  nativeDtype: "fp8 (block), experts fp4",
  paramsTotal: fact("count", "1572.997 B", {
    source: "aiconfigurator-model-configs",
    at: "deepseek-ai--DeepSeek-V4-Pro_config.json",
    grade: "derived",
    formula: "counted from the shape: every matrix, norm, bias, router and embedding",
    note: "output low rank 1024 in 16 groups; 4 residual streams",
  }),
  paramsActive: fact("count", "49.779 B", {
    source: "aiconfigurator-model-configs",
    at: "deepseek-ai--DeepSeek-V4-Pro_config.json",
    grade: "derived",
    formula:
      "counted from the shape: every matrix, norm, bias, router and embedding; total less the experts not chosen",
  }),
  paramsInputEmbedding: fact("count", "0.927 B", {
    source: "aiconfigurator-model-configs",
    at: "deepseek-ai--DeepSeek-V4-Pro_config.json",
    grade: "derived",
    formula:
      "counted from the shape: every matrix, norm, bias, router and embedding; this one is vocabulary × hidden",
  }),
  publishedTotal: fact("count", "1600 B", {
    source: "deepseek-v4-pro-model-card",
    at: "model card",
    grade: "vendor",
    note: "recalled from the document",
  }),
  publishedActive: fact("count", "49 B", {
    source: "deepseek-v4-pro-model-card",
    at: "model card",
    grade: "vendor",
    note: "recalled from the document",
  }),
};
