import type { Party } from "../kinds.ts";

export const entry: Party = {
  kind: "party",
  id: "crusoe",
  name: "Crusoe",
  country: "United States",
  does: "builds and owns AI campuses and their on-site power",
};
