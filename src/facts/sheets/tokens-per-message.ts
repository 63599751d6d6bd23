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
    wildChatTurns: fact("count", "2.54", {
      source: "wildchat-paper",
      at: "table 1",
      grade: "reported",
      note: "turns a conversation; ShareGPT 3.51, LMSYS 2.02",
    }),
    alpacaIn: fact("count", "19", { source: "vllm-paper", at: "samples", grade: "reported" }),
    alpacaOut: fact("count", "58", { source: "vllm-paper", at: "samples", grade: "reported" }),
    reasoningServiceOutMedian: fact("count", "792", {
      source: "servegen",
      at: "DeepSeek-R1 service",
      grade: "measured",
      note: "95th 5,701, 99th 12,607; computed by us",
    }),
    openRouterPrompt: fact("count", "6000", {
      source: "a16z-state-of-ai",
      at: "prompt length",
      grade: "measured",
      bound: "at least",
      note: "average, late 2025, from about 1,500 in 2024; output grew about three times",
    }),
    openRouterProgrammingPrompt: fact("count", "20000", {
      source: "a16z-state-of-ai",
      at: "prompt length by category",
      grade: "measured",
      bound: "at least",
      note: "often; other categories about 5,000",
    }),
    typedLow: fact("count", "15", {
      source: "casual-prompt-tokens",
      at: "page",
      grade: "reported",
      note: "weak; casual message",
    }),
    typedHigh: fact("count", "60", {
      source: "casual-prompt-tokens",
      at: "page",
      grade: "reported",
      note: "weak; casual message",
    }),
    typedWords: fact("count", "23", {
      source: "prompt-words",
      at: "page",
      grade: "reported",
      note: "weak; mean words typed",
    }),
  },
  note: "Official tokens per ChatGPT message: not found. What an LLM reads is more than what was typed.",
};
