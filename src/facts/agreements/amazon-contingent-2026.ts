import { fact } from "../fact.ts";
import type { AgreementEntry } from "../kinds.ts";

export const entry: AgreementEntry = {
  kind: "agreement",
  id: "amazon-contingent-2026",
  title: "Amazon equity in OpenAI, February 2026",
  instrument: "equity",
  parties: { from: "aws", to: "openai" },
  status: [
    { from: "2026-02-27", is: "signed", kind: "reported", source: "s16-openai-raises-110b" },
  ],
  terms: {
    upTo: fact("money", "50 GUSD", {
      source: "s16-openai-raises-110b",
      at: "article",
      grade: "vendor",
      on: "2026-02-27",
      bound: "at most",
    }),
    initial: fact("money", "15 GUSD", {
      source: "s16-openai-raises-110b",
      at: "article",
      grade: "vendor",
      on: "2026-02-27",
    }),
    contingent: fact("money", "35 GUSD", {
      source: "s16-openai-raises-110b",
      at: "article",
      grade: "vendor",
      on: "2026-02-27",
    }),
  },
  statements: [
    {
      says: "The contingent part is reported to wait for an IPO or AGI; its conditions are not published.",
      source: "s18-openai-raises-110b",
      grade: "reported",
    },
  ],
};
