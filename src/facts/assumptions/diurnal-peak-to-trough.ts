import { fact } from "../fact.ts";
import type { Assumption } from "../kinds.ts";

export const entry: Assumption<"ratio"> = {
  kind: "assumption",
  id: "diurnal-peak-to-trough",
  title: "Peak over trough of a region’s day",
  dimension: "ratio",
  given: fact("ratio", "2.0", {
    source: "azure-public-dataset",
    at: "chat, May 2024, weekday hours",
    grade: "reported",
    interval: ["1.4", "2.3"],
    note: "official hourly profile not found; Alibaba services 1.39 to 2.28",
  }),
  shape: "straight",
  feeds: "hour profile",
};
