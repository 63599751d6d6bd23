import type { Party } from "../kinds.ts";

export const entry: Party = {
  kind: "party",
  id: "g42",
  name: "G42",
  country: "United Arab Emirates",
  does: "sponsor of Stargate UAE; user of accelerators",
};
