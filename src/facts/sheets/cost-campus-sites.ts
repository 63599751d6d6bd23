import { fact } from "../fact.ts";
import type { Sheet } from "../kinds.ts";

export const entry: Sheet = {
  kind: "sheet",
  id: "cost-campus-sites",
  topic: "cost",
  title: "What powered campuses cost, without IT",
  facts: {
    abilene: fact("powerPrice", "12.5 GUSD/GW", {
      source: "l1-stargate-consolidated-capital-stack-model",
      at: "Abilene",
      grade: "reported",
      on: "2026-08-19",
      note: "per published gigawatt",
    }),
    frontier: fact("powerPrice", "17.9 GUSD/GW", {
      source: "l1-stargate-consolidated-capital-stack-model",
      at: "Frontier",
      grade: "reported",
      on: "2026-08-19",
      bound: "at least",
      note: "per published gigawatt",
    }),
    lighthouse: fact("powerPrice", "16.6 GUSD/GW", {
      source: "l1-stargate-consolidated-capital-stack-model",
      at: "Lighthouse",
      grade: "reported",
      on: "2026-08-19",
      bound: "at least",
      note: "per published gigawatt",
    }),
    saline: fact("powerPrice", "16.0 GUSD/GW", {
      source: "l1-stargate-consolidated-capital-stack-model",
      at: "Saline",
      grade: "reported",
      on: "2026-08-19",
      note: "per published gigawatt",
    }),
    frontierBuildings: fact("powerPrice", "7.6 GUSD/GW", {
      source: "l1-stargate-consolidated-capital-stack-model",
      at: "Frontier, registered buildings",
      grade: "vendor",
      on: "2026-08-19",
      note: "per GW of IT",
    }),
    abilenePerIt: fact("powerPrice", "17.8 GUSD/GW", {
      source: "l1-stargate-consolidated-capital-stack-model",
      at: "Abilene",
      grade: "derived",
      formula: "12.5 GUSD/GW × 1.2 GW published ÷ 0.843 GW IT = 17.8",
      note: "per GW of IT",
    }),
    salinePerIt: fact("powerPrice", "16.2 GUSD/GW", {
      source: "l1-stargate-consolidated-capital-stack-model",
      at: "Saline",
      grade: "derived",
      formula: "16 GUSD ÷ 0.988 GW IT = 16.2",
      note: "per GW of IT",
    }),
  },
  statements: [
    {
      says: "Published gigawatts mix frames: critical IT at Frontier and Lighthouse, a campus at Abilene, a label at Saline.",
      source: "l1-stargate-consolidated-capital-stack-model",
      grade: "estimate",
    },
  ],
};
