import type { Party } from "../kinds.ts";

export const entry: Party = {
  kind: "party",
  id: "borderplex",
  name: "BorderPlex Digital Assets",
  country: "United States",
  does: "land and development of Project Jupiter, Doña Ana County",
};
