import type { Party } from "../kinds.ts";

export const entry: Party = {
  kind: "party",
  id: "primary-digital",
  name: "Primary Digital Infrastructure",
  country: "United States",
  does: "investor in the Abilene campus",
};
