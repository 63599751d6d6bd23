import { fact } from "../fact.ts";
import type { Assumption } from "../kinds.ts";

export const entry: Assumption<"duration"> = {
  kind: "assumption",
  id: "checkpoint-write",
  title: "Writing a checkpoint",
  dimension: "duration",
  given: {
    chosen: fact("duration", "51 s", {
      source: "checkpoint-restart-values",
      at: "ByteCheckpoint, 405B on 8,960 GPUs",
      grade: "measured",
      interval: ["10 s", "5 min"],
      note: "the interval is ours; the job stalls 0.59 s of it",
    }),
    rivals: [
      fact("duration", "5 min", {
        source: "checkpoint-restart-values",
        at: "Meta RSC",
        grade: "reported",
        note: "about",
      }),
      fact("duration", "200 s", {
        source: "checkpoint-restart-values",
        at: "175B on 4,096 GPUs before tuning",
        grade: "measured",
      }),
    ],
    choice: { on: "2026-11-24", reason: "the largest measured case with current practice" },
  },
  shape: "straight",
  feeds: "time between checkpoints that loses least",
};
