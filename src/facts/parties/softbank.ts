import type { Party } from "../kinds.ts";

export const entry: Party = {
  kind: "party",
  id: "softbank",
  name: "SoftBank Group",
  country: "Japan",
  does: "financial lead of Stargate; investor in OpenAI and SB Energy",
};
