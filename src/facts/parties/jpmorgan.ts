import type { Party } from "../kinds.ts";

export const entry: Party = {
  kind: "party",
  id: "jpmorgan",
  name: "JPMorgan Chase",
  country: "United States",
  does: "bank; arranges construction debt of Stargate campuses",
};
