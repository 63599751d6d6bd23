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
    serversShare: fact("share", "60 %", {
      source: "epoch-data-centre-cost-breakdown",
      at: "title",
      grade: "estimate",
      note: "servers in total cost of ownership",
    }),
    shortLife: fact("duration", "3 years", {
      source: "epoch-data-centre-cost-breakdown",
      at: "summary",
      grade: "estimate",
      note: "IT, the short case",
    }),
    longLife: fact("duration", "7 years", {
      source: "epoch-data-centre-cost-breakdown",
      at: "summary",
      grade: "estimate",
      note: "IT, the long case",
    }),
    hubPerFacility: fact("powerPrice", "29 GUSD/GW", {
      source: "epoch-hub-summary",
      at: "article",
      grade: "estimate",
      note: "per GW of facility",
    }),
  },
};
