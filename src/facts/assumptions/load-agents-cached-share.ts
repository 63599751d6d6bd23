import { fact } from "../fact.ts";
import type { Assumption } from "../kinds.ts";

export const entry: Assumption<"share"> = {
  kind: "assumption",
  id: "load-agents-cached-share",
  title: "Share of agent input read from a prefix cache",
  dimension: "share",
  given: fact("share", "80 %", {
    source: "ampacity-judgement",
    at: "multi-turn tool loops resend their context",
    grade: "guess",
    interval: ["50 %", "95 %"],
  }),
  shape: "straight",
  feeds: "agent prefill",
};
