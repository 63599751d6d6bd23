import { fact } from "../fact.ts";
import type { Sheet } from "../kinds.ts";

export const entry: Sheet = {
  kind: "sheet",
  id: "cost-per-gw-statements",
  topic: "cost",
  title: "What NVIDIA and analysts say a gigawatt costs",
  facts: {
    total2025: fact("powerPrice", "50 GUSD/GW", {
      source: "s30-nvidia-set-boost-from-openai",
      at: "article, Huang",
      grade: "vendor",
      on: "2025-09-01",
      note: "about; frame not stated",
    }),
    nvidiaShare2025: fact("powerPrice", "35 GUSD/GW", {
      source: "s30-nvidia-set-boost-from-openai",
      at: "article, Huang",
      grade: "vendor",
      on: "2025-09-01",
      note: "about; NVIDIA’s part",
    }),
    rest2025: fact("powerPrice", "15 GUSD/GW", {
      source: "s30-nvidia-set-boost-from-openai",
      at: "article, Huang",
      grade: "vendor",
      on: "2025-09-01",
      note: "about; land, power, shell",
    }),
    rangeLow2025: fact("powerPrice", "50 GUSD/GW", {
      source: "s31-how-much-does-gw-data",
      at: "article, earnings call of August 2025",
      grade: "vendor",
      on: "2025-08-27",
    }),
    rangeHigh2025: fact("powerPrice", "60 GUSD/GW", {
      source: "s31-how-much-does-gw-data",
      at: "article, earnings call of August 2025",
      grade: "vendor",
      on: "2025-08-27",
    }),
    rangeLow2026: fact("powerPrice", "80 GUSD/GW", {
      source: "s33-huang-80b-per-gw-grid",
      at: "article, Huang",
      grade: "reported",
      on: "2026-07-05",
    }),
    rangeHigh2026: fact("powerPrice", "100 GUSD/GW", {
      source: "s32-1-gw-ai-factory-up",
      at: "article, Huang",
      grade: "reported",
      on: "2026-06-01",
      bound: "at most",
    }),
    bernstein: fact("powerPrice", "35 GUSD/GW", {
      source: "s31-how-much-does-gw-data",
      at: "article",
      grade: "estimate",
      on: "2025-10-01",
      note: "GB200 generation",
    }),
  },
  note: "None of these statements names its frame.",
};
