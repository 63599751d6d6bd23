import { fact } from "../fact.ts";
import type { Sheet } from "../kinds.ts";

export const entry: Sheet = {
  kind: "sheet",
  id: "cost-evidence",
  topic: "cost",
  title: "Other evidence of cost",
  facts: {
    computeAbilene: fact("powerPrice", "33.3 GUSD/GW", {
      source: "l1-stargate-consolidated-capital-stack-model",
      at: "compute layer",
      grade: "reported",
      note: "purchase, per published GW",
    }),
    computeSaline: fact("powerPrice", "33.2 GUSD/GW", {
      source: "l1-stargate-consolidated-capital-stack-model",
      at: "compute layer",
      grade: "reported",
      note: "personal property",
    }),
    allInLow: fact("powerPrice", "43 GUSD/GW", {
      source: "l1-stargate-consolidated-capital-stack-model",
      at: "all-in",
      grade: "estimate",
    }),
    allInHigh: fact("powerPrice", "52 GUSD/GW", {
      source: "l1-stargate-consolidated-capital-stack-model",
      at: "all-in",
      grade: "estimate",
    }),
    shellAiLow: fact("powerPrice", "15 MUSD/MW", {
      source: "s82-goldman-mckinsey-physical-limits",
      at: "article",
      grade: "reported",
      note: "shell, mechanical and electrical",
    }),
    shellAiHigh: fact("powerPrice", "20 MUSD/MW", {
      source: "s82-goldman-mckinsey-physical-limits",
      at: "article",
      grade: "reported",
      note: "shell, mechanical and electrical",
    }),
    shellConventionalLow: fact("powerPrice", "10 MUSD/MW", {
      source: "s99-data-centers-power-pricing-pue",
      at: "page",
      grade: "reported",
    }),
    shellConventionalHigh: fact("powerPrice", "14 MUSD/MW", {
      source: "s99-data-centers-power-pricing-pue",
      at: "page",
      grade: "reported",
    }),
    rubinRack: {
      chosen: fact("money", "7.8 MUSD", {
        source: "vera-rubin-bill",
        at: "thread",
        grade: "reported",
        on: "2026-05-01",
        note: "NVL72, 2.0 of it memory",
      }),
      rivals: [
        fact("money", "4 MUSD", {
          source: "s101-rubin-rack-up-4m",
          at: "article",
          grade: "reported",
          bound: "at most",
          note: "NVL72",
        }),
      ],
      choice: {
        on: "2026-11-24",
        reason:
          "7.8 agrees with NVIDIA’s own 35 to 47 GUSD per GW at PORTS-Pike; 4 would give about half",
      },
    },
    rubinRackPower: {
      chosen: fact("power", "230 kW", {
        source: "s102-nvl72-drills",
        at: "table",
        grade: "reported",
        interval: ["190 kW", "230 kW"],
        note: "NVL72 at full performance; 190 kW in its efficient mode",
      }),
      rivals: [
        fact("power", "130 kW", {
          source: "s103-supporting-vera-rubin",
          at: "article",
          grade: "reported",
          note: "NVL72, earlier guides: 120 to 130 kW",
        }),
      ],
      choice: { on: "2026-11-24", reason: "later and by profile" },
    },
    racksPerGw: fact("count", "4350", {
      source: "s102-nvl72-drills",
      at: "table",
      grade: "derived",
      interval: ["4350", "5260"],
      formula: "1 GW ÷ 230 kW = 4,348 racks; 5,263 at 190 kW",
    }),
    gpusPerGw: fact("count", "353 k", {
      source: "s20-nvidia-primary-source-note-quoting",
      at: "EX-99.2",
      grade: "derived",
      interval: ["313 k", "379 k"],
      formula: "1.5 M GPUs ÷ 4.25 GW IT = 353 k per GW; racks at 230 and 190 kW give 313 to 379 k",
    }),
    powerPerGpu: fact("power", "2.83 kW", {
      source: "s20-nvidia-primary-source-note-quoting",
      at: "EX-99.2",
      grade: "derived",
      formula: "4.25 GW ÷ 1.5 M = 2.83 kW of IT",
    }),
    nvidiaSizingLow: fact("powerPrice", "35 GUSD/GW", {
      source: "s20-nvidia-primary-source-note-quoting",
      at: "EX-99.2",
      grade: "derived",
      formula: "150 GUSD ÷ 4.25 GW = 35.3",
      note: "per GW of IT, one generation",
    }),
    nvidiaSizingHigh: fact("powerPrice", "47 GUSD/GW", {
      source: "s20-nvidia-primary-source-note-quoting",
      at: "EX-99.2",
      grade: "derived",
      formula: "200 GUSD ÷ 4.25 GW = 47.1",
      note: "per GW of IT, one generation",
    }),
    gpuPositionLow: fact("money", "100 kUSD", {
      source: "s20-nvidia-primary-source-note-quoting",
      at: "EX-99.2",
      grade: "derived",
      formula: "150 GUSD ÷ 1.5 M",
    }),
    gpuPositionHigh: fact("money", "133 kUSD", {
      source: "s20-nvidia-primary-source-note-quoting",
      at: "EX-99.2",
      grade: "derived",
      formula: "200 GUSD ÷ 1.5 M",
    }),
    rackCostLow: fact("powerPrice", "34 GUSD/GW", {
      source: "vera-rubin-bill",
      at: "thread",
      grade: "derived",
      formula: "4,350 racks × 7.8 MUSD = 33.9",
    }),
    rackCostHigh: fact("powerPrice", "41 GUSD/GW", {
      source: "vera-rubin-bill",
      at: "thread",
      grade: "derived",
      formula: "5,260 racks × 7.8 MUSD = 41.0",
    }),
    rubinUltraRackPower: fact("power", "600 kW", {
      source: "kyber-600-kw",
      at: "article",
      grade: "vendor",
      note: "about, 2027",
    }),
    land: fact("powerPrice", "0.13 GUSD/GW", {
      source: "l1-stargate-consolidated-capital-stack-model",
      at: "Port Washington",
      grade: "reported",
      note: "about",
    }),
    transmissionLow: fact("powerPrice", "1.4 GUSD/GW", {
      source: "l1-stargate-consolidated-capital-stack-model",
      at: "Port Washington",
      grade: "reported",
    }),
    transmissionHigh: fact("powerPrice", "1.9 GUSD/GW", {
      source: "l1-stargate-consolidated-capital-stack-model",
      at: "Port Washington",
      grade: "reported",
    }),
    transmissionSaline: fact("powerPrice", "0.5 GUSD/GW", {
      source: "l1-stargate-consolidated-capital-stack-model",
      at: "Saline",
      grade: "reported",
      note: "about",
    }),
    gasPlant: fact("powerPrice", "3.6 GUSD/GW", {
      source: "s67-generation-seed-data-piketon",
      at: "seed data",
      grade: "reported",
      note: "33.3 GUSD for 9.2 GW of generation at PORTS-Pike",
    }),
  },
};
