import { fact } from "../fact.ts";
import type { Sheet } from "../kinds.ts";

export const entry: Sheet = {
  kind: "sheet",
  id: "cost-layers-bernstein",
  topic: "cost",
  title: "Capital by layer of a GB200 gigawatt (Bernstein)",
  facts: {
    allIn: fact("powerPrice", "35 GUSD/GW", {
      source: "s31-how-much-does-gw-data",
      at: "article",
      grade: "estimate",
      on: "2025-10-01",
    }),
    rack: fact("money", "5.9 MUSD", {
      source: "s31-how-much-does-gw-data",
      at: "article",
      grade: "estimate",
      note: "a rack, all-in",
    }),
    rackCompute: fact("money", "3.4 MUSD", {
      source: "s31-how-much-does-gw-data",
      at: "article",
      grade: "estimate",
    }),
    rackFacility: fact("money", "2.5 MUSD", {
      source: "s31-how-much-does-gw-data",
      at: "article",
      grade: "estimate",
    }),
    gpu: fact("share", "39 %", {
      source: "s31-how-much-does-gw-data",
      at: "article",
      grade: "estimate",
    }),
    networking: fact("share", "13 %", {
      source: "s31-how-much-does-gw-data",
      at: "article",
      grade: "estimate",
      note: "switches 3 % within it",
    }),
    switches: fact("share", "3 %", {
      source: "s31-how-much-does-gw-data",
      at: "article",
      grade: "estimate",
    }),
    cpu: fact("share", "3 %", {
      source: "s31-how-much-does-gw-data",
      at: "article",
      grade: "estimate",
    }),
    storageLow: fact("share", "1 %", {
      source: "s31-how-much-does-gw-data",
      at: "article",
      grade: "estimate",
    }),
    storageHigh: fact("share", "1.5 %", {
      source: "s31-how-much-does-gw-data",
      at: "article",
      grade: "estimate",
    }),
    mechanicalElectrical: fact("share", "33 %", {
      source: "s31-how-much-does-gw-data",
      at: "article",
      grade: "estimate",
      note: "about a third. Also: $35B AI factory",
    }),
    generators: fact("share", "6 %", {
      source: "s31-how-much-does-gw-data",
      at: "article",
      grade: "estimate",
      note: "generators and turbines, about",
    }),
    distribution: fact("share", "10 %", {
      source: "s31-how-much-does-gw-data",
      at: "article",
      grade: "estimate",
      note: "power distribution, about",
    }),
  },
};
