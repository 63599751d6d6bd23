import { fact } from "../fact.ts";
import type { Sheet } from "../kinds.ts";

export const entry: Sheet = {
  kind: "sheet",
  id: "finance-lives",
  topic: "finance",
  title: "How long equipment lives in the accounts",
  facts: {
    serversMost: fact("duration", "6 years", {
      source: "s117-three-year-clock",
      at: "article",
      grade: "vendor",
      note: "Microsoft, Google, Oracle, about",
    }),
    serversAmazon: fact("duration", "5 years", {
      source: "s118-ai-server-depreciation-record",
      at: "page",
      grade: "vendor",
      note: "a subset, from 6",
    }),
    serversMeta: fact("duration", "5.5 years", {
      source: "s118b-meta-s-accounting-move-server",
      at: "article",
      grade: "vendor",
    }),
    buildings: fact("duration", "39 years", {
      source: "s117-three-year-clock",
      at: "article",
      grade: "vendor",
    }),
    economicLow: fact("duration", "4 years", {
      source: "l6-stargate-abilene-per-gw-cost",
      at: "hardware life",
      grade: "estimate",
    }),
    economicHigh: fact("duration", "6 years", {
      source: "l6-stargate-abilene-per-gw-cost",
      at: "hardware life",
      grade: "estimate",
    }),
    hardwareYearLow: fact("powerRent", "5.6 GUSD/GW/year", {
      source: "l6-stargate-abilene-per-gw-cost",
      at: "hardware life",
      grade: "estimate",
      note: "at 6 years",
    }),
    hardwareYearHigh: fact("powerRent", "8.3 GUSD/GW/year", {
      source: "l6-stargate-abilene-per-gw-cost",
      at: "hardware life",
      grade: "estimate",
      note: "at 4 years",
    }),
    modelIt: fact("duration", "5 years", {
      source: "epoch-data-centre-cost-breakdown",
      at: "summary",
      grade: "estimate",
    }),
    modelFacility: fact("duration", "14 years", {
      source: "epoch-data-centre-cost-breakdown",
      at: "summary",
      grade: "estimate",
    }),
  },
};
