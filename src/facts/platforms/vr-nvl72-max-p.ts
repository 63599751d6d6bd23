import { fact } from "../fact.ts";
import type { Platform } from "../kinds.ts";

export const entry: Platform = {
  kind: "platform",
  id: "vr-nvl72-max-p",
  name: "NVIDIA Vera Rubin NVL72, Max-P",
  vendor: "nvidia",
  family: "nvidia-rubin",
  accelerator: "nvidia-rubin",
  unit: "rack",
  packagesPerUnit: fact("count", "72", {
    source: "ai-industry-notes-2026",
    at: "hardware",
    grade: "vendor",
  }),
  scaleUpSize: fact("count", "72", {
    source: "ai-industry-notes-2026",
    at: "hardware",
    grade: "vendor",
  }),
  profile: "Max-P",
  vendorLabel: "Vera Rubin NVL72; called VR NVL144 in 2025, counting dies",
  unitPower: {
    chosen: fact("power", "227 kW", {
      source: "forum-800vdc",
      at: "thread",
      grade: "reported",
      interval: ["215 kW", "235 kW"],
      note: "the interval is ours",
    }),
    rivals: [
      fact("power", "225 kW", {
        source: "trendforce-800v-racks",
        at: "article",
        grade: "reported",
        note: "TrendForce",
      }),
      fact("power", "230 kW", {
        source: "rack-power-references",
        at: "note",
        grade: "reported",
        note: "Kuo",
      }),
      fact("power", "130 kW", {
        source: "neuralwired-rubin",
        at: "article",
        grade: "reported",
        interval: ["120 kW", "130 kW"],
        note: "outdated",
      }),
    ],
    choice: {
      on: "2026-11-24",
      reason:
        "the middle of three current figures; times 1.15 it meets the vendor’s 262 kW of facility per rack",
    },
  },
  unitPrice: {
    chosen: fact("money", "7.8 MUSD", {
      source: "ai-supply-demand-2030",
      at: "hardware",
      grade: "reported",
      on: "2026-05-31",
      interval: ["6 MUSD", "9.1 MUSD"],
      note: "May 2026, about 2 of it memory; the interval is ours",
    }),
    rivals: [
      fact("money", "6 MUSD", {
        source: "vera-rubin-bill",
        at: "thread",
        grade: "reported",
        on: "2026-03-31",
        interval: ["5 MUSD", "7 MUSD"],
        note: "press, March 2026",
      }),
      fact("money", "7.5 MUSD", {
        source: "ai-industry-notes-2026",
        at: "hardware",
        grade: "reported",
        interval: ["7 MUSD", "8 MUSD"],
        note: "one buyer",
      }),
      fact("money", "8.5 MUSD", {
        source: "ai-supply-demand-2030",
        at: "hardware",
        grade: "estimate",
        on: "2026-08-31",
        interval: ["7.8 MUSD", "9.1 MUSD"],
        note: "August 2026, middle of the range",
      }),
      fact("money", "4 MUSD", {
        source: "s101-rubin-rack-up-4m",
        at: "article",
        grade: "reported",
        bound: "at most",
      }),
    ],
    choice: {
      on: "2026-11-24",
      reason: "the only figure with a bill behind it, inside the later range",
    },
  },
  volumeFrom: {
    on: "2026-09-01",
    source: "vr-tco-digest",
    at: "digest",
    grade: "reported",
    note: "production shipments began in the vendor’s quarter of August to October 2026; its middle is not stated",
  },
  announcedFor: {
    on: "2026-07-01",
    source: "gtc-2025-roadmap-report",
    at: "article",
    grade: "vendor",
    note: "second half of 2026",
  },
  liquidFraction: fact("share", "100 %", {
    source: "semianalysis-cooling-excerpt",
    at: "excerpt",
    grade: "vendor",
    note: "fanless",
  }),
};
