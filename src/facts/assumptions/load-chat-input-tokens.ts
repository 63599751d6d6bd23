import { fact } from "../fact.ts";
import type { Assumption } from "../kinds.ts";

export const entry: Assumption<"count"> = {
  kind: "assumption",
  id: "load-chat-input-tokens",
  title: "Tokens read per chat message",
  dimension: "count",
  given: fact("count", "2000", {
    source: "ampacity-judgement",
    at: "tokens-per-message sheet",
    grade: "guess",
    interval: ["1000", "4000"],
    note: "typed text, system prompt, memory and earlier turns; no official figure; Azure chat reads 1155 to 1737",
  }),
  shape: "lognormal",
  feeds: "chat prefill",
};
