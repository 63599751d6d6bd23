import { fact } from "../fact.ts";
import type { Sheet } from "../kinds.ts";

export const entry: Sheet = {
  kind: "sheet",
  id: "maxlps",
  topic: "claim",
  title: "MaxLPS: more GPUs in one power budget",
  facts: {
    gpusPlain: fact("count", "274968", {
      source: "dsx-maxlps-article",
      at: "1 GW dashboard, no MaxLPS",
      grade: "vendor",
      note: "3,819 racks of 72",
    }),
    gpusMaxlps: fact("count", "399096", {
      source: "dsx-maxlps-article",
      at: "1 GW dashboard, with MaxLPS",
      grade: "vendor",
      note: "5,543 racks of 72",
    }),
    site: fact("power", "1 GW", {
      source: "dsx-maxlps-article",
      at: "1 GW dashboard",
      grade: "vendor",
    }),
    moreGpus: fact("share", "45 %", {
      source: "dsx-maxlps-article",
      at: "title",
      grade: "vendor",
      note: "399,096 ÷ 274,968 = 1.45",
    }),
    revenuePlain: fact("moneyRate", "201 GUSD/year", {
      source: "dsx-maxlps-article",
      at: "1 GW dashboard, no MaxLPS",
      grade: "vendor",
    }),
    revenueMaxlps: fact("moneyRate", "267 GUSD/year", {
      source: "dsx-maxlps-article",
      at: "1 GW dashboard, with MaxLPS",
      grade: "vendor",
    }),
    moreRevenue: fact("share", "33 %", {
      source: "dsx-maxlps-article",
      at: "1 GW dashboard",
      grade: "vendor",
      note: "267 ÷ 201 = 1.33",
    }),
    revenuePerGpuLost: fact("share", "8.5 %", {
      source: "dsx-maxlps-article",
      at: "1 GW dashboard",
      grade: "derived",
      formula: "1 − (267 ÷ 201) ÷ (399,096 ÷ 274,968) = 8.5 %",
    }),
    rackPlain: fact("power", "262 kW", {
      source: "dsx-maxlps-article",
      at: "1 GW dashboard, no MaxLPS",
      grade: "derived",
      formula: "1 GW ÷ 3,819 = 262 kW",
    }),
    rackMaxlps: fact("power", "180 kW", {
      source: "dsx-maxlps-article",
      at: "1 GW dashboard, with MaxLPS",
      grade: "derived",
      formula: "1 GW ÷ 5,543 = 180 kW",
    }),
    smallSite: fact("power", "96 MW", {
      source: "dsx-maxlps-article",
      at: "96 MW dashboard",
      grade: "vendor",
    }),
    smallSiteGpus: fact("count", "26322", {
      source: "dsx-maxlps-article",
      at: "96 MW dashboard",
      grade: "vendor",
      note: "as printed; not a multiple of 72 (365.58 racks), 26,352 would be 366, so one figure is probably misprinted",
    }),
    pilotRatio: fact("ratio", "1.33 x", {
      source: "maxlps-pilot-runbook",
      at: "runbook",
      grade: "vendor",
      note: "4 managed racks in the envelope of 3; GB200 and GB300, inference",
    }),
    pilotRacks: fact("count", "4", {
      source: "maxlps-pilot-runbook",
      at: "runbook",
      grade: "vendor",
    }),
    pilotEnvelopeRacks: fact("count", "3", {
      source: "maxlps-pilot-runbook",
      at: "runbook",
      grade: "vendor",
    }),
    polcaRatio: fact("ratio", "1.30 x", {
      source: "polca",
      at: "abstract",
      grade: "measured",
      note: "measured traces and simulation",
    }),
    profilesRatio: fact("ratio", "1.13 x", {
      source: "nvidia-power-profiles",
      at: "post",
      grade: "measured",
      bound: "at most",
    }),
  },
  statements: [
    {
      says: "The vendor’s display says 1.45, its documented pilot 1.33, a cloud’s study 1.30, power profiles 1.13: four different frames.",
      source: "ampacity-judgement",
      grade: "estimate",
    },
  ],
};
