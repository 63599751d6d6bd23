import { fact } from "../fact.ts";
import type { Assumption } from "../kinds.ts";

export const entry: Assumption<"powerPrice"> = {
  kind: "assumption",
  id: "campus-capex-per-it",
  title: "Powered campus without IT",
  dimension: "powerPrice",
  given: {
    chosen: fact("powerPrice", "12.5 GUSD/GW", {
      source: "epoch-data-centre-cost-breakdown",
      at: "summary",
      grade: "derived",
      on: "2026-05-14",
      interval: ["10 GUSD/GW", "18 GUSD/GW"],
      formula: "38 − 25.5 = 12.5 per GW of IT, the split that returns the published yearly costs",
      note: "the interval is ours, from conventional hyperscale to Frontier and Abilene per GW of IT",
    }),
    rivals: [
      fact("powerPrice", "11.8 GUSD/GW", {
        source: "epoch-ai-data-centers",
        at: "timelines, cost columns",
        grade: "derived",
        formula: "construction cost ÷ IT power = 11.8",
        note: "per GW of IT",
      }),
      fact("powerPrice", "16.0 GUSD/GW", {
        source: "l1-stargate-consolidated-capital-stack-model",
        at: "Saline",
        grade: "reported",
        note: "per published GW, a label of 1.0; 16.2 per GW of IT",
      }),
      fact("powerPrice", "17.8 GUSD/GW", {
        source: "l1-stargate-consolidated-capital-stack-model",
        at: "Abilene",
        grade: "derived",
        formula: "12.5 × 1.2 GW published ÷ 0.843 GW IT = 17.8",
        note: "per GW of IT; 12.5 per published GW",
      }),
    ],
    choice: {
      on: "2026-11-24",
      reason:
        "stated per GW of IT and it closes with a published yearly total; site rows are per published GW, which mixes frames, and some include generation",
    },
  },
  shape: "straight",
  feeds: "capital of land, shell, mechanical and electrical works, per watt of IT",
};
