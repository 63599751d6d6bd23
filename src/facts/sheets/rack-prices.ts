import { fact } from "../fact.ts";
import type { Sheet } from "../kinds.ts";

export const entry: Sheet = {
  kind: "sheet",
  id: "rack-prices",
  topic: "price",
  title: "What racks and gigawatts are said to cost",
  facts: {
    gb200: fact("money", "3.3 MUSD", {
      source: "inferencex-v2",
      at: "article",
      grade: "estimate",
      note: "GB200 NVL72",
    }),
    gb200LaunchLow: fact("money", "2 MUSD", {
      source: "awesomeagents-gb200",
      at: "page",
      grade: "estimate",
      note: "at launch",
    }),
    gb200LaunchHigh: fact("money", "3 MUSD", {
      source: "awesomeagents-gb200",
      at: "page",
      grade: "estimate",
      note: "at launch",
    }),
    gb300: fact("money", "5 MUSD", {
      source: "ai-industry-notes-2026",
      at: "hardware",
      grade: "estimate",
      note: "about; one buyer, single secondary source",
    }),
    vrMarchLow: fact("money", "5 MUSD", {
      source: "ai-industry-notes-2026",
      at: "hardware",
      grade: "estimate",
      note: "press of March 2026",
    }),
    vrMarchHigh: fact("money", "7 MUSD", {
      source: "ai-industry-notes-2026",
      at: "hardware",
      grade: "estimate",
      note: "press of March 2026",
    }),
    vrBuyerLow: fact("money", "7 MUSD", {
      source: "ai-industry-notes-2026",
      at: "hardware",
      grade: "estimate",
      note: "one buyer",
    }),
    vrBuyerHigh: fact("money", "8 MUSD", {
      source: "ai-industry-notes-2026",
      at: "hardware",
      grade: "estimate",
      note: "one buyer",
    }),
    vrMay: fact("money", "7.8 MUSD", {
      source: "vera-rubin-bill",
      at: "rack bill",
      grade: "estimate",
      note: "May 2026",
    }),
    vrMayMemory: fact("money", "2 MUSD", {
      source: "vera-rubin-bill",
      at: "rack bill",
      grade: "estimate",
      note: "about; memory in it",
    }),
    vrAugustLow: fact("money", "7.8 MUSD", {
      source: "ai-supply-demand-2030",
      at: "August 2026",
      grade: "estimate",
    }),
    vrAugustHigh: fact("money", "9.1 MUSD", {
      source: "ai-supply-demand-2030",
      at: "August 2026",
      grade: "estimate",
    }),
    vrOutlier: fact("money", "180 MUSD", {
      source: "pulse-rubin-price",
      at: "article",
      grade: "estimate",
      note: "per rack as printed: an error, to be ignored",
    }),
    gb300PerWatt: fact("powerPrice", "37.4 USD/W", {
      source: "ai-supply-demand-2030",
      at: "IT capex per marketed watt",
      grade: "estimate",
    }),
    vrPerWatt: fact("powerPrice", "38.1 USD/W", {
      source: "ai-supply-demand-2030",
      at: "IT capex per marketed watt",
      grade: "estimate",
    }),
    allInGb200: fact("powerPrice", "38 GUSD/GW", {
      source: "ai-supply-demand-2030",
      at: "Epoch",
      grade: "estimate",
    }),
    allInRubin: fact("powerPrice", "47 GUSD/GW", {
      source: "ai-supply-demand-2030",
      at: "Foxconn",
      grade: "estimate",
      note: "about",
    }),
    allInHuangLow: fact("powerPrice", "50 GUSD/GW", {
      source: "talkmarkets-10gw",
      at: "Huang",
      grade: "vendor",
    }),
    allInHuangHigh: fact("powerPrice", "60 GUSD/GW", {
      source: "talkmarkets-10gw",
      at: "Huang",
      grade: "vendor",
    }),
    nvidiaInIt: fact("powerPrice", "35 GUSD/GW", {
      source: "talkmarkets-10gw",
      at: "Huang",
      grade: "vendor",
      note: "about; of it to the vendor",
    }),
    perGpuVr: fact("money", "183 kUSD", {
      source: "ai-supply-demand-2030",
      at: "capex per GPU",
      grade: "estimate",
      note: "all-in, utility frame",
    }),
  },
};
