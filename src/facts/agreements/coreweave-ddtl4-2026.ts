import { fact } from "../fact.ts";
import type { AgreementEntry } from "../kinds.ts";

export const entry: AgreementEntry = {
  kind: "agreement",
  id: "coreweave-ddtl4-2026",
  title: "CoreWeave delayed-draw term loan 4",
  instrument: "loan",
  parties: { from: "mufg", to: "coreweave" },
  status: [
    { from: "2026-03-31", is: "signed", kind: "reported", source: "s112-coreweave-ddtl-4-0-vs" },
  ],
  terms: {
    upTo: fact("money", "8.5 GUSD", {
      source: "s113-coreweave-8-5b-structure",
      at: "article",
      grade: "vendor",
      bound: "at most",
    }),
    first: fact("money", "7.5 GUSD", {
      source: "s113-coreweave-8-5b-structure",
      at: "article",
      grade: "reported",
      note: "available",
    }),
    last: fact("money", "1 GUSD", {
      source: "s113-coreweave-8-5b-structure",
      at: "article",
      grade: "reported",
      note: "only when GPUs run and earn",
    }),
    spread: fact("share", "2.25 %", {
      source: "s112-coreweave-ddtl-4-0-vs",
      at: "article",
      grade: "vendor",
      note: "over SOFR, floating",
    }),
    fixedRate: fact("share", "5.9 %", {
      source: "s112-coreweave-ddtl-4-0-vs",
      at: "article",
      grade: "vendor",
      note: "fixed tranche, about",
    }),
  },
  statements: [
    {
      says: "Rated A3; lead arrangers MUFG and Morgan Stanley, with Goldman Sachs and JPMorgan.",
      source: "s112-coreweave-ddtl-4-0-vs",
      on: "2026-03-31",
      grade: "reported",
    },
    {
      says: "Secured on one investment-grade customer’s contract.",
      source: "s112-coreweave-ddtl-4-0-vs",
      grade: "reported",
    },
  ],
  note: "A loan that pays its last part on evidence of running kit. Not for OpenAI’s capacity: its customer is investment grade.",
};
