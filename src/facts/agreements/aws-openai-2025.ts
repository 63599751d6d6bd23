import { fact } from "../fact.ts";
import type { AgreementEntry } from "../kinds.ts";

export const entry: AgreementEntry = {
  kind: "agreement",
  id: "aws-openai-2025",
  title: "AWS–OpenAI cloud contracts",
  instrument: "supply",
  parties: { from: "aws", to: "openai" },
  status: [
    { from: "2025-11-03", is: "signed", kind: "reported", source: "s38-openais-600b-cloud-bet" },
  ],
  terms: {
    first: fact("money", "38 GUSD", {
      source: "s38-openais-600b-cloud-bet",
      at: "article",
      grade: "vendor",
      on: "2025-11-03",
    }),
    extension: fact("money", "100 GUSD", {
      source: "s16-openai-raises-110b",
      at: "article",
      grade: "vendor",
      on: "2026-02-27",
    }),
    extensionTerm: fact("duration", "8 years", {
      source: "s16-openai-raises-110b",
      at: "article",
      grade: "vendor",
    }),
    trainium: fact("power", "2 GW", {
      source: "s16-openai-raises-110b",
      at: "article",
      grade: "vendor",
      bound: "at least",
      note: "frame not stated",
    }),
  },
};
