import { fact } from "../fact.ts";
import type { Platform } from "../kinds.ts";

export const entry: Platform = {
  kind: "platform",
  id: "gb300-nvl72",
  name: "NVIDIA GB300 NVL72",
  vendor: "nvidia",
  family: "nvidia-blackwell",
  accelerator: "nvidia-gb300",
  unit: "rack",
  packagesPerUnit: fact("count", "72", {
    source: "ml-engineering-tables",
    at: "network table",
    grade: "vendor",
  }),
  scaleUpSize: fact("count", "72", {
    source: "ml-engineering-tables",
    at: "network table",
    grade: "vendor",
  }),
  vendorLabel: "GB300 NVL72",
  unitPower: {
    chosen: fact("power", "135 kW", {
      source: "ml-engineering-tables",
      at: "accelerator notes, quoting the vendor’s manual",
      grade: "vendor",
      note: "4 × 1.4 + 1.0 + 0.9 = 7.5 kW per tray, 18 trays",
    }),
    rivals: [
      fact("power", "120 kW", { source: "introl-gb300", at: "article", grade: "reported" }),
      fact("power", "136 kW", {
        source: "ai-infrastructure-physical",
        at: "article",
        grade: "reported",
        interval: ["132 kW", "140 kW"],
        note: "Microsoft about 136, Supermicro 132 to 140",
      }),
      fact("power", "142 kW", { source: "gb300-cooling-stack", at: "article", grade: "reported" }),
      fact("power", "150 kW", {
        source: "trendforce-800v-racks",
        at: "article",
        grade: "reported",
        note: "TrendForce, about",
      }),
    ],
    choice: { on: "2026-11-24", reason: "the vendor’s own worked example" },
  },
  unitPrice: fact("money", "5 MUSD", {
    source: "ai-industry-notes-2026",
    at: "hardware",
    grade: "reported",
    note: "one buyer",
  }),
  volumeFrom: {
    on: "2025-08-27",
    source: "aiwiki-gb300",
    at: "article",
    grade: "reported",
    note: "about 1,000 Blackwell racks a week by August 2025; first unit in July",
  },
  announcedFor: {
    on: "2025-03-18",
    source: "aiwiki-gb300",
    at: "article",
    grade: "vendor",
    note: "announced at GTC 2025",
  },
  liquidFraction: fact("share", "94 %", {
    source: "gb300-cooling-cost",
    at: "article",
    grade: "derived",
    formula: "6.2 kW ÷ 6.6 kW of the tray = 94 %",
  }),
};
