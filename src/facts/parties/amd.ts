import type { Party } from "../kinds.ts";

export const entry: Party = {
  kind: "party",
  id: "amd",
  name: "AMD",
  country: "United States",
  does: "designs accelerators and systems; issuer of a warrant to OpenAI",
};
