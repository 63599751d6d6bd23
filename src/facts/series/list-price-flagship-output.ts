import { fact } from "../fact.ts";
import type { Series } from "../kinds.ts";

export const entry: Series = {
  kind: "series",
  id: "list-price-flagship-output",
  title: "OpenAI flagship list price, output",
  quantity: "price",
  dimension: "tokenPrice",
  points: [
    fact("tokenPrice", "60 USD/Mtok", {
      source: "chatgptpricing-api",
      at: "GPT-4",
      grade: "reported",
      on: "2023-03-14",
    }),
    fact("tokenPrice", "30 USD/Mtok", {
      source: "chatgptpricing-api",
      at: "GPT-4 Turbo",
      grade: "reported",
      on: "2023-11-06",
    }),
    fact("tokenPrice", "10 USD/Mtok", {
      source: "deploybase-openai",
      at: "GPT-4o",
      grade: "reported",
      on: "2025-03-31",
    }),
    fact("tokenPrice", "10 USD/Mtok", {
      source: "deploybase-openai",
      at: "GPT-5",
      grade: "reported",
      on: "2025-08-07",
    }),
    fact("tokenPrice", "15 USD/Mtok", {
      source: "morphllm-pricing",
      at: "GPT-5.4",
      grade: "reported",
      on: "2026-03-05",
    }),
    fact("tokenPrice", "30 USD/Mtok", {
      source: "morphllm-pricing",
      at: "GPT-5.5",
      grade: "reported",
      on: "2026-06-01",
    }),
  ],
};
