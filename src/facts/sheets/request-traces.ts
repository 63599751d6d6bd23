import { fact } from "../fact.ts";
import type { Sheet } from "../kinds.ts";

export const entry: Sheet = {
  kind: "sheet",
  id: "request-traces",
  topic: "serving",
  title: "Lengths in public request traces, tokens",
  facts: {
    azureConvIn: fact("count", "1154.7", {
      source: "azure-public-dataset",
      at: "2023 conversation, mean",
      grade: "measured",
    }),
    azureConvOut: fact("count", "211.1", {
      source: "azure-public-dataset",
      at: "2023 conversation, mean",
      grade: "measured",
    }),
    azureCodeIn: fact("count", "2047.8", {
      source: "azure-public-dataset",
      at: "2023 code, mean",
      grade: "measured",
    }),
    azureCodeOut: fact("count", "27.9", {
      source: "azure-public-dataset",
      at: "2023 code, mean",
      grade: "measured",
    }),
    mooncakeConvIn: fact("count", "12035", {
      source: "mooncake-fast25",
      at: "conversation, mean",
      grade: "measured",
    }),
    mooncakeConvOut: fact("count", "342.6", {
      source: "mooncake-fast25",
      at: "conversation, mean",
      grade: "measured",
    }),
    mLargeIn: fact("count", "914", { source: "servegen", at: "m-large, mean", grade: "measured" }),
    mLargeOut: fact("count", "155", { source: "servegen", at: "m-large, mean", grade: "measured" }),
    prefixHitMooncake: fact("share", "36.6 %", {
      source: "mooncake-fast25",
      at: "conversation, infinite cache, blocks",
      grade: "measured",
    }),
    prefixHitBailianC: fact("share", "62 %", {
      source: "qwen-bailian-traces",
      at: "to-C, ideal",
      grade: "reported",
    }),
    prefixHitBailianB: fact("share", "54 %", {
      source: "qwen-bailian-traces",
      at: "to-B, ideal",
      grade: "reported",
    }),
  },
};
