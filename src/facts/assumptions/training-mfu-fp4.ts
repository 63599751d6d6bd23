import { fact } from "../fact.ts";
import type { Assumption } from "../kinds.ts";

export const entry: Assumption<"share"> = {
  kind: "assumption",
  id: "training-mfu-fp4",
  title: "MFU of large training in FP4, on the dense FP4 peak",
  dimension: "share",
  given: fact("share", "24 %", {
    source: "mlcommons-training-results",
    at: "Llama 3.1 405B on GB200, 2,330 to 2,443 of 10,000 TFLOP/s",
    grade: "derived",
    interval: ["16 %", "32 %"],
    formula: "(2330 + 2443) ÷ 2 ÷ 10000 = 23.9 %; vendor summary 2944 ÷ 10000 = 29.4 %",
    note: "on newer platforms by transfer; the interval is ours",
  }),
  shape: "straight",
  feeds: "training rate",
};
