import { fact } from "../fact.ts";
import type { Sheet } from "../kinds.ts";

export const entry: Sheet = {
  kind: "sheet",
  id: "power-swings",
  topic: "power",
  title: "Synchronous swings of training power",
  facts: {
    gb300Transient: fact("ratio", "1.4 x", {
      source: "ai-infrastructure-physical",
      at: "page",
      grade: "estimate",
      note: "about; above steady state at the microsecond scale",
    }),
    colossusBattery: fact("power", "150 MW", {
      source: "toms-colossus",
      at: "article",
      grade: "vendor",
      note: "of batteries beside 150 MW of grid",
    }),
    colossusGrid: fact("power", "150 MW", {
      source: "toms-colossus",
      at: "article",
      grade: "vendor",
    }),
    llama3SwingOrder: fact("power", "10 MW", {
      source: "grattafiori-2024-llama-3",
      at: "section 3.3.4",
      grade: "measured",
      bound: "at least",
      note: "printed as on the order of tens of megawatts; instantaneous, 16,384 H100",
    }),
    frequencyLow: fact("failureRate", "0.2 1/s", {
      source: "training-waveform-article",
      at: "article",
      grade: "measured",
      note: "hertz: where training power’s energy lies, low end; secondary reading of a paper",
    }),
    frequencyHigh: fact("failureRate", "3 1/s", {
      source: "training-waveform-article",
      at: "article",
      grade: "measured",
      note: "hertz: where training power’s energy lies, high end; secondary reading of a paper",
    }),
    shaftRisk: fact("failureRate", "7 1/s", {
      source: "training-waveform-article",
      at: "article",
      grade: "estimate",
      bound: "at least",
      note: "hertz: risk to turbine-generator shafts begins at about this",
    }),
    utilityBandLow: fact("failureRate", "0.1 1/s", {
      source: "azure-power-stabilization",
      at: "post",
      grade: "vendor",
      note: "hertz: oscillation limits of utilities",
    }),
    utilityBandHigh: fact("failureRate", "20 1/s", {
      source: "azure-power-stabilization",
      at: "post",
      grade: "vendor",
      note: "hertz: oscillation limits of utilities",
    }),
  },
  statements: [
    {
      says: "Utilities limit the ramp rate in MW/s, the dynamic range and oscillation.",
      source: "azure-power-stabilization",
      grade: "vendor",
    },
    {
      says: "A job swings between near its rating in compute and near idle in communication or checkpoint.",
      source: "power-stabilization-paper",
      grade: "measured",
    },
  ],
  note: "Frequencies stand as a rate per second; the catalogue has no unit of hertz.",
};
