import { fact } from "../fact.ts";
import type { Sheet } from "../kinds.ts";

export const entry: Sheet = {
  kind: "sheet",
  id: "deployed-definition",
  topic: "deal",
  title: "What a deployed gigawatt means",
  facts: {
    guaranteedLoad: fact("power", "4.25 GW", {
      source: "s21-how-nvidia-customises-ai-systems",
      at: "8-K of 2026-08-17",
      grade: "vendor",
      note: "counted in critical IT load",
    }),
    soakLow: fact("duration", "24 hours", {
      source: "s128-gpu-cluster-acceptance-testing",
      at: "guide",
      grade: "reported",
    }),
    soakHigh: fact("duration", "168 hours", {
      source: "s76-gpu-node-burn",
      at: "page",
      grade: "reported",
    }),
  },
  statements: [
    {
      says: "The letter of intent defines no deployed gigawatt.",
      source: "s02-openai-nvidia-deploy-10-gw",
      grade: "reported",
    },
    {
      says: "The guaranty counts critical IT load and starts at ready for service, lease by lease.",
      source: "s20-nvidia-primary-source-note-quoting",
      grade: "vendor",
    },
    {
      says: "Ready for service in public contracts: built, commissioned and handed over, before IT is installed and clusters validated.",
      source: "s77-ai-data-centre-alpha-map",
      grade: "reported",
    },
    {
      says: "NVIDIA asks AI clouds for four states, delivered, healthy, reserved and in use, with node-level fields.",
      source: "s127-nvidia-requirements-ai-clouds-capacity",
      grade: "vendor",
    },
    {
      says: "A careful site study stages: announced, contracted, financed, permitted, under construction, energised and equipped, commissioned, utilised.",
      source: "l8-ai-datacenter-current-model",
      grade: "reported",
    },
    {
      says: "Outside proof in use: satellite and thermal images, fans in motion, permits, utility filings, regulators’ contracts.",
      source: "epoch-ai-data-centers",
      grade: "estimate",
    },
    {
      says: "Acceptance of a cluster: node baseline, error-free fabric, collective bandwidth in its envelope, a soak, a recorded sign-off.",
      source: "s128-gpu-cluster-acceptance-testing",
      grade: "reported",
    },
    {
      says: "Money freed by running kit: the last part of CoreWeave’s loan 4.",
      source: "s113-coreweave-8-5b-structure",
      grade: "reported",
    },
    {
      says: "Rent from availability at PORTS-Pike.",
      source: "s14-250b-guarantee-talks-shipped-as",
      grade: "reported",
    },
  ],
  note: "Who audits a milestone was not found for the letter or for the AMD deal.",
};
