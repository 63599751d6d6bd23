import { fact } from "../fact.ts";
import type { Sheet } from "../kinds.ts";

export const entry: Sheet = {
  kind: "sheet",
  id: "stargate-roles",
  topic: "deal",
  title: "Who does what in Stargate",
  facts: {
    openaiShare: fact("share", "40 %", {
      source: "s44-stargate-llc",
      at: "article",
      grade: "reported",
      note: "of the joint venture. Also: Stargate research report",
    }),
    softbankShare: fact("share", "40 %", {
      source: "s44-stargate-llc",
      at: "article",
      grade: "reported",
      note: "of the joint venture; the rest Oracle and MGX. Also: Stargate research report",
    }),
    pledgeOpenai: {
      chosen: fact("money", "19 GUSD", {
        source: "s46-oracle-invests-40b-nvidia-chips",
        at: "article",
        grade: "reported",
        note: "OpenAI and SoftBank each",
      }),
      rivals: [
        fact("money", "18 GUSD", {
          source: "s45-stargate-research-report",
          at: "report",
          grade: "reported",
          note: "each",
        }),
        fact("money", "15 GUSD", {
          source: "s47-stargate-will-only-serve-openai",
          at: "article",
          grade: "reported",
          bound: "at least",
          note: "each, by the Financial Times in January 2025",
        }),
      ],
      choice: {
        on: "2026-11-24",
        reason:
          "the figure most outlets carry; the joint venture’s own sites were sidelined by 2026, so nothing rests on it",
      },
    },
    pledgeOracleMgx: {
      chosen: fact("money", "7 GUSD", {
        source: "s46-oracle-invests-40b-nvidia-chips",
        at: "article",
        grade: "reported",
        note: "each",
      }),
      rivals: [
        fact("money", "7 GUSD", {
          source: "s45-stargate-research-report",
          at: "report",
          grade: "reported",
          note: "together",
        }),
      ],
      choice: {
        on: "2026-11-24",
        reason: "sources differ on each or together; kept with the outlet above",
      },
    },
    headline: fact("money", "500 GUSD", {
      source: "s44-stargate-llc",
      at: "article",
      grade: "vendor",
      on: "2025-01-21",
    }),
    headlinePower: fact("power", "10 GW", {
      source: "s44-stargate-llc",
      at: "article",
      grade: "vendor",
      on: "2025-01-21",
      note: "by 2029; frame not stated",
    }),
    immediate: fact("money", "100 GUSD", {
      source: "s44-stargate-llc",
      at: "article",
      grade: "vendor",
      on: "2025-01-21",
    }),
    lanciumDebt: fact("money", "600 MUSD", {
      source: "l1-stargate-consolidated-capital-stack-model",
      at: "land and interconnection",
      grade: "vendor",
      on: "2025-10-01",
    }),
    siteDebt: fact("money", "79.4 GUSD", {
      source: "l1-stargate-consolidated-capital-stack-model",
      at: "debt holders",
      grade: "estimate",
      on: "2026-08-19",
      note: "identified, about",
    }),
  },
  statements: [
    {
      says: "SoftBank leads the finance and chairs.",
      source: "s48-softbank-openai-stargate",
      on: "2025-01-21",
      grade: "vendor",
    },
    {
      says: "OpenAI leads operations.",
      source: "s48-softbank-openai-stargate",
      on: "2025-01-21",
      grade: "vendor",
    },
    {
      says: "By 2026 an umbrella brand for leased capacity, with the venture’s own sites sidelined.",
      source: "l3-stargate-project-system-report",
      grade: "reported",
    },
    {
      says: "Lancium at Abilene and BorderPlex in New Mexico bring land and interconnection.",
      source: "l1-stargate-consolidated-capital-stack-model",
      grade: "vendor",
    },
    {
      says: "Campus owners: Crusoe with Blue Owl and Primary Digital; Vantage; Related Digital with Blackstone; STACK and BorderPlex; SB Energy; G42 and Khazna.",
      source: "l1-stargate-consolidated-capital-stack-model",
      grade: "vendor",
    },
    {
      says: "Oracle operates and owns the IT at its sites.",
      source: "l1-stargate-consolidated-capital-stack-model",
      grade: "vendor",
    },
    {
      says: "OpenAI uses and owns no campus.",
      source: "e2-openai-data-centre-sites-note",
      on: "2026-10-01",
      grade: "reported",
    },
    {
      says: "Lenders: JPMorgan groups, MUFG, SMBC, BNP Paribas, Goldman Sachs, PIMCO, Santander.",
      source: "l1-stargate-consolidated-capital-stack-model",
      on: "2026-08-19",
      grade: "estimate",
    },
    {
      says: "OpenAI pays Oracle, Oracle pays rent to the campus company, which serves its debt; Milam and PORTS-Pike skip Oracle.",
      source: "l3-stargate-project-system-report",
      grade: "reported",
    },
  ],
};
