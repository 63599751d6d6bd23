import { fact } from "../fact.ts";
import type { Assumption } from "../kinds.ts";

export const entry: Assumption<"duration"> = {
  kind: "assumption",
  id: "compute-life",
  title: "Economic life of compute",
  dimension: "duration",
  given: {
    chosen: fact("duration", "5 years", {
      source: "epoch-data-centre-cost-breakdown",
      at: "summary",
      grade: "estimate",
      interval: ["4 years", "6 years"],
      note: "the interval is a site study’s range",
    }),
    rivals: [
      fact("duration", "6 years", {
        source: "s117-three-year-clock",
        at: "article",
        grade: "vendor",
        note: "accounts of Microsoft, Google, Oracle, about",
      }),
      fact("duration", "5.5 years", {
        source: "s118b-meta-s-accounting-move-server",
        at: "article",
        grade: "vendor",
        note: "accounts of Meta",
      }),
    ],
    choice: {
      on: "2026-11-24",
      reason: "an economic life rather than an accounting one, in the middle of both",
    },
  },
  shape: "straight",
  feeds: "recovery of compute capital",
};
