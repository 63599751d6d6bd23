import type { Party } from "../kinds.ts";

export const entry: Party = {
  kind: "party",
  id: "vantage",
  name: "Vantage Data Centers",
  country: "United States",
  does: "develops and leases data-centre campuses",
};
