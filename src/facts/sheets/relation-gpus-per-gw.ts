import { fact } from "../fact.ts";
import type { Sheet } from "../kinds.ts";

export const entry: Sheet = {
  kind: "sheet",
  id: "relation-gpus-per-gw",
  topic: "claim",
  title: "GPUs in a gigawatt, as published",
  facts: {
    barclays: fact("count", "500 k", {
      source: "barclays-per-gw",
      at: "page",
      grade: "estimate",
      note: "GPUs a gigawatt, about; frame not stated",
    }),
    abileneGpus: fact("count", "450 k", {
      source: "abilene-site-record",
      at: "record",
      grade: "reported",
      on: "2026-04-17",
      note: "GB200 in the campus of 1.2 GW",
    }),
    abileneGpusPlan: fact("count", "400 k", {
      source: "crusoe-abilene-plan",
      at: "article",
      grade: "vendor",
      on: "2025-05-22",
      bound: "at most",
      note: "GB200 in 1.2 GW",
    }),
    gb200UnitRacks: fact("count", "8", {
      source: "superpod-gb200-architecture",
      at: "scalable unit",
      grade: "vendor",
    }),
    hubAbilenePrinted: fact("count", "864", {
      source: "epoch-ai-data-centers",
      at: "hub, per MW",
      grade: "estimate",
      note: "H100 equivalents a megawatt, handed down to us as of IT",
    }),
    hubAbileneH100e: fact("count", "509348", {
      source: "epoch-ai-data-centers",
      at: "Abilene",
      grade: "estimate",
      on: "2026-05-23",
      note: "H100 equivalents",
    }),
    hubAbileneIt: fact("power", "421 MW", {
      source: "epoch-ai-data-centers",
      at: "Abilene",
      grade: "estimate",
      on: "2026-05-23",
      note: "IT",
    }),
    hubAbileneFacility: fact("power", "590 MW", {
      source: "epoch-ai-data-centers",
      at: "Abilene",
      grade: "estimate",
      on: "2026-05-23",
      note: "facility",
    }),
    hubPrometheus: fact("count", "930", {
      source: "epoch-ai-data-centers",
      at: "hub, per MW",
      grade: "estimate",
      note: "H100 equivalents a megawatt",
    }),
    hubFairwaterAtlanta: fact("count", "865", {
      source: "epoch-ai-data-centers",
      at: "hub, per MW",
      grade: "estimate",
      note: "H100 equivalents a megawatt",
    }),
    hubColossus2: fact("count", "841", {
      source: "epoch-ai-data-centers",
      at: "hub, per MW",
      grade: "estimate",
      note: "H100 equivalents a megawatt",
    }),
    hubNewCarlisle: fact("count", "629", {
      source: "epoch-ai-data-centers",
      at: "hub, per MW",
      grade: "estimate",
      note: "H100 equivalents a megawatt",
    }),
  },
};
