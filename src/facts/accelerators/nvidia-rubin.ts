import { fact } from "../fact.ts";
import type { Accelerator } from "../kinds.ts";

export const entry: Accelerator = {
  kind: "accelerator",
  id: "nvidia-rubin",
  name: "NVIDIA Rubin",
  vendor: "nvidia",
  family: "nvidia-rubin",
  computeDies: fact("count", "2", {
    source: "ai-industry-notes-2026",
    at: "article",
    grade: "vendor",
    note: "one package",
  }),
  peakBf16: {
    chosen: fact("computeRate", "4000 TFLOP/s", {
      source: "ml-engineering-tables",
      at: "note 26, pre-release figures",
      grade: "vendor",
    }),
    rivals: [
      fact("computeRate", "12500 TFLOP/s", {
        source: "mirrorfrog-rubin",
        at: "article",
        grade: "reported",
      }),
    ],
    choice: {
      on: "2026-11-24",
      reason:
        "the vendor’s pre-release figures; the other gives one number for BF16 and FP8, which none of its predecessors has",
    },
  },
  peakFp8: {
    chosen: fact("computeRate", "17500 TFLOP/s", {
      source: "ml-engineering-tables",
      at: "note 26, pre-release figures",
      grade: "vendor",
    }),
    rivals: [
      fact("computeRate", "12500 TFLOP/s", {
        source: "mirrorfrog-rubin",
        at: "article",
        grade: "reported",
      }),
    ],
    choice: { on: "2026-11-24", reason: "the vendor’s pre-release figures; half of FP4" },
  },
  peakFp4: {
    chosen: fact("computeRate", "35000 TFLOP/s", {
      source: "ml-engineering-tables",
      at: "note 26, pre-release figures",
      grade: "vendor",
      note: "dense",
    }),
    rivals: [
      fact("computeRate", "50000 TFLOP/s", {
        source: "next-platform-rubin",
        at: "article",
        grade: "vendor",
        note: "inference figure, with adaptive compression",
      }),
      fact("computeRate", "25000 TFLOP/s", {
        source: "mirrorfrog-rubin",
        at: "article",
        grade: "reported",
      }),
    ],
    choice: {
      on: "2026-11-24",
      reason: "the plain dense rate; 50,000 needs the values to compress",
    },
  },
  hbmCapacity: fact("data", "288 GB", {
    source: "ml-engineering-tables",
    at: "accelerator table",
    grade: "vendor",
  }),
  hbmBandwidth: {
    chosen: fact("dataRate", "22 TB/s", {
      source: "ml-engineering-tables",
      at: "accelerator table",
      grade: "vendor",
    }),
    rivals: [
      fact("dataRate", "20.5 TB/s", {
        source: "rubin-delay-note",
        at: "article",
        grade: "reported",
        on: "2026-03-16",
      }),
      fact("dataRate", "13 TB/s", {
        source: "ampacity-judgement",
        at: "judgement",
        grade: "guess",
        note: "recalled: announced in 2025",
      }),
    ],
    choice: { on: "2026-11-24", reason: "the latest vendor figure" },
  },
  maxPower: {
    chosen: fact("power", "2300 W", {
      source: "ai-supply-demand-2030",
      at: "hardware",
      grade: "reported",
      note: "Max-P",
    }),
    rivals: [
      fact("power", "1800 W", {
        source: "vr-tco-digest",
        at: "digest",
        grade: "reported",
        note: "Max-Q",
      }),
    ],
    choice: {
      on: "2026-11-24",
      reason: "the higher profile is the part’s limit; the vendor publishes neither",
    },
  },
  scaleUpBandwidth: fact("dataRate", "1800 GB/s", {
    source: "ml-engineering-tables",
    at: "network table",
    grade: "vendor",
    note: "3,600 both ways",
  }),
  scaleOutBandwidth: fact("dataRate", "1.6 Tb/s", {
    source: "neuralwired-rubin",
    at: "article",
    grade: "vendor",
    note: "two CX-9; also eight per four-package tray by Lockwood",
  }),
};
