import { fact } from "../fact.ts";
import type { Site } from "../kinds.ts";

export const entry: Site = {
  kind: "site",
  id: "india-hypervault",
  name: "TCS HyperVault, India",
  country: "India",
  region: "india",
  announced: {
    power: fact("power", "100 MW", {
      source: "tcs-openai-hypervault-2026",
      at: "article",
      grade: "vendor",
      on: "2026-02-19",
    }),
    frame: "not stated",
  },
  developer: "tcs",
  operator: "tcs",
  user: "openai",
  powerSource: "green energy, by the companies",
  cooling: "liquid",
  carbon: "carbon-india",
  timeline: [
    {
      on: "2026-02-19",
      kind: "reported",
      source: "tcs-openai-hypervault-2026",
      at: "article",
      grade: "vendor",
      milestone: "announced",
      note: "first 100 MW with potential to grow to 1 GW",
    },
  ],
  figures: {
    potential: fact("power", "1 GW", {
      source: "tcs-openai-hypervault-2026",
      at: "article",
      grade: "vendor",
      on: "2026-02-19",
      bound: "at most",
      note: "frame not stated",
    }),
  },
  status: "Announced; place not disclosed.",
};
