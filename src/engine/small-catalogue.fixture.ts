/** A catalogue of round numbers for tests: one platform, one LLM, every required assumption. */
import { entry as b200 } from "../facts/accelerators/nvidia-b200-sxm.ts";
import { entry as gb200 } from "../facts/accelerators/nvidia-gb200.ts";
import { entry as h200 } from "../facts/accelerators/nvidia-h200-sxm.ts";
import { entry as clearingToFirstHall } from "../facts/assumptions/clearing-to-first-hall.ts";
import { entry as shellToOperational } from "../facts/assumptions/shell-to-operational.ts";
import { fact } from "../facts/fact.ts";
import type { Assumption, Catalogue } from "../facts/kinds.ts";
import { entry as durationsObserved } from "../facts/sheets/durations-observed.ts";
import { entry as gridQueues } from "../facts/sheets/grid-queues.ts";
import { entry as kernelPower } from "../facts/sheets/kernel-power.ts";
import { entry as longLead } from "../facts/sheets/long-lead.ts";
import { entry as powerCap } from "../facts/sheets/power-cap.ts";
import type { Dimension, Printed } from "../units/index.ts";
import { requiredAssumptions } from "./scenario/plan.ts";

const papers = {
  source: "ampacity-judgement",
  at: "round number for a test",
  grade: "guess",
} as const;

const values: Record<keyof typeof requiredAssumptions, string> = {
  "pue-annual": "1.2",
  "pue-swing-summer": "1",
  "facility-per-it-design-day": "1.25",
  "draw-training": "80 %",
  "draw-serving": "60 %",
  "draw-idle": "20 %",
  "water-use": "0 L/kWh",
  "spare-share": "0 %",
  "gpu-replacement-per-year": "4 %",
  "slip-first-power": "0 months",
  "rack-install": "3 months",
  "compute-capex-per-it": "35 GUSD/GW",
  "campus-capex-per-it": "12 GUSD/GW",
  "network-share-of-compute": "10 %",
  "grid-generation-capex": "1 GUSD/GW",
  "opex-non-energy": "0.3 GUSD/GW/year",
  "compute-life": "5 years",
  "facility-life": "14 years",
  "power-price-default": "60 USD/MWh",
  "grid-carbon-default": "360 g/kWh",
  "training-mfu-bf16": "40 %",
  "training-mfu-fp8": "30 %",
  "training-mfu-fp4": "20 %",
  "training-goodput": "90 %",
  "serving-speed-factor": "1",
  "it-network-overhead": "8 %",
};

const assumptions = Object.fromEntries(
  Object.entries(values).map(([id, value]) => {
    const dimension: Dimension = requiredAssumptions[id as keyof typeof requiredAssumptions];
    const given = fact(dimension, value as Printed<Dimension>, papers);
    const entry: Assumption = {
      kind: "assumption",
      id,
      title: id,
      dimension,
      given,
      shape: "fixed",
      feeds: "tests",
    };
    return [id, entry];
  }),
);

export const smallCatalogue: Catalogue = {
  accelerators: {
    // The metered parts, from which any other takes its power.
    [h200.id]: h200,
    [b200.id]: b200,
    [gb200.id]: gb200,
    chip: {
      kind: "accelerator",
      id: "chip",
      name: "Chip",
      vendor: "Maker",
      family: "test",
      computeDies: fact("count", "2", papers),
      peakBf16: fact("computeRate", "1000 TFLOP/s", papers),
      peakFp8: fact("computeRate", "2000 TFLOP/s", papers),
      hbmCapacity: fact("data", "200 GB", papers),
      hbmBandwidth: fact("dataRate", "8 TB/s", papers),
      maxPower: fact("power", "1000 W", papers),
      scaleUpBandwidth: fact("dataRate", "900 GB/s", papers),
      scaleOutBandwidth: fact("dataRate", "50 GB/s", papers),
    },
  },
  platforms: {
    "rack-100": {
      kind: "platform",
      id: "rack-100",
      name: "Rack of 100 kW",
      vendor: "Maker",
      family: "test",
      accelerator: "chip",
      unit: "rack",
      packagesPerUnit: fact("count", "72", papers),
      scaleUpSize: fact("count", "64", papers),
      vendorLabel: "NVL72",
      unitPower: fact("power", "100 kW", papers),
      unitPrice: fact("money", "3 MUSD", papers),
      volumeFrom: { on: "2025-01-01", source: "ampacity-judgement", at: "test", grade: "guess" },
    },
  },
  llms: {
    dense: {
      kind: "llm",
      id: "dense",
      name: "Dense 70B",
      maker: "Maker",
      attention: "gqa",
      attentionInWords: "GQA",
      layers: 80,
      hidden: 8192,
      heads: 64,
      kvHeads: 8,
      headDim: 128,
      ffn: 28672,
      denseLayers: 80,
      vocab: 128256,
      maxContext: 131072,
      tieEmbeddings: false,
      nativeDtype: "bfloat16",
      paramsTotal: fact("count", "70.554 B", papers),
      paramsActive: fact("count", "70.554 B", papers),
      paramsInputEmbedding: fact("count", "1.051 B", papers),
    },
  },
  sites: {},
  parties: {},
  series: {},
  sheets: {
    "kernel-power": kernelPower,
    "power-cap": powerCap,
    // Durations that the schedule's network takes where a plan states none.
    [durationsObserved.id]: durationsObserved,
    [gridQueues.id]: gridQueues,
    [longLead.id]: longLead,
  },
  assumptions: {
    ...assumptions,
    [clearingToFirstHall.id]: clearingToFirstHall,
    [shellToOperational.id]: shellToOperational,
  },
  agreements: {},
  sources: {},
};

/** A plan of one 50 MW hall over five years, for tests to vary by text. */
export const smallPlan = `scenario: small
title: One hall
asOf: 2026-01-01
horizon: { from: 2026-01, to: 2030-12 }
money: { currency: USD, priceYear: 2025, discountRate: 8 % }
parties:
  us: { roles: [owner, user] }
  them: { roles: [investor] }
sites:
  home: { itCapacity: 60 MW, facilityPerIt: 1.3 }
blocks:
  - id: hall-1
    site: home
    capacity: 50 MW
    frame: it
    milestones: { announced: 2025-06-01, ready for service: 2026-06-30 }
    fleet: [{ platform: rack-100, fills: 100 %, life: 5 years }]
agreements:
  deal:
    instrument: letter of intent
    parties: { from: them, to: us }
    status: [{ from: 2025-06-01, is: announced }]
    grants: [{ kind: money, upTo: 500 MUSD, amount: 100 MUSD, per: 10 MW, frame: it, counts: blocks in service }]
roadmap:
  llms: { flagship: [{ from: 2025-01, llm: dense, precision: fp8 }] }
loads:
  chat:
    kind: per user
    llm: flagship
    tier: interactive
    asOf: 2026-01
    requestsPerUserWeek: 25
    inputTokens: 2000
    cachedShare: 50 %
    outputTokens: 500
  training: { kind: share, does: training, share: 20 % }
serving:
  users: { weeklyActive: [{ on: 2026-01-01, value: 5 M users }] }
  regions: { home: { share: 100 %, utcOffset: -6 } }
  peakToTrough: 2
  targets: { interactive: { ttft: 2 s, tpot: 30 ms } }
training: { precision: fp8, runLength: 13 weeks }
`;
