import { fact } from "../fact.ts";
import type { Sheet } from "../kinds.ts";

export const entry: Sheet = {
  kind: "sheet",
  id: "finance-rents",
  topic: "finance",
  title: "Rents and lease terms",
  facts: {
    leaseAbilene: fact("duration", "15 years", {
      source: "s62-oracle-40b-chips-abilene",
      at: "article",
      grade: "vendor",
    }),
    leaseJupiter: fact("duration", "18 years", {
      source: "s58-project-jupiter-joins-stargate",
      at: "article",
      grade: "vendor",
    }),
    leasePortsPike: fact("duration", "20 years", {
      source: "s21-how-nvidia-customises-ai-systems",
      at: "8-K of 2026-08-17",
      grade: "vendor",
    }),
    teraWulfLease: fact("money", "19 GUSD", {
      source: "s119-anthropic-terawulf-lease",
      at: "thread",
      grade: "vendor",
      on: "2026-07-01",
      note: "Anthropic, 20 years, 401 MW",
    }),
    teraWulfPower: fact("power", "401 MW", {
      source: "s119-anthropic-terawulf-lease",
      at: "thread",
      grade: "vendor",
    }),
    teraWulfRent: fact("powerRent", "197 USD/kW/month", {
      source: "s119-anthropic-terawulf-lease",
      at: "thread",
      grade: "derived",
      formula: "19 GUSD ÷ 20 years ÷ 12 ÷ 401 MW = 197",
    }),
    teraWulfBuildLow: fact("powerPrice", "7.5 MUSD/MW", {
      source: "s120-digest-with-terawulf-build-cost",
      at: "digest",
      grade: "derived",
      formula: "3 GUSD ÷ 401 MW = 7.5",
    }),
    teraWulfBuildHigh: fact("powerPrice", "10 MUSD/MW", {
      source: "s120-digest-with-terawulf-build-cost",
      at: "digest",
      grade: "derived",
      formula: "4 GUSD ÷ 401 MW = 10.0",
    }),
    colocation: fact("powerRent", "184 USD/kW/month", {
      source: "s121-colocation-battleground-2026",
      at: "article",
      grade: "reported",
      note: "250 to 500 kW, first half of 2025",
    }),
    colocationGrowth: fact("share", "19 %", {
      source: "s121-colocation-battleground-2026",
      at: "article",
      grade: "reported",
      bound: "at most",
      note: "10 MW and more, a year",
    }),
    wholesaleLow: fact("powerRent", "115 USD/kW/month", {
      source: "s122-colocation-pricing-2026",
      at: "page",
      grade: "reported",
    }),
    wholesaleHigh: fact("powerRent", "160 USD/kW/month", {
      source: "s122-colocation-pricing-2026",
      at: "page",
      grade: "reported",
    }),
    oracleOpenai: fact("powerRent", "13.3 GUSD/GW/year", {
      source: "s36-openai-oracle-300b",
      at: "article",
      grade: "derived",
      formula: "300 GUSD ÷ 4.5 GW ÷ 5 years = 13.3",
      note: "a service, not a rent",
    }),
  },
  note: "Rents of Stargate sites are private.",
};
