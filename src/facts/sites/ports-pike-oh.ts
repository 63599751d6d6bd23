import { fact } from "../fact.ts";
import type { Site } from "../kinds.ts";

export const entry: Site = {
  kind: "site",
  id: "ports-pike-oh",
  name: "PORTS-Pike (Piketon), Ohio",
  country: "United States",
  region: "us-midwest",
  latitude: 39.0,
  longitude: -83.0,
  coordinates: "town, assumed",
  itCapacity: fact("power", "8 GW", {
    source: "s27-openai-joins-ports-pike-project",
    at: "announcement",
    grade: "vendor",
    on: "2026-08-17",
    note: "the lease, critical IT",
  }),
  announced: {
    power: fact("power", "8 GW", {
      source: "s27-openai-joins-ports-pike-project",
      at: "announcement",
      grade: "vendor",
      on: "2026-08-17",
    }),
    frame: "it",
  },
  developer: "sb-energy",
  user: "openai",
  powerSource: "at least 10 GW of new generation, about 9.2 GW of it gas; AEP lines",
  cooling: "closed loop, air-cooled, no towers",
  tariff: "tariff-oh",
  carbon: "carbon-oh",
  timeline: [
    {
      on: "2026-08-17",
      kind: "reported",
      source: "s27-openai-joins-ports-pike-project",
      at: "announcement",
      grade: "vendor",
      milestone: "contracted",
      note: "20-year lease of 8 GW IT signed; NVIDIA guarantees 4.25 GW",
    },
    {
      on: "2028-12-31",
      kind: "planned",
      source: "s27-openai-joins-ports-pike-project",
      at: "announcement",
      grade: "vendor",
      milestone: "ready for service",
      note: "first 800 MW in 2028",
    },
    {
      on: "2030-12-31",
      kind: "planned",
      source: "s28-news-digest-aug-17-agreement",
      at: "digest",
      grade: "reported",
      milestone: "ready for service",
      note: "guaranteed 4.25 GW opened over 2028 to 2030",
    },
  ],
  figures: {
    generation: fact("power", "10 GW", {
      source: "s27-openai-joins-ports-pike-project",
      at: "announcement",
      grade: "vendor",
      bound: "at least",
      note: "generation",
    }),
    firstPhase: fact("power", "800 MW", {
      source: "s27-openai-joins-ports-pike-project",
      at: "announcement",
      grade: "vendor",
      note: "critical IT",
    }),
    gasPower: fact("power", "9.2 GW", {
      source: "s67-generation-seed-data-piketon",
      at: "seed data",
      grade: "reported",
      note: "generation",
    }),
    gasCost: fact("money", "33.3 GUSD", {
      source: "s67-generation-seed-data-piketon",
      at: "seed data",
      grade: "reported",
    }),
    linesCost: fact("money", "4.2 GUSD", {
      source: "s67-generation-seed-data-piketon",
      at: "seed data",
      grade: "reported",
    }),
    fullBuildTalks: fact("money", "500 GUSD", {
      source: "s26-openai-eyes-10-gw-ohio",
      at: "article",
      grade: "reported",
      bound: "at least",
      note: "talks figure for 10 GW",
    }),
  },
  status:
    "Ground broken; first megawatts in 2028, full build a decade or more by mid-2026 talks. Levels are not given building by building.",
};
