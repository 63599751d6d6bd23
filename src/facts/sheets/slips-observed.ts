import { fact } from "../fact.ts";
import type { Sheet } from "../kinds.ts";

export const entry: Sheet = {
  kind: "sheet",
  id: "slips-observed",
  topic: "slip",
  title: "How late first power comes",
  facts: {
    newCarlisle: fact("duration", "2 months", {
      source: "s73-how-much-is-gigawatt",
      at: "note, 21 July 2026",
      grade: "estimate",
      bound: "at most",
    }),
    colossus2Low: fact("duration", "2 months", {
      source: "s73-how-much-is-gigawatt",
      at: "note, 21 July 2026",
      grade: "estimate",
    }),
    colossus2High: fact("duration", "4 months", {
      source: "s73-how-much-is-gigawatt",
      at: "note, 21 July 2026",
      grade: "estimate",
    }),
    gigawattCampusesReached: fact("count", "2", {
      source: "s73-how-much-is-gigawatt",
      at: "note, 21 July 2026",
      grade: "estimate",
      note: "of five promised for January to July 2026",
    }),
    abileneFull: fact("duration", "4.5 months", {
      source: "epoch-ai-data-centers",
      at: "timelines, OpenAI Stargate Abilene",
      grade: "derived",
      bound: "at least",
      formula: "mid-2026 (mid-June) promised; 2026-11-01 at best",
    }),
    shackelfordLow: fact("duration", "8 months", {
      source: "epoch-ai-data-centers",
      at: "timelines, OpenAI Stargate Shackelford",
      grade: "derived",
      formula: "2026-12-31, end of the promised half, to 2027-08-15 = 7.5 months, rounded up",
    }),
    shackelfordHigh: fact("duration", "13 months", {
      source: "epoch-ai-data-centers",
      at: "timelines, OpenAI Stargate Shackelford",
      grade: "derived",
      formula: "2026-07-01, start of the promised half, to 2027-08-15 = 13.5 months, rounded down",
    }),
    lordstown: fact("duration", "2 months", {
      source: "epoch-ai-data-centers",
      at: "timelines, OpenAI Stargate Lordstown",
      grade: "estimate",
      bound: "at least",
      note: "2026 to March 2027",
    }),
    uaeLow: fact("duration", "2 months", {
      source: "epoch-ai-data-centers",
      at: "timelines, OpenAI Stargate UAE",
      grade: "estimate",
      note: "third quarter of 2026 to December 2026",
    }),
    uaeHigh: fact("duration", "5 months", {
      source: "epoch-ai-data-centers",
      at: "timelines, OpenAI Stargate UAE",
      grade: "estimate",
    }),
    oracleSites: fact("duration", "12 months", {
      source: "s61-oracle-pushes-openai-sites-2028",
      at: "article",
      grade: "reported",
      note: "2027 to 2028, labour and materials; Oracle denies any contractual delay",
    }),
    teraWulfCipher: fact("duration", "3 months", {
      source: "epoch-ai-data-centers",
      at: "timelines, notes",
      grade: "estimate",
      note: "added to the company’s date",
    }),
    ajman: fact("duration", "12 months", {
      source: "epoch-ai-data-centers",
      at: "timelines, OpenAI Stargate UAE",
      grade: "estimate",
      bound: "at least",
    }),
    dentonQuarterLow: fact("money", "100 MUSD", {
      source: "s80-weather-delays-coreweave-site",
      at: "article",
      grade: "reported",
      note: "one quarter’s hit",
    }),
    dentonQuarterHigh: fact("money", "200 MUSD", {
      source: "s80-weather-delays-coreweave-site",
      at: "article",
      grade: "reported",
      note: "one quarter’s hit",
    }),
  },
  statements: [
    {
      says: "Denton: 60 days of rain and a redesign cost several months; start dates moved, no revenue lost.",
      source: "s80-weather-delays-coreweave-site",
      grade: "reported",
    },
    {
      says: "Oracle disputes that any site is late by contract.",
      source: "s79-oracle-delays-disputed",
      grade: "reported",
    },
    {
      says: "Doña Ana: first megawatts of 2026 hang on fuel and an air permit.",
      source: "l4-project-jupiter-site-report",
      grade: "vendor",
    },
  ],
};
