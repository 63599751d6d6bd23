import type { Site } from "../kinds.ts";

export const entry: Site = {
  kind: "site",
  id: "cobalt-park-uk",
  name: "Cobalt Park, North Tyneside",
  country: "United Kingdom",
  region: "europe",
  latitude: 55.0,
  longitude: -1.5,
  coordinates: "town, assumed",
  developer: "nscale",
  user: "openai",
  powerSource: "not stated",
  carbon: "carbon-uk",
  timeline: [
    {
      on: "2026-04-09",
      kind: "reported",
      source: "s56-openai-trims-european-plans",
      at: "article",
      grade: "reported",
      milestone: "paused",
      note: "plan paused",
    },
  ],
  status: "Paused on 2026-04-09; size not stated.",
};
