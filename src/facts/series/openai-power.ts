import { fact } from "../fact.ts";
import type { Series } from "../kinds.ts";

export const entry: Series = {
  kind: "series",
  id: "openai-power",
  title: "OpenAI compute, all providers",
  quantity: "power, frame not stated",
  dimension: "power",
  points: [
    fact("power", "0.2 GW", {
      source: "the-decoder-openai-compute",
      at: "CFO post",
      grade: "reported",
      on: "2023-12-31",
    }),
    fact("power", "0.6 GW", {
      source: "the-decoder-openai-compute",
      at: "CFO post",
      grade: "reported",
      on: "2024-12-31",
    }),
    fact("power", "1.9 GW", {
      source: "the-decoder-openai-compute",
      at: "CFO post",
      grade: "reported",
      on: "2025-12-31",
      note: "another page puts 1.9 GW at the start of 2025",
    }),
  ],
};
