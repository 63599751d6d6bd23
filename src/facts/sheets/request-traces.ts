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
    azureConvInPerOut: fact("ratio", "5.5", {
      source: "azure-public-dataset",
      at: "conv 2023",
      grade: "derived",
      formula: "1154.7 ÷ 211.1 = 5.5",
    }),
    azureCodeInPerOut: fact("ratio", "73.4", {
      source: "azure-public-dataset",
      at: "code 2023",
      grade: "derived",
      formula: "2047.8 ÷ 27.9 = 73.4",
    }),
    mooncakeConvInPerOut: fact("ratio", "35.1", {
      source: "mooncake-fast25",
      at: "conversation",
      grade: "derived",
      formula: "12035 ÷ 342.6 = 35.1",
    }),
    mooncakeSyntheticIn: fact("count", "15325", {
      source: "mooncake-fast25",
      at: "synthetic",
      grade: "measured",
      note: "mean; computed by us from the published data",
    }),
    mooncakeSyntheticOut: fact("count", "149", {
      source: "mooncake-fast25",
      at: "synthetic",
      grade: "measured",
      note: "mean; computed by us from the published data",
    }),
    mooncakeSyntheticInPerOut: fact("ratio", "103", {
      source: "mooncake-fast25",
      at: "synthetic",
      grade: "derived",
      formula: "15325 ÷ 149 = 103",
    }),
    mooncakeToolAgentIn: fact("count", "8596", {
      source: "mooncake-fast25",
      at: "toolagent, README",
      grade: "vendor",
      note: "mean",
    }),
    mooncakeToolAgentOut: fact("count", "182", {
      source: "mooncake-fast25",
      at: "toolagent, README",
      grade: "vendor",
      note: "mean",
    }),
    mooncakeToolAgentInPerOut: fact("ratio", "47", {
      source: "mooncake-fast25",
      at: "toolagent, README",
      grade: "derived",
      formula: "8596 ÷ 182 = 47",
    }),
    mLargeInPerOut: fact("ratio", "5.9", {
      source: "servegen",
      at: "m-large",
      grade: "derived",
      formula: "914 ÷ 155 = 5.9",
    }),
    mMidIn: fact("count", "307", {
      source: "servegen",
      at: "m-mid",
      grade: "measured",
      note: "mean; computed by us from the published data",
    }),
    mMidOut: fact("count", "51", {
      source: "servegen",
      at: "m-mid",
      grade: "measured",
      note: "mean; computed by us from the published data",
    }),
    mMidInPerOut: fact("ratio", "6.0", {
      source: "servegen",
      at: "m-mid",
      grade: "derived",
      formula: "307 ÷ 51 = 6.0",
    }),
    mSmallIn: fact("count", "120", {
      source: "servegen",
      at: "m-small",
      grade: "measured",
      note: "mean; computed by us from the published data",
    }),
    mSmallOut: fact("count", "15", {
      source: "servegen",
      at: "m-small",
      grade: "measured",
      note: "mean; computed by us from the published data",
    }),
    mSmallInPerOut: fact("ratio", "8.0", {
      source: "servegen",
      at: "m-small",
      grade: "derived",
      formula: "120 ÷ 15 = 8.0",
    }),
    deepSeekR1In: fact("count", "1268", {
      source: "servegen",
      at: "DeepSeek-R1",
      grade: "measured",
      note: "mean; computed by us from the published data",
    }),
    deepSeekR1Out: fact("count", "1527", {
      source: "servegen",
      at: "DeepSeek-R1",
      grade: "measured",
      note: "mean; computed by us from the published data",
    }),
    deepSeekR1InPerOut: fact("ratio", "0.83", {
      source: "servegen",
      at: "DeepSeek-R1",
      grade: "derived",
      formula: "1268 ÷ 1527 = 0.83",
    }),
    imageTextIn: fact("count", "572", {
      source: "servegen",
      at: "image and text",
      grade: "measured",
      note: "text tokens; 1.6 images of 650 tokens beside them",
    }),
    imageTextOut: fact("count", "130", {
      source: "servegen",
      at: "image and text",
      grade: "measured",
    }),
    prefixHitMooncakeSynthetic: fact("share", "65.1 %", {
      source: "mooncake-fast25",
      at: "synthetic",
      grade: "measured",
      note: "tokens, infinite cache; computed by us",
    }),
  },
};
