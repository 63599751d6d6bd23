import { fact } from "../fact.ts";
import type { Sheet } from "../kinds.ts";

export const entry: Sheet = {
  kind: "sheet",
  id: "relation-cost-views",
  topic: "claim",
  title: "A gigawatt's capital by other hands",
  facts: {
    barclaysLow: fact("powerPrice", "50 GUSD/GW", {
      source: "barclays-per-gw",
      at: "page",
      grade: "estimate",
      note: "65 to 70 % compute and network; frame not stated",
    }),
    barclaysHigh: fact("powerPrice", "60 GUSD/GW", {
      source: "barclays-per-gw",
      at: "page",
      grade: "estimate",
      note: "frame not stated",
    }),
    hubPerFacility: fact("powerPrice", "29 GUSD/GW", {
      source: "epoch-hub-summary",
      at: "article",
      grade: "estimate",
      note: "per GW of facility",
    }),
  },
};
