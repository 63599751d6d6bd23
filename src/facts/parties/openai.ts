import type { Party } from "../kinds.ts";

export const entry: Party = {
  kind: "party",
  id: "openai",
  name: "OpenAI",
  country: "United States",
  does: "develops LLMs and the services on them; user and lessee of the capacity",
};
