import type { Party } from "../kinds.ts";

export const entry: Party = {
  kind: "party",
  id: "stack",
  name: "STACK Infrastructure",
  country: "United States",
  does: "builds the data centres of Project Jupiter",
};
