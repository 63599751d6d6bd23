import type { Party } from "../kinds.ts";

export const entry: Party = {
  kind: "party",
  id: "cerebras",
  name: "Cerebras Systems",
  country: "United States",
  does: "wafer-scale inference systems",
};
