import type { Party } from "../kinds.ts";

export const entry: Party = {
  kind: "party",
  id: "microsoft",
  name: "Microsoft",
  country: "United States",
  does: "cloud operator (Azure), campus owner, shareholder of OpenAI",
};
