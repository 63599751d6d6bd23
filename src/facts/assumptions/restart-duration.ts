import { fact } from "../fact.ts";
import type { Assumption } from "../kinds.ts";

export const entry: Assumption<"duration"> = {
  kind: "assumption",
  id: "restart-duration",
  title: "From a fault to training again",
  dimension: "duration",
  given: fact("duration", "10 min", {
    source: "checkpoint-restart-values",
    at: "Meta RSC, MegaScale, ByteRobust",
    grade: "reported",
    interval: ["1 min", "20 min"],
    note: "5 to 20 at Meta RSC, at most 15 at MegaScale, tens of seconds at Gemini 2.5; checkpoint loading left out",
  }),
  shape: "straight",
  feeds: "lost time of an interruption",
};
