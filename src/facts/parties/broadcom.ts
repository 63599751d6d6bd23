import type { Party } from "../kinds.ts";

export const entry: Party = {
  kind: "party",
  id: "broadcom",
  name: "Broadcom",
  country: "United States",
  does: "builds accelerators to OpenAI's design, and networks",
};
