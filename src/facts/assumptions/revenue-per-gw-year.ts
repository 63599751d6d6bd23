import { fact } from "../fact.ts";
import type { Assumption } from "../kinds.ts";

export const entry: Assumption<"powerRent"> = {
  kind: "assumption",
  id: "revenue-per-gw-year",
  title: "OpenAI revenue run-rate per gigawatt of compute",
  dimension: "powerRent",
  given: fact("powerRent", "10 GUSD/GW/year", {
    source: "the-decoder-openai-compute",
    at: "2023 to 2025: 2 ÷ 0.2, 6 ÷ 0.6, 20 ÷ 1.9",
    grade: "derived",
    interval: ["8 GUSD/GW/year", "13 GUSD/GW/year"],
    formula: "2 ÷ 0.2 = 10; 6 ÷ 0.6 = 10; 20 ÷ 1.9 = 10.5 B USD per GW-year",
    note: "frame of the gigawatts not stated; the interval is ours",
  }),
  shape: "straight",
  feeds: "revenue",
};
