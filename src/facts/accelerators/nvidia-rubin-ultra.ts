import { fact } from "../fact.ts";
import type { Accelerator } from "../kinds.ts";

export const entry: Accelerator = {
  kind: "accelerator",
  id: "nvidia-rubin-ultra",
  name: "NVIDIA Rubin Ultra, as announced",
  vendor: "nvidia",
  family: "nvidia-rubin",
  computeDies: fact("count", "4", {
    source: "gtc-2025-roadmap-report",
    at: "article",
    grade: "vendor",
    on: "2025-03-18",
    note: "a redesign to two dies is reported, unconfirmed",
  }),
  peakBf16: fact("computeRate", "8000 TFLOP/s", {
    source: "ampacity-judgement",
    at: "judgement",
    grade: "derived",
    formula: "4 dies ÷ 2 dies of Rubin = 2; 2 × 4,000 TFLOP/s = 8,000 TFLOP/s",
    note: "no figure was published",
  }),
  peakFp8: fact("computeRate", "35000 TFLOP/s", {
    source: "ampacity-judgement",
    at: "judgement",
    grade: "derived",
    formula: "4 dies ÷ 2 dies of Rubin = 2; 2 × 17,500 TFLOP/s = 35,000 TFLOP/s",
    note: "no figure was published",
  }),
  peakFp4: {
    chosen: fact("computeRate", "70000 TFLOP/s", {
      source: "ampacity-judgement",
      at: "judgement",
      grade: "derived",
      formula: "4 dies ÷ 2 dies of Rubin = 2; 2 × 35,000 TFLOP/s = 70,000 TFLOP/s",
      note: "on the basis of the dense rate chosen for Rubin",
    }),
    rivals: [
      fact("computeRate", "100000 TFLOP/s", {
        source: "gtc-2025-roadmap-report",
        at: "article",
        grade: "vendor",
        on: "2025-03-18",
        note: "announced on the basis of 50,000 for Rubin, the inference figure",
      }),
      fact("computeRate", "50000 TFLOP/s", {
        source: "rubin-ultra-redesign",
        at: "article",
        grade: "reported",
        on: "2026-06-30",
        note: "about half, of a two-die package; also Let’s Data Science",
      }),
    ],
    choice: {
      on: "2026-11-24",
      reason:
        "one basis for both generations: 100,000 is twice Rubin’s inference figure, and Rubin is entered at its dense 35,000",
    },
  },
  hbmCapacity: fact("data", "1024 GB", {
    source: "ai-industry-notes-2026",
    at: "hardware",
    grade: "vendor",
    note: "HBM4E, plan of four dies",
  }),
  hbmBandwidth: fact("dataRate", "32 TB/s", {
    source: "ampacity-judgement",
    at: "judgement",
    grade: "guess",
    interval: ["22 TB/s", "44 TB/s"],
    note: "recalled from the 2025 announcement, not looked up; by ratio of dies it would be 44",
  }),
  maxPower: fact("power", "3600 W", {
    source: "nvl72-cooling-cost-it",
    at: "article",
    grade: "estimate",
    note: "Morgan Stanley, plan of four dies",
  }),
  scaleUpBandwidth: fact("dataRate", "3600 GB/s", {
    source: "ampacity-judgement",
    at: "judgement",
    grade: "guess",
    note: "NVLink 7, no figure in hand: twice Rubin’s 1,800, as it has twice the dies",
  }),
  scaleOutBandwidth: fact("dataRate", "3.2 Tb/s", {
    source: "ampacity-judgement",
    at: "judgement",
    grade: "guess",
    note: "no figure in hand: twice Rubin’s 1.6, as it has twice the dies",
  }),
  note: "The vendor has not confirmed the redesign to two dies reported on 2026-06-30.",
};
