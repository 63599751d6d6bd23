import { fact } from "../fact.ts";
import type { AgreementEntry } from "../kinds.ts";

export const entry: AgreementEntry = {
  kind: "agreement",
  id: "microsoft-openai-2025",
  title: "Microsoft–OpenAI Azure commitment",
  instrument: "supply",
  parties: { from: "microsoft", to: "openai" },
  status: [
    {
      from: "2025-10-28",
      is: "signed",
      kind: "reported",
      source: "s34-2025-openai-pbc-recapitalization",
    },
  ],
  terms: {
    amount: fact("money", "250 GUSD", {
      source: "s34-2025-openai-pbc-recapitalization",
      at: "page",
      grade: "vendor",
      on: "2025-10-28",
      note: "incremental Azure",
    }),
    stake: fact("share", "27 %", {
      source: "s34-2025-openai-pbc-recapitalization",
      at: "page",
      grade: "vendor",
      note: "Microsoft’s, about",
    }),
    stakeValue: fact("money", "135 GUSD", {
      source: "s34-2025-openai-pbc-recapitalization",
      at: "page",
      grade: "vendor",
      note: "about",
    }),
  },
  statements: [
    {
      says: "Exclusivity ended and the framework closed on 2026-04-27; right of first refusal lost.",
      source: "s35-azure-exclusivity-ends",
      on: "2026-04-27",
      grade: "reported",
    },
    {
      says: "One summary still describes a right of first refusal.",
      source: "s35b-daily-scout-microsoft-s-right",
      grade: "reported",
    },
  ],
};
