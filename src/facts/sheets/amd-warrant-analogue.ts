import { fact } from "../fact.ts";
import type { Sheet } from "../kinds.ts";

export const entry: Sheet = {
  kind: "sheet",
  id: "amd-warrant-analogue",
  topic: "deal",
  title: "The AMD warrant as the nearest analogue",
  facts: {
    shares: fact("count", "160 M", {
      source: "s40-amd-8-k-summary",
      at: "8-K summary",
      grade: "vendor",
      bound: "at most",
    }),
    exercisePrice: fact("money", "0.01 USD", {
      source: "s40-amd-8-k-summary",
      at: "8-K summary",
      grade: "vendor",
      note: "a share",
    }),
    firstTranche: fact("power", "1 GW", {
      source: "s40-amd-8-k-summary",
      at: "8-K summary",
      grade: "vendor",
      note: "delivered, by the filing; deployed, by the release",
    }),
    fullVesting: fact("power", "6 GW", {
      source: "s40-amd-8-k-summary",
      at: "8-K summary",
      grade: "vendor",
      note: "purchased",
    }),
    bindingVolume: fact("power", "1 GW", {
      source: "s41b-amd-openai-binding-volume-analysis",
      at: "analysis",
      grade: "vendor",
    }),
    priceTarget: fact("money", "600 USD", {
      source: "s40-amd-8-k-summary",
      at: "8-K summary",
      grade: "vendor",
      note: "share price, last tranche",
    }),
    pressTarget: fact("money", "400 USD", {
      source: "s130-openai-amd-deal-mechanics",
      at: "article",
      grade: "reported",
      note: "share price",
    }),
    metaPower: fact("power", "6 GW", {
      source: "s41b-amd-openai-binding-volume-analysis",
      at: "analysis",
      grade: "reported",
      on: "2026-02-01",
      note: "AMD with Meta, same shape",
    }),
    marvellShares: fact("count", "58.97 M", {
      source: "s133-marvell-google-warrant",
      at: "note",
      grade: "reported",
      on: "2026-08-18",
      note: "Marvell’s warrant to Google, by revenue or time",
    }),
    marvellPrice: fact("money", "206.58 USD", {
      source: "s133-marvell-google-warrant",
      at: "note",
      grade: "reported",
      note: "a share",
    }),
  },
  statements: [
    {
      says: "Three locks: a physical quantity, a share-price target, technical and commercial conditions.",
      source: "s40-amd-8-k-summary",
      grade: "vendor",
    },
    {
      says: "Purchases by authorised third parties, such as a cloud, count.",
      source: "s41-amd-8-k-text-quoted",
      grade: "vendor",
    },
    {
      says: "Milestones run through October 2030.",
      source: "s131-amd-scales-ai-factory",
      grade: "reported",
    },
  ],
};
