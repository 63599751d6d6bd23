import { fact } from "../fact.ts";
import type { Sheet } from "../kinds.ts";

export const entry: Sheet = {
  kind: "sheet",
  id: "owner-tco-gpu-hour",
  topic: "cost",
  title: "Owner’s total cost of an accelerator-hour",
  facts: {
    h100: fact("hourPrice", "1.30 USD/GPUh", {
      source: "inferencex-constants",
      at: "cost constants",
      grade: "estimate",
      note: "April 2026",
    }),
    h200: fact("hourPrice", "1.41 USD/GPUh", {
      source: "inferencex-constants",
      at: "cost constants",
      grade: "estimate",
      note: "April 2026",
    }),
    b200: fact("hourPrice", "1.95 USD/GPUh", {
      source: "inferencex-constants",
      at: "cost constants",
      grade: "estimate",
      note: "April 2026",
    }),
    gb200April: fact("hourPrice", "2.21 USD/GPUh", {
      source: "inferencex-constants",
      at: "cost constants",
      grade: "estimate",
      note: "April 2026",
    }),
    gb200July: fact("hourPrice", "1.84 USD/GPUh", {
      source: "vr-tco-digest",
      at: "digest",
      grade: "estimate",
      note: "July 2026",
    }),
    gb300: fact("hourPrice", "2.36 USD/GPUh", {
      source: "vr-tco-digest",
      at: "digest",
      grade: "estimate",
      note: "July 2026; the constant of April, 1.2 times GB200, was marked temporary",
    }),
    vr: fact("hourPrice", "3.57 USD/GPUh", {
      source: "vr-tco-digest",
      at: "digest",
      grade: "estimate",
      note: "July 2026",
    }),
    mi300x: fact("hourPrice", "1.12 USD/GPUh", {
      source: "inferencex-constants",
      at: "cost constants",
      grade: "estimate",
      note: "April 2026",
    }),
    mi355x: fact("hourPrice", "1.48 USD/GPUh", {
      source: "inferencex-constants",
      at: "cost constants",
      grade: "estimate",
      note: "April 2026",
    }),
  },
  note: "Hyperscaler-scale owner; modelled by an analyst. The two GB200 figures stand side by side by their dates.",
};
