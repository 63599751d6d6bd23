import { fact } from "../fact.ts";
import type { Sheet } from "../kinds.ts";

export const entry: Sheet = {
  kind: "sheet",
  id: "long-lead",
  topic: "duration",
  title: "Long-lead equipment",
  facts: {
    transformersLarge: fact("duration", "4 years", {
      source: "s73-how-much-is-gigawatt",
      at: "note",
      grade: "reported",
      on: "2026-05-11",
      bound: "at most",
      note: "high capacity, US",
    }),
    transformers: fact("duration", "50 weeks", {
      source: "s82-goldman-mckinsey-physical-limits",
      at: "article",
      grade: "reported",
      note: "McKinsey, North America",
    }),
    switchgear: fact("duration", "80 weeks", {
      source: "s82-goldman-mckinsey-physical-limits",
      at: "article",
      grade: "reported",
      note: "medium voltage, McKinsey, North America",
    }),
    transformersEuLow: fact("duration", "20 months", {
      source: "s33-huang-80b-per-gw-grid",
      at: "article",
      grade: "reported",
      note: "second-tier makers",
    }),
    transformersEuHigh: fact("duration", "32 months", {
      source: "s33-huang-80b-per-gw-grid",
      at: "article",
      grade: "reported",
      note: "second-tier makers",
    }),
    transformerDeficit: fact("share", "30 %", {
      source: "s73-how-much-is-gigawatt",
      at: "note",
      grade: "reported",
      note: "US power transformers, 2025",
    }),
    transformerPriceLow: fact("share", "77 %", {
      source: "s73-how-much-is-gigawatt",
      at: "note",
      grade: "reported",
      note: "rise since about 2019 to 2021",
    }),
    transformerPriceHigh: fact("share", "80 %", {
      source: "s73-how-much-is-gigawatt",
      at: "note",
      grade: "reported",
      note: "rise since about 2019 to 2021. Also: The 3T constraint",
    }),
    turbine2023: fact("duration", "3.5 years", {
      source: "s84-gas-engine-backlog",
      at: "article",
      grade: "reported",
      note: "new combined cycle, 2023",
    }),
    turbine2025: fact("duration", "5 years", {
      source: "s84-gas-engine-backlog",
      at: "article",
      grade: "reported",
      note: "new combined cycle, 2025",
    }),
    turbineLargeFrame: fact("duration", "7 years", {
      source: "s84-gas-engine-backlog",
      at: "article",
      grade: "reported",
      bound: "at most",
    }),
    turbineQuoteLow: fact("duration", "48 months", {
      source: "s83-3t-constraint",
      at: "article",
      grade: "reported",
    }),
    turbineQuoteHigh: fact("duration", "84 months", {
      source: "s83-3t-constraint",
      at: "article",
      grade: "reported",
    }),
    geVernovaBacklog: fact("power", "100 GW", {
      source: "s85-ge-vernova-sold-out",
      at: "article",
      grade: "vendor",
      on: "2026-06-01",
      note: "backlog and slots, from 83 GW a quarter before; generation",
    }),
    geVernovaBefore: fact("power", "83 GW", {
      source: "s85-ge-vernova-sold-out",
      at: "article",
      grade: "vendor",
      note: "generation",
    }),
    geVernovaYearEnd: fact("power", "110 GW", {
      source: "s85-ge-vernova-sold-out",
      at: "article",
      grade: "vendor",
      bound: "at least",
      note: "expected by the end of the year; generation",
    }),
    enginesLow: fact("duration", "12 months", {
      source: "s84-gas-engine-backlog",
      at: "article",
      grade: "reported",
      note: "reciprocating gas engines",
    }),
    enginesHigh: fact("duration", "18 months", {
      source: "s84-gas-engine-backlog",
      at: "article",
      grade: "reported",
      note: "reciprocating gas engines",
    }),
  },
  statements: [
    {
      says: "Sold out through 2030, by GE Vernova.",
      source: "s85-ge-vernova-sold-out",
      grade: "vendor",
    },
  ],
  note: "Lead times of diesel sets, chillers, coolant distribution units and UPS were not found.",
};
