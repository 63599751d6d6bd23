import { fact } from "../fact.ts";
import type { Platform } from "../kinds.ts";

export const entry: Platform = {
  kind: "platform",
  id: "gb200-nvl72",
  name: "NVIDIA GB200 NVL72",
  vendor: "nvidia",
  family: "nvidia-blackwell",
  accelerator: "nvidia-gb200",
  unit: "rack",
  packagesPerUnit: fact("count", "72", {
    source: "dgx-gb200-user-guide",
    at: "hardware",
    grade: "vendor",
  }),
  scaleUpSize: fact("count", "72", {
    source: "dgx-gb200-user-guide",
    at: "hardware",
    grade: "vendor",
  }),
  vendorLabel: "GB200 NVL72",
  unitPower: {
    chosen: fact("power", "132 kW", {
      source: "ai-datacenter-guide",
      at: "register",
      grade: "reported",
      note: "sheets of system makers; 115 to liquid and 17 to air",
    }),
    rivals: [
      fact("power", "120 kW", {
        source: "yobitel-gb200",
        at: "article",
        grade: "vendor",
        note: "marketing",
      }),
      fact("power", "150 kW", {
        source: "superpod-gb200-architecture",
        at: "scalable unit",
        grade: "derived",
        formula: "1.2 MW ÷ 8 racks = 150 kW",
        note: "with network, management and storage racks",
      }),
    ],
    choice: {
      on: "2026-11-24",
      reason:
        "system makers rate the whole rack; 120 is 18 trays of 6.667 kW, switches left out, and 150 counts racks beside it",
    },
  },
  unitPrice: {
    chosen: fact("money", "3.3 MUSD", {
      source: "inferencex-v2",
      at: "cost of ownership",
      grade: "estimate",
    }),
    rivals: [
      fact("money", "2.5 MUSD", {
        source: "awesomeagents-gb200",
        at: "article",
        grade: "reported",
        interval: ["2 MUSD", "3 MUSD"],
        note: "at launch",
      }),
    ],
    choice: { on: "2026-11-24", reason: "the later figure, from a cost model" },
  },
  volumeFrom: {
    on: "2025-04-01",
    source: "introl-gb200",
    at: "article",
    grade: "reported",
    note: "volume in the second and third quarters of 2025; first racks in December 2024",
  },
  announcedFor: {
    on: "2024-03-18",
    source: "introl-gb200",
    at: "article",
    grade: "vendor",
    note: "announced at GTC 2024",
  },
  liquidFraction: fact("share", "87 %", {
    source: "ai-datacenter-guide",
    at: "register",
    grade: "derived",
    formula: "115 kW ÷ (115 + 17) kW = 87 %",
  }),
};
