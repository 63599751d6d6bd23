import { fact } from "../fact.ts";
import type { Assumption } from "../kinds.ts";

export const entry: Assumption<"share"> = {
  kind: "assumption",
  id: "load-api-cached-share",
  title: "Share of API input read from a prefix cache",
  dimension: "share",
  given: fact("share", "50 %", {
    source: "qwen-bailian-traces",
    at: "to-B ideal hit 54 %",
    grade: "guess",
    interval: ["20 %", "75 %"],
  }),
  shape: "straight",
  feeds: "API prefill",
};
