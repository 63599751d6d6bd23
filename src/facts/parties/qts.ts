import type { Party } from "../kinds.ts";

export const entry: Party = {
  kind: "party",
  id: "qts",
  name: "QTS Data Centers",
  country: "United States",
  does: "builds data centres, among them Fairwater Atlanta",
};
