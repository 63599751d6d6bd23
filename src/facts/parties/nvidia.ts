import type { Party } from "../kinds.ts";

export const entry: Party = {
  kind: "party",
  id: "nvidia",
  name: "NVIDIA",
  country: "United States",
  does: "designs accelerators, systems and networks; investor and guarantor",
};
