import type { Party } from "../kinds.ts";

export const entry: Party = {
  kind: "party",
  id: "mgx",
  name: "MGX",
  country: "United Arab Emirates",
  does: "technology investor; owner in the Stargate joint venture",
};
