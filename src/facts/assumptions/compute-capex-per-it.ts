import { fact } from "../fact.ts";
import type { Assumption } from "../kinds.ts";

export const entry: Assumption<"powerPrice"> = {
  kind: "assumption",
  id: "compute-capex-per-it",
  title: "Compute, networking and storage",
  dimension: "powerPrice",
  given: {
    chosen: fact("powerPrice", "35 GUSD/GW", {
      source: "s30-nvidia-set-boost-from-openai",
      at: "article, Huang",
      grade: "vendor",
      on: "2025-09-01",
      interval: ["26 GUSD/GW", "47 GUSD/GW"],
      note: "about; NVIDIA’s part of a gigawatt; the interval is ours, from Epoch’s 26.1 to the top of NVIDIA’s sizing at PORTS-Pike",
    }),
    rivals: [
      fact("powerPrice", "26.1 GUSD/GW", {
        source: "epoch-ai-data-centers",
        at: "timelines, cost columns",
        grade: "derived",
        formula: "compute cost ÷ IT power = 26.1",
        note: "per GW of IT",
      }),
      fact("powerPrice", "33.3 GUSD/GW", {
        source: "l1-stargate-consolidated-capital-stack-model",
        at: "compute layer, Abilene",
        grade: "reported",
        note: "per published GW",
      }),
      fact("powerPrice", "47 GUSD/GW", {
        source: "s20-nvidia-primary-source-note-quoting",
        at: "EX-99.2",
        grade: "derived",
        formula: "200 GUSD ÷ 4.25 GW = 47.1",
        note: "per GW of IT, the upper end",
      }),
    ],
    choice: {
      on: "2026-11-24",
      reason:
        "middle of filings, purchases and models, and the lower end of NVIDIA’s own sizing of one Rubin generation per GW of IT; the statement itself names no frame",
    },
  },
  shape: "straight",
  feeds: "capital of blocks whose platform has no unit price",
};
