import type { Party } from "../kinds.ts";

export const entry: Party = {
  kind: "party",
  id: "nscale",
  name: "Nscale",
  country: "United Kingdom",
  does: "data-centre developer and GPU cloud in Europe",
};
