import { fact } from "../fact.ts";
import type { Assumption } from "../kinds.ts";

export const entry: Assumption<"share"> = {
  kind: "assumption",
  id: "load-reasoning-cached-share",
  title: "Share of reasoning input read from a prefix cache",
  dimension: "share",
  given: fact("share", "40 %", {
    source: "ampacity-judgement",
    at: "as chat, longer prompts",
    grade: "guess",
    interval: ["10 %", "60 %"],
  }),
  shape: "straight",
  feeds: "reasoning prefill",
};
