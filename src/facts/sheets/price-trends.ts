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
  },
};
