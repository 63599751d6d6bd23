import { fact } from "../fact.ts";
import type { Assumption } from "../kinds.ts";

export const entry: Assumption<"share"> = {
  kind: "assumption",
  id: "training-mfu-bf16",
  title: "MFU of large training in BF16",
  dimension: "share",
  given: fact("share", "40 %", {
    source: "grattafiori-2024-llama-3",
    at: "38 to 43 % at 8,192 to 16,384 H100",
    grade: "measured",
    interval: ["33 %", "50 %"],
    note: "the wider interval is ours",
  }),
  shape: "straight",
  feeds: "training rate",
};
