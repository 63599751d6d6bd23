import { fact } from "../fact.ts";
import type { Sheet } from "../kinds.ts";

export const entry: Sheet = {
  kind: "sheet",
  id: "geography",
  topic: "demand",
  title: "Where use comes from: three counts that differ",
  facts: {
    messagesUs: fact("share", "13 %", {
      source: "axios-daily-prompts",
      at: "July 2025",
      grade: "reported",
    }),
    visitorsUs: fact("share", "18.5 %", {
      source: "similarweb-chatgpt-2026",
      at: "2026",
      grade: "estimate",
    }),
    visitorsIndia: fact("share", "9.8 %", {
      source: "similarweb-chatgpt-2026",
      at: "2026",
      grade: "estimate",
    }),
    visitorsBrazil: fact("share", "5.6 %", {
      source: "similarweb-chatgpt-2026",
      at: "2026",
      grade: "estimate",
    }),
    visitorsJapan: fact("share", "4.2 %", {
      source: "similarweb-chatgpt-2026",
      at: "2026",
      grade: "estimate",
    }),
  },
};
