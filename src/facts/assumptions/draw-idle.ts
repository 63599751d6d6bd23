import { fact } from "../fact.ts";
import type { Assumption } from "../kinds.ts";

export const entry: Assumption<"share"> = {
  kind: "assumption",
  id: "draw-idle",
  title: "Draw of IT over its rating, idle",
  dimension: "share",
  given: fact("share", "15 %", {
    source: "dynamic-power-devices",
    at: "device specifications",
    grade: "derived",
    interval: ["10 %", "25 %"],
    formula: "1.0 kW ÷ 6.667 kW of a GB200 tray = 15 %",
    note: "assumed by the vendor’s control software, not metered; the interval is ours",
  }),
  shape: "straight",
  feeds: "energy of spare and waiting packages",
};
