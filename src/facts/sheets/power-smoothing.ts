import { fact } from "../fact.ts";
import type { Sheet } from "../kinds.ts";

export const entry: Sheet = {
  kind: "sheet",
  id: "power-smoothing",
  topic: "power",
  title: "What smooths a site’s draw",
  facts: {
    gb300PeakCut: fact("share", "30 %", {
      source: "gb300-steady-power",
      at: "post",
      grade: "vendor",
      bound: "at most",
      note: "peak grid demand, power supplies with capacitors; the vendor says measured",
    }),
    gb300StoragePerGpu: fact("energy", "65 J", {
      source: "grid-flex-notes",
      at: "note",
      grade: "vendor",
      note: "about; secondary",
    }),
    gb300StorageTime: fact("duration", "46 ms", {
      source: "grid-flex-notes",
      at: "note",
      grade: "derived",
      formula: "65 J ÷ 1.4 kW = 46 ms",
      note: "about",
    }),
    gb300StoragePerRack: fact("energy", "4.7 kJ", {
      source: "grid-flex-notes",
      at: "note",
      grade: "derived",
      formula: "65 J × 72 = 4.7 kJ",
      note: "about",
    }),
    flexSite: fact("power", "150 MW", {
      source: "grid-flex-notes",
      at: "note, simulation",
      grade: "estimate",
    }),
    flexRamp: fact("power", "10 MW", {
      source: "grid-flex-notes",
      at: "note, simulation",
      grade: "estimate",
      note: "ramp limit, per minute",
    }),
    flexBatteryEnergyCut: fact("share", "71 %", {
      source: "grid-flex-notes",
      at: "note, simulation",
      grade: "estimate",
      note: "battery discharge energy, by control of batch size",
    }),
    flexBatteryPeakCut: fact("share", "51 %", {
      source: "grid-flex-notes",
      at: "note, simulation",
      grade: "estimate",
    }),
    emeraldGpus: fact("count", "256", {
      source: "emerald-ai-note",
      at: "Phoenix demonstration",
      grade: "measured",
    }),
    emeraldCut: fact("share", "25 %", {
      source: "emerald-ai-note",
      at: "Phoenix demonstration",
      grade: "measured",
      note: "sustained",
    }),
  },
  statements: [
    {
      says: "GB300: the power cap ramps at start, storage works in steady state, a burn mode ramps down.",
      source: "grid-flex-notes",
      grade: "vendor",
    },
    {
      says: "The same power supply is offered for GB200.",
      source: "gb300-steady-power",
      grade: "vendor",
    },
    {
      says: "A filler load in software is quick and needs no hardware, and wastes energy.",
      source: "azure-power-stabilization",
      grade: "vendor",
    },
    {
      says: "The exact ramp in W/s per GPU was not found.",
      source: "ampacity-judgement",
      grade: "guess",
    },
  ],
};
