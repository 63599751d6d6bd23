import { fact } from "../fact.ts";
import type { Sheet } from "../kinds.ts";

export const entry: Sheet = {
  kind: "sheet",
  id: "wue-published",
  topic: "water",
  title: "Published water usage effectiveness",
  facts: {
    microsoftFy25: fact("waterIntensity", "0.27 L/kWh", {
      source: "cloud-sustainability",
      at: "summary",
      grade: "reported",
      note: "fiscal 2025",
    }),
    microsoftFy24: fact("waterIntensity", "0.30 L/kWh", {
      source: "ccn-zero-water",
      at: "article",
      grade: "reported",
      note: "fiscal 2024",
    }),
    microsoft2021: fact("waterIntensity", "0.49 L/kWh", {
      source: "ccn-zero-water",
      at: "article",
      grade: "reported",
      note: "2021",
    }),
    aws: fact("waterIntensity", "0.15 L/kWh", {
      source: "cloud-sustainability",
      at: "summary",
      grade: "reported",
    }),
    microsoftZeroSaves: fact("volume", "125000 m3", {
      source: "ccn-zero-water",
      at: "article",
      grade: "vendor",
      note: "a site and year; printed 125 million litres",
    }),
    nvidiaBefore: fact("waterIntensity", "1.12 L/kWh", {
      source: "vera-rubin-water",
      at: "article",
      grade: "derived",
      formula: "2.6 M gal per MW-year × 3.785 L ÷ 8,766 MWh = 1.12 L/kWh",
      note: "goes to near zero in the new design",
    }),
  },
  statements: [
    { says: "Google and Meta: not found.", source: "ampacity-judgement", grade: "guess" },
    {
      says: "Fairwater: near zero for the closed loop.",
      source: "aiexpert-fairwater",
      grade: "vendor",
    },
    {
      says: "Abilene: closed loop, zero evaporation; fill volume not found.",
      source: "crusoe-abilene-plan",
      grade: "vendor",
    },
  ],
};
