import { fact } from "../fact.ts";
import type { Sheet } from "../kinds.ts";

export const entry: Sheet = {
  kind: "sheet",
  id: "openai-capacity",
  topic: "demand",
  title: "OpenAI’s capacity over time",
  facts: {
    capacity2023: fact("power", "0.2 GW", {
      source: "the-decoder-openai-compute",
      at: "article",
      grade: "vendor",
      on: "2023-12-31",
      note: "all providers; frame not stated",
    }),
    capacity2024: fact("power", "0.6 GW", {
      source: "the-decoder-openai-compute",
      at: "article",
      grade: "vendor",
      on: "2024-12-31",
      note: "all providers; frame not stated",
    }),
    capacity2025: fact("power", "1.9 GW", {
      source: "the-decoder-openai-compute",
      at: "article",
      grade: "vendor",
      on: "2025-12-31",
      note: "all providers, about; frame not stated",
    }),
    trackedItPower: fact("power", "2.5 GW", {
      source: "e2-openai-data-centre-sites-note",
      at: "OpenAI sites",
      grade: "estimate",
      on: "2026-10-01",
      note: "IT; all leased, some shared with Microsoft",
    }),
    trackedItPowerLater: fact("power", "12.9 GW", {
      source: "e2-openai-data-centre-sites-note",
      at: "OpenAI sites",
      grade: "estimate",
      note: "IT of the same sites on 2027–28 timelines",
    }),
    stargateSitesIt: fact("power", "6.95 GW", {
      source: "e2-openai-data-centre-sites-note",
      at: "seven US Stargate sites",
      grade: "derived",
      formula: "843 + 1400 + 857 + 1750 + 988 + 902 + 214 = 6,954 MW IT",
    }),
    stargateSitesFacility: fact("power", "9.77 GW", {
      source: "e2-openai-data-centre-sites-note",
      at: "seven US Stargate sites",
      grade: "derived",
      formula: "1180 + 1960 + 1200 + 2450 + 1383 + 1300 + 300 = 9,773 MW",
    }),
  },
  statements: [
    {
      says: "Ten gigawatts of US capacity secured, ahead of 2029.",
      source: "s24-openai-secures-10gw-us-capacity",
      on: "2026-04-29",
      grade: "vendor",
    },
  ],
};
