import { fact } from "../fact.ts";
import type { Assumption } from "../kinds.ts";

export const entry: Assumption<"share"> = {
  kind: "assumption",
  id: "training-mfu-fp8",
  title: "MFU of large training in FP8, on the dense FP8 peak",
  dimension: "share",
  given: fact("share", "36 %", {
    source: "mlcommons-training-results",
    at: "Llama 3.1 405B on GB200, 1,785 to 1,897 of 5,000 TFLOP/s",
    grade: "derived",
    interval: ["28 %", "45 %"],
    formula: "1785 ÷ 5000 = 35.7 %; vendor summaries reach 2129 ÷ 5000 = 42.6 %",
    note: "on newer platforms by transfer; the interval is ours",
  }),
  shape: "straight",
  feeds: "training rate",
};
