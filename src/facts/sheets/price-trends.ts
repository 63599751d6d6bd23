import { fact } from "../fact.ts";
import type { Sheet } from "../kinds.ts";

export const entry: Sheet = {
  kind: "sheet",
  id: "price-trends",
  topic: "price",
  title: "How prices fell",
  facts: {
    epochMedian: fact("ratio", "40", {
      source: "epoch-inference-price-trends",
      at: "a year, fixed capability, lower of 40 to 50",
      grade: "estimate",
    }),
    a16z: fact("ratio", "10", { source: "a16z-state-of-ai", at: "a year", grade: "estimate" }),
    epochLow: fact("ratio", "9 x", {
      source: "epoch-inference-price-trends",
      at: "summary",
      grade: "estimate",
      note: "a year, slowest task",
    }),
    epochHigh: fact("ratio", "900 x", {
      source: "epoch-inference-price-trends",
      at: "summary",
      grade: "estimate",
      note: "a year, fastest task",
    }),
    flagship2026: fact("ratio", "3 x", {
      source: "morphllm-pricing",
      at: "lists of 2026",
      grade: "derived",
      formula: "30 ÷ 10 = 3",
      note: "flagship output over 2026, GPT-5 to GPT-5.5: it rose",
    }),
  },
};
