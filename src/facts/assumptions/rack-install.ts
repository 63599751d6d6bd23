import { fact } from "../fact.ts";
import type { Assumption } from "../kinds.ts";

export const entry: Assumption<"duration"> = {
  kind: "assumption",
  id: "rack-install",
  title: "Racks in and accepted, a hall of about 100 MW",
  dimension: "duration",
  given: fact("duration", "3 months", {
    source: "ampacity-judgement",
    at: "sheet durations-observed",
    grade: "guess",
    interval: ["1.5 months", "4 months"],
    note: "low: Denton; base: Iceland; high: commissioning allowance",
  }),
  shape: "straight",
  feeds: "ready for service to in service",
};
