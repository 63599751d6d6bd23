import { fact } from "../fact.ts";
import type { Assumption } from "../kinds.ts";

export const entry: Assumption<"powerRent"> = {
  kind: "assumption",
  id: "opex-non-energy",
  title: "Operating cost without energy",
  dimension: "powerRent",
  given: fact("powerRent", "0.3 GUSD/GW/year", {
    source: "epoch-data-centre-cost-breakdown",
    at: "summary",
    grade: "derived",
    on: "2026-05-14",
    interval: ["0.2 GUSD/GW/year", "0.5 GUSD/GW/year"],
    formula: "0.9 − 0.6 = 0.3",
    note: "per GW of IT; the interval is ours",
  }),
  shape: "straight",
  feeds: "staff, maintenance, tax and insurance, each year in service",
};
