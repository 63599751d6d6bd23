import { fact } from "../fact.ts";
import type { AgreementEntry } from "../kinds.ts";

export const entry: AgreementEntry = {
  kind: "agreement",
  id: "amd-warrant-2025",
  title: "AMD warrant to OpenAI, October 2025",
  instrument: "warrant",
  parties: { from: "amd", to: "openai" },
  status: [
    { from: "2025-10-05", is: "signed", kind: "reported", source: "s40-amd-8-k-summary" },
    {
      from: "2025-10-06",
      is: "announced",
      kind: "reported",
      source: "s129-openai-deploy-6-gw-amd",
    },
  ],
  terms: {
    upTo: fact("count", "160 M", {
      source: "s40-amd-8-k-summary",
      at: "8-K summary",
      grade: "vendor",
      bound: "at most",
      note: "shares. Also: AMD 8-K text quoted by investors",
    }),
    exercisePrice: fact("money", "0.01 USD", {
      source: "s40-amd-8-k-summary",
      at: "8-K summary",
      grade: "vendor",
      note: "a share",
    }),
    fullCapacity: fact("power", "6 GW", {
      source: "s40-amd-8-k-summary",
      at: "8-K summary",
      grade: "vendor",
      note: "purchased; frame not stated",
    }),
    firstTranche: fact("power", "1 GW", {
      source: "s40-amd-8-k-summary",
      at: "8-K summary",
      grade: "vendor",
      note: "delivered MI450 products, by the filing; deployed, by the release",
    }),
    bindingVolume: fact("power", "1 GW", {
      source: "s41b-amd-openai-binding-volume-analysis",
      at: "analysis",
      grade: "vendor",
      note: "first gigawatt only",
    }),
    lastPriceTarget: fact("money", "600 USD", {
      source: "s40-amd-8-k-summary",
      at: "8-K summary",
      grade: "vendor",
      note: "share price for the last tranche",
    }),
    otherPriceTarget: fact("money", "400 USD", {
      source: "s130-openai-amd-deal-mechanics",
      at: "article",
      grade: "reported",
      note: "share price, also cited by the press",
    }),
  },
  statements: [
    {
      says: "Buyers that count: OpenAI, its affiliates or authorised third-party purchasers.",
      source: "s41-amd-8-k-text-quoted",
      grade: "vendor",
    },
    {
      says: "Technical and commercial conditions before exercise.",
      source: "s40-amd-8-k-summary",
      grade: "vendor",
    },
    {
      says: "Milestones run through October 2030.",
      source: "s131-amd-scales-ai-factory",
      grade: "reported",
    },
    {
      says: "Value told as tens of billions; press up to 90 to 100 GUSD.",
      source: "s129-openai-deploy-6-gw-amd",
      grade: "reported",
    },
  ],
  note: "Sizes and shares of tranches two to six are redacted; whether the first has vested is not known. Long stop 2030-10-31.",
};
