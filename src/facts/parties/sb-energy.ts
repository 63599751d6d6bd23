import type { Party } from "../kinds.ts";

export const entry: Party = {
  kind: "party",
  id: "sb-energy",
  name: "SB Energy",
  country: "United States",
  does: "develops power and data-centre campuses; lessor at Milam and PORTS-Pike",
};
