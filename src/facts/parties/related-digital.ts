import type { Party } from "../kinds.ts";

export const entry: Party = {
  kind: "party",
  id: "related-digital",
  name: "Related Digital",
  country: "United States",
  does: "develops the Saline Township campus",
};
