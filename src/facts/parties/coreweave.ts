import type { Party } from "../kinds.ts";

export const entry: Party = {
  kind: "party",
  id: "coreweave",
  name: "CoreWeave",
  country: "United States",
  does: "GPU cloud operator",
};
