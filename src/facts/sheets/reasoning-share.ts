import { fact } from "../fact.ts";
import type { Sheet } from "../kinds.ts";

export const entry: Sheet = {
  kind: "sheet",
  id: "reasoning-share",
  topic: "demand",
  title: "Reasoning and agents",
  facts: {
    reasoningOnOpenRouter: fact("share", "50 %", {
      source: "a16z-state-of-ai",
      at: "late 2025",
      grade: "reported",
      bound: "at least",
    }),
    programmingOnOpenRouter: fact("share", "50 %", {
      source: "a16z-state-of-ai",
      at: "end of 2025",
      grade: "reported",
      bound: "at least",
    }),
    programmingOnOpenRouterBefore: fact("share", "11 %", {
      source: "a16z-state-of-ai",
      at: "start of 2025",
      grade: "reported",
    }),
    programmingOnChatGpt: fact("share", "4.2 %", {
      source: "nber-34255",
      at: "consumer messages",
      grade: "reported",
    }),
    heavyCodexUser: fact("tokenRate", "0.00015 Ttok/day", {
      source: "devday-secrets",
      at: "article",
      grade: "reported",
      bound: "at least",
      note: "weak; one internal user, 150 M tokens a day",
    }),
  },
  note: "The two programming shares differ because one counts tokens through a developer router and the other consumer messages.",
};
