import { fact } from "../fact.ts";
import type { Llm } from "../kinds.ts";

export const entry: Llm = {
  kind: "llm",
  id: "step-3-7-flash",
  name: "Step-3.7-Flash",
  maker: "StepFun",
  attention: "sliding",
  attentionInWords: "GQA: 33 sliding (512) and 12 full layers",
  layers: 45,
  hidden: 4096,
  heads: 64,
  kvHeads: 8,
  headDim: 128,
  window: 512,
  slidingLayers: 33,
  ffn: 11264,
  denseLayers: 3,
  experts: 288,
  expertsPerToken: 8,
  sharedExperts: 1,
  moeFfn: 1280,
  vocab: 128896,
  maxContext: 65536,
  tieEmbeddings: false,
  mtpLayers: 3,
  nativeDtype: "bfloat16",
  paramsTotal: fact("count", "195.833 B", {
    source: "aiconfigurator-model-configs",
    at: "stepfun-ai--Step-3.7-Flash_config.json",
    grade: "derived",
    formula: "counted from the shape: every matrix, norm, bias, router and embedding",
    note: "text part only; this file says 65536 context; the maker advertises 256k",
  }),
  paramsActive: fact("count", "10.864 B", {
    source: "aiconfigurator-model-configs",
    at: "stepfun-ai--Step-3.7-Flash_config.json",
    grade: "derived",
    formula:
      "counted from the shape: every matrix, norm, bias, router and embedding; total less the experts not chosen",
  }),
  paramsInputEmbedding: fact("count", "0.528 B", {
    source: "aiconfigurator-model-configs",
    at: "stepfun-ai--Step-3.7-Flash_config.json",
    grade: "derived",
    formula:
      "counted from the shape: every matrix, norm, bias, router and embedding; this one is vocabulary × hidden",
  }),
  publishedTotal: fact("count", "196 B", {
    source: "vllm-recipe-step-3-7-flash",
    at: "recipe: 196B language backbone, about 11B active",
    grade: "reported",
    note: "recalled from the document",
  }),
  publishedActive: fact("count", "11 B", {
    source: "vllm-recipe-step-3-7-flash",
    at: "recipe: 196B language backbone, about 11B active",
    grade: "reported",
    note: "recalled from the document",
  }),
};
