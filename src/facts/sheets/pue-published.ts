import { fact } from "../fact.ts";
import type { Sheet } from "../kinds.ts";

export const entry: Sheet = {
  kind: "sheet",
  id: "pue-published",
  topic: "energy",
  title: "Published power usage effectiveness",
  facts: {
    google: {
      chosen: fact("ratio", "1.10", {
        source: "cloud-quest-google",
        at: "environmental report, fleet",
        grade: "reported",
        note: "about, 2024 and 2025",
      }),
      rivals: [
        fact("ratio", "1.09", {
          source: "hyperscaler-pue",
          at: "article",
          grade: "reported",
          note: "also quoted",
        }),
      ],
      choice: { on: "2026-11-24", reason: "quoted from the report on the fleet" },
    },
    meta: fact("ratio", "1.08", {
      source: "hyperscaler-pue",
      at: "article",
      grade: "reported",
      note: "about, fleet",
    }),
    microsoftFy25: fact("ratio", "1.17", {
      source: "cloud-sustainability",
      at: "summary",
      grade: "reported",
      note: "fiscal 2025",
    }),
    microsoftEarlier: fact("ratio", "1.18", {
      source: "hyperscaler-pue",
      at: "article",
      grade: "reported",
    }),
    microsoftNewest: fact("ratio", "1.12", {
      source: "hyperscaler-pue",
      at: "article",
      grade: "reported",
      note: "newest sites",
    }),
    aws: fact("ratio", "1.15", {
      source: "hyperscaler-pue",
      at: "title",
      grade: "reported",
      note: "global, 2023 and 2024",
    }),
    awsBest: fact("ratio", "1.04", {
      source: "hyperscaler-pue",
      at: "article",
      grade: "reported",
      note: "best site",
    }),
    awsTarget: fact("ratio", "1.08", {
      source: "hyperscaler-pue",
      at: "article",
      grade: "reported",
      note: "target of the new design",
    }),
    oracle: fact("ratio", "1.15", {
      source: "hyperscaler-pue",
      at: "article",
      grade: "vendor",
      bound: "at least",
      note: "as low as",
    }),
    industryLow: fact("ratio", "1.56", {
      source: "ai-journal-cooling",
      at: "article, survey",
      grade: "reported",
    }),
    industryHigh: fact("ratio", "1.58", {
      source: "pingdo-pue",
      at: "page, survey",
      grade: "reported",
    }),
    liquid: fact("ratio", "1.10", {
      source: "terrestrial-pue-review",
      at: "synthesis",
      grade: "estimate",
      interval: ["1.02", "1.20"],
      note: "liquid-cooled AI sites",
    }),
    immersionLow: fact("ratio", "1.02", {
      source: "terrestrial-pue-review",
      at: "synthesis",
      grade: "estimate",
    }),
    immersionHigh: fact("ratio", "1.05", {
      source: "terrestrial-pue-review",
      at: "synthesis",
      grade: "estimate",
    }),
    semianalysisModel: fact("ratio", "1.15", {
      source: "terrestrial-pue-review",
      at: "synthesis, quoting SemiAnalysis",
      grade: "estimate",
    }),
    facilityPerItAtPeak: fact("ratio", "1.40", {
      source: "epoch-gpu-power-share",
      at: "article, chain",
      grade: "estimate",
      note: "peak, not annual",
    }),
    planAnnual: fact("ratio", "1.12", {
      source: "ampacity-judgement",
      at: "rows beside it",
      grade: "guess",
      interval: ["1.07", "1.20"],
      note: "annual, liquid",
    }),
    planDesignDay: fact("ratio", "1.25", {
      source: "ampacity-judgement",
      at: "rows beside it",
      grade: "guess",
      interval: ["1.15", "1.40"],
      note: "facility over IT on the design day",
    }),
  },
  statements: [
    {
      says: "Microsoft Fairwater does not disclose its figure; over 90 % of the site is closed loop, the rest outside air and water on the hottest days, with 172 fans of 20 ft.",
      source: "digg-fairwater",
      grade: "vendor",
    },
    {
      says: "The figure of Microsoft's zero-evaporation design is somewhat higher than an evaporative one.",
      source: "ccn-zero-water",
      grade: "vendor",
    },
    { says: "Figures of Abilene were not found.", source: "ampacity-judgement", grade: "guess" },
  ],
  note: "Operators’ own figures as the press carries them.",
};
