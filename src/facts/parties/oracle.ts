import type { Party } from "../kinds.ts";

export const entry: Party = {
  kind: "party",
  id: "oracle",
  name: "Oracle",
  country: "United States",
  does: "cloud operator (OCI) and owner of the IT at its Stargate sites",
};
