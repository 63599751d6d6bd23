import { fact } from "../fact.ts";
import type { Assumption } from "../kinds.ts";

export const entry: Assumption<"share"> = {
  kind: "assumption",
  id: "gpu-replacement-per-year",
  title: "Packages replaced in a year",
  dimension: "share",
  given: fact("share", "4 %", {
    source: "gpu-failure-review",
    at: "synthesis",
    grade: "reported",
    interval: ["2.5 %", "6 %"],
    note: "faulty GPUs of the Llama 3 run would annualise to 6.1 %, an upper bound",
  }),
  shape: "straight",
  feeds: "cost of spares",
};
