import { fact } from "../fact.ts";
import type { Sheet } from "../kinds.ts";

export const entry: Sheet = {
  kind: "sheet",
  id: "training-goodput-runs",
  topic: "training",
  title: "Goodput of training runs",
  facts: {
    llama3: fact("share", "90 %", {
      source: "grattafiori-2024-llama-3",
      at: "16,384 H100, 54 days",
      grade: "measured",
      bound: "at least",
    }),
    gemini: fact("share", "97 %", { source: "gemini-report", at: "from 85 %", grade: "measured" }),
    hlat: fact("share", "98.81 %", { source: "hlat", at: "4,096 Trainium", grade: "measured" }),
    megaScale: fact("share", "90 %", {
      source: "megascale",
      at: "12,288 GPUs",
      grade: "measured",
      bound: "at least",
    }),
    byteRobust: fact("share", "97 %", {
      source: "byterobust",
      at: "9,600 GPUs, 3 months",
      grade: "measured",
    }),
    rsc: fact("share", "90 %", {
      source: "meta-rsc-reliability",
      at: "2,048 to 4,096 GPUs",
      grade: "measured",
      bound: "at least",
    }),
    geminiBefore: fact("share", "85 %", {
      source: "gemini-report",
      at: "before in-memory replicas",
      grade: "reported",
    }),
    hlatByHand: fact("share", "77.83 %", {
      source: "hlat",
      at: "restarts by hand",
      grade: "reported",
    }),
    opt175: fact("share", "59 %", {
      source: "opt-section-notes",
      at: "summaries",
      grade: "reported",
      note: "uptime, 992 A100; 7.5 h between stops",
    }),
    byteRobustCheckpoint: fact("share", "0.71 %", {
      source: "byterobust",
      at: "evaluation",
      grade: "measured",
      note: "cost of checkpoints, of MFU",
    }),
    coreWeave: fact("share", "96 %", {
      source: "coreweave-goodput",
      at: "page",
      grade: "reported",
      bound: "at most",
      note: "weak; a vendor's claim without scale",
    }),
    moEvement: fact("share", "94 %", {
      source: "moevement",
      at: "abstract",
      grade: "reported",
      bound: "at least",
      note: "research; sparse checkpoints of MoE, up to 98 %",
    }),
  },
};
