import { fact } from "../fact.ts";
import type { Sheet } from "../kinds.ts";

export const entry: Sheet = {
  kind: "sheet",
  id: "message-mix",
  topic: "demand",
  title: "What ChatGPT is used for, July 2025",
  facts: {
    notWork: fact("share", "73 %", {
      source: "nber-34255",
      at: "consumer plans",
      grade: "reported",
    }),
    notWorkYearBefore: fact("share", "53 %", {
      source: "nber-34255",
      at: "June 2024",
      grade: "reported",
    }),
    asking: fact("share", "49 %", { source: "nber-34255", at: "intent", grade: "reported" }),
    doing: fact("share", "40 %", { source: "nber-34255", at: "intent", grade: "reported" }),
    practicalGuidance: fact("share", "29 %", {
      source: "nber-34255",
      at: "topics",
      grade: "reported",
    }),
    information: fact("share", "24 %", { source: "nber-34255", at: "topics", grade: "reported" }),
    writing: fact("share", "24 %", { source: "nber-34255", at: "topics", grade: "reported" }),
    programming: fact("share", "4.2 %", { source: "nber-34255", at: "topics", grade: "reported" }),
    under26: fact("share", "46 %", {
      source: "nber-34255",
      at: "messages of known age",
      grade: "reported",
    }),
    messagesPerUserWeek: fact("count", "25.7", {
      source: "nber-34255",
      at: "messages and users of July 2025",
      grade: "derived",
      on: "2025-07-31",
      formula: "18 B a week ÷ 700 M users = 25.7",
    }),
    enterpriseMessages: fact("ratio", "8 x", {
      source: "openai-enterprise-2025",
      at: "report",
      grade: "reported",
      note: "weekly messages, in a year",
    }),
    enterpriseReasoning: fact("ratio", "320 x", {
      source: "openai-enterprise-2025",
      at: "report",
      grade: "reported",
      note: "reasoning tokens an organisation, in a year",
    }),
    messagesPerWorker: fact("share", "30 %", {
      source: "openai-enterprise-2025",
      at: "report",
      grade: "reported",
      note: "growth, about",
    }),
  },
};
