import { fact } from "../fact.ts";
import type { Platform } from "../kinds.ts";

export const entry: Platform = {
  kind: "platform",
  id: "vr-nvl72-max-q",
  name: "NVIDIA Vera Rubin NVL72, Max-Q",
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
  profile: "Max-Q",
  vendorLabel: "Vera Rubin NVL72; called VR NVL144 in 2025, counting dies",
  unitPower: {
    chosen: fact("power", "187 kW", {
      source: "ampacity-judgement",
      at: "judgement",
      grade: "derived",
      interval: ["180 kW", "195 kW"],
      formula: "(185 + 190) ÷ 2 = 187.5 kW, cut to 187",
    }),
    rivals: [
      fact("power", "185 kW", {
        source: "semianalysis-july-digest",
        at: "digest",
        grade: "reported",
        note: "server level, without network",
      }),
      fact("power", "190 kW", { source: "rack-power-references", at: "note", grade: "reported" }),
    ],
    choice: { on: "2026-11-24", reason: "between the two" },
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
  note: "The same rack at a lower limit; 1,800 W per package instead of 2,300.",
};
