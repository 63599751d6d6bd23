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
  },
};
