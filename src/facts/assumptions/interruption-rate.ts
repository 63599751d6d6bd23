import { fact } from "../fact.ts";
import type { Assumption } from "../kinds.ts";

export const entry: Assumption<"failureRate"> = {
  kind: "assumption",
  id: "interruption-rate",
  title: "Interruptions of a training job",
  dimension: "failureRate",
  given: {
    chosen: fact("failureRate", "20 per MGPUh", {
      source: "grattafiori-2024-llama-3",
      at: "table 5",
      grade: "derived",
      interval: ["10 per MGPUh", "45 per MGPUh"],
      formula: "419 unexpected ÷ 21.23 million GPU-hours = 19.7, rounded",
      note: "the interval is ours, from the clusters beside it",
    }),
    rivals: [
      fact("failureRate", "33.9 per MGPUh", {
        source: "checkpoint-restart-values",
        at: "Meta RSC-1",
        grade: "derived",
        formula: "6.50 per 1,000 node-days ÷ (8 × 24,000) = 33.9 per million GPU-hours",
      }),
      fact("failureRate", "44 per MGPUh", {
        source: "crusoe-h200-faults",
        at: "about 1,600 H200",
        grade: "derived",
        formula: "205 faults ÷ 1,600 GPUs ÷ 4 months = 44 per million GPU-hours",
      }),
      fact("failureRate", "13 per MGPUh", {
        source: "skt-b200-operations",
        at: "abstract",
        grade: "derived",
        interval: ["11 per MGPUh", "15 per MGPUh"],
        formula: "10 ÷ (504 × 55 to 73 days) = 11 to 15 per million GPU-hours",
        note: "GPU failures alone",
      }),
    ],
    choice: {
      on: "2026-11-24",
      reason: "the largest run with a full table; no rack-scale run has published one",
    },
  },
  shape: "straight",
  feeds: "restarts of a training job",
};
