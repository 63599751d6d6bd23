import { fact } from "../fact.ts";
import type { Assumption } from "../kinds.ts";

export const entry: Assumption<"share"> = {
  kind: "assumption",
  id: "network-share-of-compute",
  title: "Networking within compute capital",
  dimension: "share",
  given: fact("share", "22.6 %", {
    source: "s31-how-much-does-gw-data",
    at: "article",
    grade: "derived",
    on: "2025-10-01",
    interval: ["15 %", "27 %"],
    formula: "13 % of all-in ÷ (3.4 ÷ 5.9 = 57.6 % compute) = 22.6 %",
    note: "the interval is ours",
  }),
  shape: "straight",
  feeds: "split of compute capital into network and servers in the cost waterfall",
};
