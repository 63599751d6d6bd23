import { fact } from "../fact.ts";
import type { Assumption } from "../kinds.ts";

export const entry: Assumption<"count"> = {
  kind: "assumption",
  id: "load-chat-output-tokens",
  title: "Tokens written per chat message",
  dimension: "count",
  given: fact("count", "450", {
    source: "ampacity-judgement",
    at: "tokens-per-message sheet",
    grade: "guess",
    interval: ["300", "1500"],
    note: "WildChat answers average 441; the bracket 300 to 1,500 is ours; no official figure",
  }),
  shape: "lognormal",
  feeds: "chat decode",
};
