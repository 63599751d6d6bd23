import { fact } from "../fact.ts";
import type { Sheet } from "../kinds.ts";

export const entry: Sheet = {
  kind: "sheet",
  id: "goodput",
  topic: "reliability",
  title: "Goodput of training runs",
  facts: {
    llama3: fact("share", "90 %", {
      source: "llama-3-paper",
      at: "section 3.3",
      grade: "reported",
      bound: "at least",
      note: "405B, 16,384 H100, 54 days",
    }),
    llama3Interruptions: fact("count", "466", {
      source: "llama-3-paper",
      at: "table 5",
      grade: "reported",
      note: "54 days, planned ones included",
    }),
    llama3Unexpected: fact("count", "419", {
      source: "llama-3-paper",
      at: "table 5",
      grade: "reported",
    }),
    llama3Days: fact("duration", "54 days", {
      source: "llama-3-paper",
      at: "section 3.3",
      grade: "reported",
    }),
    llama3Gpus: fact("count", "16384", {
      source: "llama-3-paper",
      at: "section 3.3",
      grade: "reported",
    }),
    geminiLow: fact("share", "85 %", {
      source: "gemini-report",
      at: "summary",
      grade: "reported",
      note: "before in-memory replicas of state",
    }),
    geminiHigh: fact("share", "97 %", {
      source: "gemini-report",
      at: "summary",
      grade: "reported",
    }),
    hlat: fact("share", "98.81 %", {
      source: "lockwood-reliability",
      at: "AWS HLAT, 4,096 Trainium",
      grade: "reported",
      note: "77.83 % with restarts by hand",
    }),
    opt175: fact("share", "59 %", {
      source: "opt-logbook",
      at: "summaries",
      grade: "reported",
      note: "uptime, 992 A100; 7.5 h between stops",
    }),
    megascale: fact("share", "90 %", {
      source: "megascale-paper",
      at: "NSDI 2024",
      grade: "reported",
      bound: "at least",
      note: "12,288 GPUs; repair within 15 min",
    }),
    byterobust: fact("share", "97 %", {
      source: "byterobust-paper",
      at: "evaluation",
      grade: "reported",
      note: "cumulative, 9,600 GPUs, three months",
    }),
    byterobustBetween: fact("duration", "2.78 h", {
      source: "byterobust-paper",
      at: "evaluation",
      grade: "reported",
      note: "between failures, 9,600 to 16,000 GPUs",
    }),
    metaRsc: fact("share", "90 %", {
      source: "meta-rsc-paper",
      at: "evaluation",
      grade: "reported",
      bound: "at least",
      note: "2,048 to 4,096 GPUs, hourly checkpoints",
    }),
    metaRscFailures: fact("count", "6.50", {
      source: "meta-rsc-paper",
      at: "RSC-1",
      grade: "reported",
      note: "failures per 1,000 node-days",
    }),
    coreWeave: fact("share", "96 %", {
      source: "coreweave-goodput",
      at: "page",
      grade: "reported",
      bound: "at most",
      note: "weak; vendor's claim",
    }),
    failuresPerGpuDay: fact("ratio", "4.7e-4", {
      source: "llama-3-paper",
      at: "table 5",
      grade: "derived",
      formula: "419 ÷ (54 × 16,384) = 4.7e-4 a GPU-day",
    }),
  },
  note: "Not found: any run above 16,384 GPUs, and any GB200, GB300 or Vera Rubin run.",
};
