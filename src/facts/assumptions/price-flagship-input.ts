import { fact } from "../fact.ts";
import type { Assumption } from "../kinds.ts";

export const entry: Assumption<"tokenPrice"> = {
  kind: "assumption",
  id: "price-flagship-input",
  title: "List price of a flagship LLM, input",
  dimension: "tokenPrice",
  given: fact("tokenPrice", "2.5 USD/Mtok", {
    source: "morphllm-pricing",
    at: "GPT-5.4 from 5 March 2026",
    grade: "reported",
    interval: ["1.25 USD/Mtok", "5 USD/Mtok"],
    on: "2026-03-05",
    note: "interval from GPT-5 to GPT-5.5 list prices",
  }),
  shape: "straight",
  feeds: "revenue per token",
};
