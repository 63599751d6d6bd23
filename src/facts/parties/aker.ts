import type { Party } from "../kinds.ts";

export const entry: Party = {
  kind: "party",
  id: "aker",
  name: "Aker",
  country: "Norway",
  does: "industrial investor; partner in the Narvik campus",
};
