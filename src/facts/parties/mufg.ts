import type { Party } from "../kinds.ts";

export const entry: Party = {
  kind: "party",
  id: "mufg",
  name: "MUFG",
  country: "Japan",
  does: "bank; arranger of campus loans and of CoreWeave's term loans",
};
