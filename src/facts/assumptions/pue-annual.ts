import { fact } from "../fact.ts";
import type { Assumption } from "../kinds.ts";

export const entry: Assumption<"ratio"> = {
  kind: "assumption",
  id: "pue-annual",
  title: "Annual mean PUE of a liquid-cooled campus",
  dimension: "ratio",
  given: {
    chosen: fact("ratio", "1.12", {
      source: "hyperscaler-pue",
      at: "Microsoft’s newest sites",
      grade: "reported",
      interval: ["1.07", "1.20"],
      note: "the interval is ours: temperate 1.07 to 1.12, hot 1.12 to 1.20",
    }),
    rivals: [
      fact("ratio", "1.10", {
        source: "terrestrial-pue-review",
        at: "liquid-cooled AI sites",
        grade: "reported",
        interval: ["1.02", "1.20"],
        note: "centre; SemiAnalysis models 1.15",
      }),
      fact("ratio", "1.15", {
        source: "cloud-sustainability",
        at: "article",
        grade: "reported",
        note: "AWS, global, 2024",
      }),
      fact("ratio", "1.10", { source: "hyperscaler-pue", at: "Google’s fleet", grade: "reported" }),
    ],
    choice: { on: "2026-11-24", reason: "liquid-cooled and new, between the fleets reported" },
  },
  shape: "straight",
  feeds: "facility energy, from IT energy",
};
