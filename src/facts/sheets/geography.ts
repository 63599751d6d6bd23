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
    usersUs: fact("share", "31 %", {
      source: "chatgpt-users-by-region",
      at: "table",
      grade: "reported",
      note: "weak; users, 38 % in 2024",
    }),
    usersAsiaPacific: fact("share", "24 %", {
      source: "chatgpt-users-by-region",
      at: "table",
      grade: "reported",
      note: "weak; users, India included, 19 % in 2024",
    }),
    usersIndia: fact("users", "48 M users", {
      source: "chatgpt-users-by-region",
      at: "table",
      grade: "reported",
      note: "weak; about",
    }),
  },
};
