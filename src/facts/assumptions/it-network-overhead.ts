import { fact } from "../fact.ts";
import type { Assumption } from "../kinds.ts";

export const entry: Assumption<"share"> = {
  kind: "assumption",
  id: "it-network-overhead",
  title: "Network, storage and management beside compute racks",
  dimension: "share",
  given: fact("share", "8 %", {
    source: "ampacity-judgement",
    at: "judgement on the rows named",
    grade: "guess",
    interval: ["5 %", "14 %"],
    note: "Epoch puts all IT at 1.14 of servers; a GB200 scalable unit at 150 kW per 132 kW rack; optics of 54 to 180 W per GPU",
  }),
  shape: "straight",
  feeds: "the count of accelerators with the network inside, in `claims`",
};
