import type { Party } from "../kinds.ts";

export const entry: Party = {
  kind: "party",
  id: "khazna",
  name: "Khazna Data Centers",
  country: "United Arab Emirates",
  does: "builds the UAE campus",
};
