import { fact } from "../fact.ts";
import type { Assumption } from "../kinds.ts";

export const entry: Assumption<"share"> = {
  kind: "assumption",
  id: "load-chat-cached-share",
  title: "Share of chat input read from a prefix cache",
  dimension: "share",
  given: fact("share", "50 %", {
    source: "qwen-bailian-traces",
    at: "ideal hit ratios 54 and 62 %",
    grade: "guess",
    interval: ["20 %", "70 %"],
    note: "ideal caches reach 37 to 62 % in public traces; a real one less",
  }),
  shape: "straight",
  feeds: "chat prefill",
};
