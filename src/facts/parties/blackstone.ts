import type { Party } from "../kinds.ts";

export const entry: Party = {
  kind: "party",
  id: "blackstone",
  name: "Blackstone",
  country: "United States",
  does: "asset manager; equity at Saline; owner of QTS",
};
