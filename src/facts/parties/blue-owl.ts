import type { Party } from "../kinds.ts";

export const entry: Party = {
  kind: "party",
  id: "blue-owl",
  name: "Blue Owl Capital",
  country: "United States",
  does: "asset manager; equity in campuses",
};
