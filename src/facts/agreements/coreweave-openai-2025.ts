import { fact } from "../fact.ts";
import type { AgreementEntry } from "../kinds.ts";

export const entry: AgreementEntry = {
  kind: "agreement",
  id: "coreweave-openai-2025",
  title: "CoreWeave–OpenAI cloud contracts",
  instrument: "supply",
  parties: { from: "coreweave", to: "openai" },
  status: [
    {
      from: "2025-09-25",
      is: "signed",
      kind: "reported",
      source: "s39-coreweave-deploys-16-000-gpus",
    },
  ],
  terms: {
    amount: fact("money", "22.4 GUSD", {
      source: "s39-coreweave-deploys-16-000-gpus",
      at: "article",
      grade: "vendor",
      on: "2025-09-25",
      note: "cumulative to September 2025",
    }),
    denton: fact("power", "262 MW", {
      source: "s39-coreweave-deploys-16-000-gpus",
      at: "article",
      grade: "vendor",
      note: "among others",
    }),
  },
  statements: [
    {
      says: "Denton was late and start dates moved; no revenue was lost by the company’s account.",
      source: "s81-delays-blame",
      grade: "reported",
    },
  ],
};
