import { fact } from "../fact.ts";
import type { Sheet } from "../kinds.ts";

export const entry: Sheet = {
  kind: "sheet",
  id: "tokens-per-message",
  topic: "demand",
  title: "Tokens per message in public corpora and traces",
  facts: {
    shareGptUser: fact("count", "94.5", {
      source: "wildchat-paper",
      at: "table 1",
      grade: "measured",
    }),
    shareGptBot: fact("count", "348.5", {
      source: "wildchat-paper",
      at: "table 1",
      grade: "measured",
    }),
    lmsysUser: fact("count", "69.8", {
      source: "wildchat-paper",
      at: "table 1",
      grade: "measured",
    }),
    lmsysBot: fact("count", "215.7", {
      source: "wildchat-paper",
      at: "table 1",
      grade: "measured",
    }),
    wildChatUser: fact("count", "295.6", {
      source: "wildchat-paper",
      at: "table 1",
      grade: "measured",
    }),
    wildChatBot: fact("count", "441.3", {
      source: "wildchat-paper",
      at: "table 1",
      grade: "measured",
    }),
    vllmShareGptIn: fact("count", "161", {
      source: "vllm-paper",
      at: "section 6",
      grade: "measured",
    }),
    vllmShareGptOut: fact("count", "338", {
      source: "vllm-paper",
      at: "section 6",
      grade: "measured",
    }),
    azureChat2023In: fact("count", "1154.7", {
      source: "azure-public-dataset",
      at: "conversation 2023",
      grade: "measured",
    }),
    azureChat2023Out: fact("count", "211.1", {
      source: "azure-public-dataset",
      at: "conversation 2023",
      grade: "measured",
    }),
    reasoningServiceIn: fact("count", "1268", {
      source: "servegen",
      at: "DeepSeek-R1 service",
      grade: "measured",
    }),
    reasoningServiceOut: fact("count", "1527", {
      source: "servegen",
      at: "DeepSeek-R1 service",
      grade: "measured",
    }),
  },
  note: "Official tokens per ChatGPT message: not found. What an LLM reads is more than what was typed.",
};
