import type { Party } from "../kinds.ts";

export const entry: Party = {
  kind: "party",
  id: "aws",
  name: "Amazon Web Services",
  country: "United States",
  does: "cloud operator; designs Trainium; Amazon is an investor in OpenAI",
};
