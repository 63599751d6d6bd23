import { fact } from "../fact.ts";
import type { Sheet } from "../kinds.ts";

export const entry: Sheet = {
  kind: "sheet",
  id: "list-prices",
  topic: "price",
  title: "API list prices",
  facts: {
    gpt5In: fact("tokenPrice", "1.25 USD/Mtok", {
      source: "deploybase-openai",
      at: "March 2026 list",
      grade: "reported",
    }),
    gpt5Out: fact("tokenPrice", "10 USD/Mtok", {
      source: "deploybase-openai",
      at: "March 2026 list",
      grade: "reported",
    }),
    gpt5MiniIn: fact("tokenPrice", "0.25 USD/Mtok", {
      source: "deploybase-openai",
      at: "March 2026 list",
      grade: "reported",
    }),
    gpt5MiniOut: fact("tokenPrice", "2 USD/Mtok", {
      source: "deploybase-openai",
      at: "March 2026 list",
      grade: "reported",
    }),
    gpt5NanoIn: fact("tokenPrice", "0.05 USD/Mtok", {
      source: "deploybase-openai",
      at: "March 2026 list",
      grade: "reported",
    }),
    gpt5NanoOut: fact("tokenPrice", "0.40 USD/Mtok", {
      source: "deploybase-openai",
      at: "March 2026 list",
      grade: "reported",
    }),
    gpt54In: fact("tokenPrice", "2.50 USD/Mtok", {
      source: "morphllm-pricing",
      at: "from 5 March 2026",
      grade: "reported",
    }),
    gpt54Out: fact("tokenPrice", "15 USD/Mtok", {
      source: "morphllm-pricing",
      at: "from 5 March 2026",
      grade: "reported",
    }),
    gpt54Cached: fact("tokenPrice", "0.25 USD/Mtok", {
      source: "morphllm-pricing",
      at: "from 5 March 2026",
      grade: "reported",
    }),
    gpt55In: fact("tokenPrice", "5 USD/Mtok", {
      source: "morphllm-pricing",
      at: "June 2026",
      grade: "reported",
    }),
    gpt55Out: fact("tokenPrice", "30 USD/Mtok", {
      source: "morphllm-pricing",
      at: "June 2026",
      grade: "reported",
    }),
    o3In: fact("tokenPrice", "2 USD/Mtok", {
      source: "deploybase-openai",
      at: "March 2026 list",
      grade: "reported",
    }),
    o3Out: fact("tokenPrice", "8 USD/Mtok", {
      source: "deploybase-openai",
      at: "March 2026 list",
      grade: "reported",
    }),
  },
};
