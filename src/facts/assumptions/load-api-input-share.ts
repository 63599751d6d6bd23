import { fact } from "../fact.ts";
import type { Assumption } from "../kinds.ts";

export const entry: Assumption<"share"> = {
  kind: "assumption",
  id: "load-api-input-share",
  title: "Share of API tokens that are input",
  dimension: "share",
  given: fact("share", "85 %", {
    source: "servegen",
    at: "in/out ratios 5.5 to 8 of general services",
    grade: "derived",
    interval: ["70 %", "95 %"],
    formula: "in/out of 5.9 (m-large) → 5.9 ÷ 6.9 = 85.5 %, rounded",
    note: "code traces read far more, reasoning services less; the interval is ours",
  }),
  shape: "straight",
  feeds: "API split",
};
