import { fact } from "../fact.ts";
import type { Sheet } from "../kinds.ts";

export const entry: Sheet = {
  kind: "sheet",
  id: "relation-demand-and-failures",
  topic: "claim",
  title: "Demand and failures, as published",
  facts: {
    promptsPerDay: fact("count", "2.5 B", {
      source: "chatgpt-2-5b-prompts",
      at: "article",
      grade: "reported",
      on: "2025-07-31",
      note: "month only",
    }),
    messagesPerWeek: fact("count", "18 B", {
      source: "nber-34255",
      at: "summary",
      grade: "reported",
      on: "2025-07-31",
      note: "month only",
    }),
    thirdPartyPowerLow: fact("power", "1.9 GW", {
      source: "third-party-ai-power",
      at: "articles",
      grade: "estimate",
      note: "third parties on ChatGPT's load",
    }),
    thirdPartyPowerHigh: fact("power", "2.5 GW", {
      source: "third-party-ai-power",
      at: "articles",
      grade: "estimate",
      note: "third parties on ChatGPT's load",
    }),
    llamaBetweenStops: fact("duration", "3.1 h", {
      source: "llama-3-interruptions-dcd",
      at: "summaries",
      grade: "reported",
      note: "between unexpected stops",
    }),
    llamaUnexpected: fact("count", "419", {
      source: "grattafiori-2024-llama-3",
      at: "table 5",
      grade: "measured",
      note: "unexpected stops; 466 with planned ones",
    }),
    llamaInterruptions: fact("count", "466", {
      source: "grattafiori-2024-llama-3",
      at: "table 5",
      grade: "measured",
    }),
    llamaDays: fact("duration", "54 days", {
      source: "grattafiori-2024-llama-3",
      at: "section 3.3",
      grade: "measured",
    }),
    llamaGpus: fact("count", "16384", {
      source: "grattafiori-2024-llama-3",
      at: "section 3.3",
      grade: "measured",
    }),
    rscFailures: fact("count", "6.50", {
      source: "meta-rsc-reliability",
      at: "RSC-1",
      grade: "measured",
      note: "failures per 1,000 node-days, A100",
    }),
    byterobustBetween: fact("duration", "2.78 h", {
      source: "byterobust",
      at: "evaluation",
      grade: "measured",
      note: "between failures, 9,600 to 16,000 GPUs",
    }),
    byterobustGpus: fact("count", "16000", {
      source: "byterobust",
      at: "evaluation",
      grade: "reported",
      bound: "at most",
      note: "9,600 to 16,000 GPUs, 2.78 h between failures",
    }),
    byterobustGpusLow: fact("count", "9600", {
      source: "byterobust",
      at: "evaluation",
      grade: "reported",
    }),
  },
};
