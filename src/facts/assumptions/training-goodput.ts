import { fact } from "../fact.ts";
import type { Assumption } from "../kinds.ts";

export const entry: Assumption<"share"> = {
  kind: "assumption",
  id: "training-goodput",
  title: "Useful share of training time",
  dimension: "share",
  given: fact("share", "90 %", {
    source: "grattafiori-2024-llama-3",
    at: "more than 90 % effective time over 54 days",
    grade: "measured",
    interval: ["82 %", "97 %"],
    note: "97 % at ByteRobust on 9,600 GPUs; nothing published above 16,384",
  }),
  shape: "straight",
  feeds: "training rate",
};
