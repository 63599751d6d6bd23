import type { Party } from "../kinds.ts";

export const entry: Party = {
  kind: "party",
  id: "lancium",
  name: "Lancium",
  country: "United States",
  does: "land and grid interconnection of the Abilene campus",
};
