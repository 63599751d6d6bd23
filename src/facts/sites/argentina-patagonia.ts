import { fact } from "../fact.ts";
import type { Site } from "../kinds.ts";

export const entry: Site = {
  kind: "site",
  id: "argentina-patagonia",
  name: "Stargate Argentina, Patagonia",
  country: "Argentina",
  region: "latin-america",
  announced: {
    power: fact("power", "0.5 GW", {
      source: "s60b-stargate-argentina",
      at: "page",
      grade: "vendor",
      on: "2025-10-01",
    }),
    frame: "not stated",
  },
  developer: "sur-energy",
  user: "openai",
  powerSource: "not stated",
  carbon: "carbon-argentina",
  timeline: [
    {
      on: "2025-10-01",
      kind: "reported",
      source: "s60b-stargate-argentina",
      at: "page",
      grade: "vendor",
      milestone: "announced",
      note: "letter of intent, October 2025",
    },
    {
      on: "2026-06-30",
      kind: "reported",
      source: "s60b-stargate-argentina",
      at: "page",
      grade: "reported",
      note: "nothing filed by June 2026",
    },
  ],
  figures: {
    cost: fact("money", "25 GUSD", {
      source: "s60b-stargate-argentina",
      at: "page",
      grade: "vendor",
      bound: "at most",
    }),
  },
  status: "Letter of intent only; nothing filed by June 2026.",
};
