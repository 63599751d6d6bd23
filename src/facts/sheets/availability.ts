import { fact } from "../fact.ts";
import type { Sheet } from "../kinds.ts";

export const entry: Sheet = {
  kind: "sheet",
  id: "availability",
  topic: "slip",
  title: "Platforms: announced against what came",
  facts: {
    gb200ForecastLowBefore: fact("count", "50 k", {
      source: "introl-gb200",
      at: "post",
      grade: "estimate",
      note: "racks forecast for 2025",
    }),
    gb200ForecastHighBefore: fact("count", "80 k", {
      source: "introl-gb200",
      at: "post",
      grade: "estimate",
      note: "racks forecast for 2025",
    }),
    gb200ForecastLowAfter: fact("count", "25 k", {
      source: "introl-gb200",
      at: "post",
      grade: "estimate",
      note: "after the cut",
    }),
    gb200ForecastHighAfter: fact("count", "35 k", {
      source: "introl-gb200",
      at: "post",
      grade: "estimate",
      note: "after the cut",
    }),
    blackwellRacksPerWeek: fact("count", "1 k", {
      source: "siliconangle-nvidia-aug-2025",
      at: "article",
      grade: "vendor",
      on: "2025-08-27",
      note: "about; by August 2025",
    }),
    vrSlip: fact("duration", "3 months", {
      source: "rubin-delay-note",
      at: "article",
      grade: "estimate",
      note: "one quarter, from HBM4, reported in March 2026",
    }),
    vrPackages2026: fact("count", "2 M", {
      source: "sell-side-gtc-2026",
      at: "notes",
      grade: "estimate",
      note: "about; packages at the front end, March 2026",
    }),
    vrRacks2026: fact("count", "10 k", {
      source: "sell-side-gtc-2026",
      at: "notes",
      grade: "estimate",
      note: "about; racks delivered in 2026",
    }),
    vrGpus2026Other: fact("count", "5.7 M", {
      source: "ai-industry-notes-2026",
      at: "hardware",
      grade: "estimate",
      note: "another figure, unverified",
    }),
    lpxUnits: fact("count", "256", {
      source: "ai-industry-notes-2026",
      at: "hardware",
      grade: "vendor",
      note: "LPUs a Groq 3 LPX rack",
    }),
    lpxFp8: fact("computeRate", "315 PFLOP/s", {
      source: "ai-industry-notes-2026",
      at: "hardware",
      grade: "vendor",
      note: "FP8 a Groq 3 LPX rack",
    }),
  },
  statements: [
    {
      says: "GB200 NVL72, announced March 2024: first racks December 2024, volume in the second and third quarters of 2025.",
      source: "introl-gb200",
      grade: "estimate",
    },
    {
      says: "GB300 NVL72, announced March 2025: first unit in July 2025, Dell to CoreWeave.",
      source: "aiwiki-gb300",
      grade: "vendor",
    },
    {
      says: "VR NVL72, announced March 2025 for the second half of 2026: full production claimed.",
      source: "siliconwire-gtc-2026",
      grade: "vendor",
      on: "2026-01-05",
    },
    {
      says: "VR NVL72: a slip of one quarter reported, from HBM4.",
      source: "rubin-delay-note",
      grade: "estimate",
      on: "2026-03-16",
    },
    {
      says: "VR NVL72: mass production, and CoreWeave brings up pre-production racks.",
      source: "bitstream-vera-rubin",
      grade: "vendor",
      on: "2026-06-01",
    },
    {
      says: "VR NVL72: production shipments began in the vendor’s quarter August to October 2026.",
      source: "ai-industry-notes-2026",
      grade: "vendor",
    },
    {
      says: "VR NVL72: tuning guide published.",
      source: "vera-rubin-tuning-guide",
      grade: "vendor",
      on: "2026-11-09",
    },
    {
      says: "Rubin CPX, announced September 2025 for the end of 2026: absent in March 2026, confirmed out of the Rubin generation; decode goes to Groq 3 LPX, in production August 2026.",
      source: "toms-rubin-cpx",
      grade: "vendor",
    },
    {
      says: "Rubin Ultra, announced for the second half of 2027: the four-die package is said to be cancelled for two dies, about half a package; the vendor has not confirmed.",
      source: "rubin-ultra-redesign",
      grade: "estimate",
      on: "2026-06-30",
    },
    {
      says: "Rubin Ultra: a slip to 2028 was reported in July 2026; the vendor says its plan is intact.",
      source: "ai-industry-notes-2026",
      grade: "estimate",
    },
    {
      says: "Feynman: 2028, on A16, a new instruction family whose kernels must be rewritten.",
      source: "siliconwire-gtc-2026",
      grade: "vendor",
    },
    {
      says: "Helios: samples and low volume in the second half of 2026, mass ramp and first production tokens in the second quarter of 2027.",
      source: "semianalysis-july-digest",
      grade: "estimate",
    },
    {
      says: "Helios: on track, says AMD.",
      source: "helios-on-track",
      grade: "vendor",
      on: "2026-02-23",
    },
    {
      says: "Helios: backplane reliability named as a limit in July 2026; the state of November 2026 was not found.",
      source: "semianalysis-july-digest",
      grade: "estimate",
    },
    {
      says: "Ironwood, announced April 2025: generally available November 2025.",
      source: "ironwood-press",
      grade: "vendor",
    },
    {
      says: "Trainium3, previewed December 2024: generally available December 2025.",
      source: "trn3-ultraserver-report",
      grade: "vendor",
    },
  ],
};
