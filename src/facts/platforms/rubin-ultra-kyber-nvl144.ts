import { fact } from "../fact.ts";
import type { Platform } from "../kinds.ts";

export const entry: Platform = {
  kind: "platform",
  id: "rubin-ultra-kyber-nvl144",
  name: "NVIDIA Rubin Ultra, Kyber NVL144, as announced",
  vendor: "nvidia",
  family: "nvidia-rubin",
  accelerator: "nvidia-rubin-ultra",
  unit: "rack",
  packagesPerUnit: fact("count", "144", {
    source: "rubin-ultra-terabyte",
    at: "article",
    grade: "vendor",
  }),
  scaleUpSize: fact("count", "144", {
    source: "rubin-ultra-terabyte",
    at: "article",
    grade: "vendor",
  }),
  vendorLabel: "Kyber NVL144; called Rubin Ultra NVL576 in 2025, counting dies",
  unitPower: {
    chosen: fact("power", "600 kW", {
      source: "kyber-600-kw",
      at: "article, Huang",
      grade: "vendor",
      on: "2025-03-18",
    }),
    rivals: [
      fact("power", "660 kW", {
        source: "trendforce-800v-racks",
        at: "article",
        grade: "reported",
        note: "TrendForce, about",
      }),
      fact("power", "300 kW", {
        source: "forum-800vdc",
        at: "thread",
        grade: "reported",
        bound: "at least",
        note: "if 72 packages stay in the older rack",
      }),
    ],
    choice: { on: "2026-11-24", reason: "as announced" },
  },
  volumeFrom: {
    on: "2028-01-01",
    source: "ai-industry-notes-2026",
    at: "hardware",
    grade: "reported",
    note: "a slip to 2028 was reported in July 2026; the vendor says the roadmap is intact",
  },
  announcedFor: {
    on: "2027-07-01",
    source: "gtc-2025-roadmap-report",
    at: "article",
    grade: "vendor",
    note: "second half of 2027",
  },
  note: "No price has been published.",
};
