import { fact } from "../fact.ts";
import type { Assumption } from "../kinds.ts";

export const entry: Assumption<"powerPrice"> = {
  kind: "assumption",
  id: "grid-generation-capex",
  title: "Grid connection or own generation",
  dimension: "powerPrice",
  given: fact("powerPrice", "1.7 GUSD/GW", {
    source: "ampacity-judgement",
    at: "sheet cost-evidence; site ports-pike-oh",
    grade: "guess",
    interval: ["0.5 GUSD/GW", "4.7 GUSD/GW"],
    note: "low: Saline’s lines; base: Port Washington’s middle, 1.5 GUSD ÷ 0.902 GW; high: PORTS-Pike, (33.3 + 4.2) GUSD ÷ 8 GW. Per GW of IT; who pays varies",
  }),
  shape: "straight",
  feeds: "capital of wires and plant beside the campus",
};
