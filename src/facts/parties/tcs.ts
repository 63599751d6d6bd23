import type { Party } from "../kinds.ts";

export const entry: Party = {
  kind: "party",
  id: "tcs",
  name: "Tata Consultancy Services",
  country: "India",
  does: "IT services; its HyperVault unit builds data centres",
};
