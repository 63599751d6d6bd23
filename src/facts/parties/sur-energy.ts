import type { Party } from "../kinds.ts";

export const entry: Party = {
  kind: "party",
  id: "sur-energy",
  name: "Sur Energy",
  country: "Argentina",
  does: "energy developer of Stargate Argentina",
};
