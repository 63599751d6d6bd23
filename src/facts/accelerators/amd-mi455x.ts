import { fact } from "../fact.ts";
import type { Accelerator } from "../kinds.ts";

export const entry: Accelerator = {
  kind: "accelerator",
  id: "amd-mi455x",
  name: "AMD Instinct MI455X",
  vendor: "amd",
  family: "amd",
  computeDies: fact("count", "8", {
    source: "ampacity-judgement",
    at: "judgement",
    grade: "guess",
    note: "the makeup of the package is not in hand; as its predecessors",
  }),
  peakBf16: fact("computeRate", "5000 TFLOP/s", {
    source: "ml-engineering-tables",
    at: "note 27",
    grade: "vendor",
  }),
  peakFp8: {
    chosen: fact("computeRate", "10000 TFLOP/s", {
      source: "ml-engineering-tables",
      at: "note 27",
      grade: "vendor",
      note: "if the unlabelled 20,100 is sparse",
    }),
    rivals: [
      fact("computeRate", "20000 TFLOP/s", {
        source: "semianalysis-july-digest",
        at: "digest",
        grade: "estimate",
        note: "dense, about",
      }),
    ],
    choice: {
      on: "2026-11-24",
      reason: "twice BF16 and half of FP4, as on every part of this maker",
    },
  },
  peakFp4: {
    chosen: fact("computeRate", "20000 TFLOP/s", {
      source: "ml-engineering-tables",
      at: "note 27",
      grade: "vendor",
    }),
    rivals: [
      fact("computeRate", "40300 TFLOP/s", {
        source: "semianalysis-july-digest",
        at: "digest, the maker’s page",
        grade: "vendor",
        note: "sparsity not labelled",
      }),
    ],
    choice: { on: "2026-11-24", reason: "twice FP8 on the dense reading" },
  },
  hbmCapacity: fact("data", "432 GB", {
    source: "ml-engineering-tables",
    at: "accelerator table",
    grade: "vendor",
  }),
  hbmBandwidth: {
    chosen: fact("dataRate", "23.3 TB/s", {
      source: "ml-engineering-tables",
      at: "accelerator table",
      grade: "vendor",
    }),
    rivals: [
      fact("dataRate", "19.6 TB/s", {
        source: "mi455x-teardown-note",
        at: "note",
        grade: "vendor",
        note: "at CES 2026",
      }),
    ],
    choice: { on: "2026-11-24", reason: "the latest vendor figure" },
  },
  maxPower: fact("power", "2 kW", {
    source: "mi455x-teardown-note",
    at: "note, citing ServeTheHome",
    grade: "reported",
    bound: "at least",
    note: "north of 2 kW; the maker does not disclose it",
  }),
  scaleUpBandwidth: fact("dataRate", "1800 GB/s", {
    source: "ml-engineering-tables",
    at: "network table",
    grade: "vendor",
  }),
  scaleOutBandwidth: fact("dataRate", "2.4 Tb/s", {
    source: "helios-watkins",
    at: "rack figures",
    grade: "derived",
    formula: "43 TB/s of the rack both ways ÷ 2 ÷ 72 = 0.299 TB/s = 2.4 Tb/s",
  }),
};
