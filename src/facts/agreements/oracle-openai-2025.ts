import { fact } from "../fact.ts";
import type { AgreementEntry } from "../kinds.ts";

export const entry: AgreementEntry = {
  kind: "agreement",
  id: "oracle-openai-2025",
  title: "Oracle–OpenAI cloud contract",
  instrument: "supply",
  parties: { from: "oracle", to: "openai" },
  status: [
    {
      from: "2025-09-10",
      is: "announced",
      kind: "reported",
      source: "oracle-openai-contract-report-2025",
    },
  ],
  terms: {
    amount: fact("money", "300 GUSD", {
      source: "s36-openai-oracle-300b",
      at: "article",
      grade: "reported",
      note: "Also: OpenAI $300B with Oracle from 2027; Stargate – Consolidated Capital-Stack Model",
    }),
    capacity: fact("power", "4.5 GW", {
      source: "s36-openai-oracle-300b",
      at: "article",
      grade: "reported",
      note: "frame not stated",
    }),
    term: fact("duration", "5 years", {
      source: "s36-openai-oracle-300b",
      at: "article",
      grade: "reported",
      note: "about, from 2027",
    }),
    pricePerPower: fact("powerRent", "13.3 GUSD/GW/year", {
      source: "s36-openai-oracle-300b",
      at: "article",
      grade: "derived",
      formula: "300 GUSD ÷ 4.5 GW ÷ 5 years = 13.3",
    }),
  },
  statements: [
    { says: "Starts in 2027.", source: "s37-openai-300b-with-oracle-from", grade: "reported" },
    {
      says: "S&P cut Oracle to BBB- on 2026-07-09.",
      source: "l1-stargate-consolidated-capital-stack-model",
      on: "2026-07-09",
      grade: "reported",
    },
    {
      says: "OpenAI pays Oracle, Oracle pays rent to the campus company, which serves its debt; power is paid apart.",
      source: "l3-stargate-project-system-report",
      grade: "reported",
    },
  ],
};
