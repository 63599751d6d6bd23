import { fact } from "../fact.ts";
import type { Assumption } from "../kinds.ts";

export const entry: Assumption<"duration"> = {
  kind: "assumption",
  id: "checkpoint-restore",
  title: "Loading a checkpoint",
  dimension: "duration",
  given: fact("duration", "129 s", {
    source: "checkpoint-restart-values",
    at: "ByteCheckpoint, 405B on 8,960 GPUs",
    grade: "measured",
    interval: ["30 s", "10 min"],
    note: "the interval is ours",
  }),
  shape: "straight",
  feeds: "lost time of an interruption",
};
