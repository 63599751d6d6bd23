import { fact } from "../fact.ts";
import type { Sheet } from "../kinds.ts";

export const entry: Sheet = {
  kind: "sheet",
  id: "relation-dsx-display",
  topic: "claim",
  title: "What NVIDIA's DSX display shows",
  facts: {
    power: fact("power", "1 GW", {
      source: "dsx-maxlps-page",
      at: "article",
      grade: "reported",
      note: "power budget; frame and platform not stated",
    }),
    gpusWithout: fact("count", "274968", {
      source: "dsx-maxlps-page",
      at: "article",
      grade: "reported",
      note: "without MaxLPS, 1 GW",
    }),
    gpusWith: fact("count", "399096", {
      source: "dsx-maxlps-page",
      at: "article",
      grade: "reported",
      note: "with MaxLPS, 1 GW",
    }),
    smallPower: fact("power", "96 MW", {
      source: "dsx-maxlps-page",
      at: "article",
      grade: "reported",
    }),
    gpusSmall: fact("count", "26322", {
      source: "dsx-maxlps-page",
      at: "article",
      grade: "reported",
      note: "96 MW",
    }),
    gain: fact("share", "45 %", {
      source: "dsx-maxlps-page",
      at: "article",
      grade: "reported",
      note: "more GPUs",
    }),
    revenueWithout: fact("moneyRate", "201 GUSD/year", {
      source: "dsx-maxlps-page",
      at: "article",
      grade: "reported",
      note: "displayed, 1 GW",
    }),
    revenueWith: fact("moneyRate", "267 GUSD/year", {
      source: "dsx-maxlps-page",
      at: "article",
      grade: "reported",
      note: "displayed, 1 GW, with MaxLPS",
    }),
    revenueGain: fact("share", "33 %", {
      source: "dsx-maxlps-page",
      at: "article",
      grade: "reported",
    }),
  },
  note: "Six counts are shown in all; only the three above reached us.",
};
