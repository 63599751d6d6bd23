import type { Party } from "../kinds.ts";

export const entry: Party = {
  kind: "party",
  id: "foxconn",
  name: "Foxconn",
  country: "Taiwan",
  does: "server maker; partner at Lordstown",
};
