import { fact } from "../fact.ts";
import type { Assumption } from "../kinds.ts";

export const entry: Assumption<"share"> = {
  kind: "assumption",
  id: "tax-rate",
  title: "Corporate income tax, US federal",
  dimension: "share",
  given: fact("share", "21 %", {
    source: "usc-26-11",
    at: "subsection (b)",
    grade: "reported",
    note: "state taxes and abatements left out",
  }),
  shape: "fixed",
  feeds: "after-tax cash flow",
};
