import type { Party } from "../kinds.ts";

export const entry: Party = {
  kind: "party",
  id: "core-scientific",
  name: "Core Scientific",
  country: "United States",
  does: "owner and builder of the Denton campus",
};
