import { fact } from "../fact.ts";
import type { AgreementEntry } from "../kinds.ts";

export const entry: AgreementEntry = {
  kind: "agreement",
  id: "nvidia-letter-2025",
  title: "NVIDIA–OpenAI letter of intent, September 2025",
  instrument: "letter of intent",
  parties: { from: "nvidia", to: "openai" },
  status: [
    {
      from: "2025-09-22",
      is: "announced",
      kind: "reported",
      source: "s01-openai-nvidia-unveil-100b-plan",
    },
    {
      from: "2026-02-20",
      is: "superseded",
      by: "nvidia-equity-2026",
      kind: "reported",
      source: "s06-nvidia-openai-make-u-turn",
    },
  ],
  terms: {
    upTo: fact("money", "100 GUSD", {
      source: "s01-openai-nvidia-unveil-100b-plan",
      at: "announcement",
      grade: "vendor",
      on: "2025-09-22",
      bound: "at most",
    }),
    amount: fact("money", "10 GUSD", {
      source: "s04-30b-deal-replaces-100b-pact",
      at: "article",
      grade: "reported",
      note: "per gigawatt. Also: $100B OpenAI deal collapses into $30B equity; Nvidia, OpenAI make U-turn",
    }),
    perCapacity: fact("power", "1 GW", {
      source: "s04-30b-deal-replaces-100b-pact",
      at: "article",
      grade: "reported",
      note: "frame not stated",
    }),
    systems: fact("power", "10 GW", {
      source: "s01-openai-nvidia-unveil-100b-plan",
      at: "announcement",
      grade: "vendor",
      on: "2025-09-22",
      bound: "at least",
      note: "NVIDIA systems; frame not stated",
    }),
    firstTrancheStake: fact("share", "2 %", {
      source: "s08-openai-may-lease-nvidia-gpus",
      at: "article",
      grade: "reported",
      note: "about, at a valuation of 500 GUSD",
    }),
  },
  statements: [
    {
      says: "Non-binding; final terms were promised within weeks and none were published.",
      source: "s02-openai-nvidia-deploy-10-gw",
      on: "2025-09-22",
      grade: "vendor",
    },
    {
      says: "First gigawatt on Vera Rubin in the second half of 2026.",
      source: "s01-openai-nvidia-unveil-100b-plan",
      on: "2025-09-22",
      grade: "vendor",
    },
    {
      says: "Equity without votes or control; OpenAI pays cash for systems.",
      source: "s07-biggest-ai-data-center-projects",
      grade: "reported",
    },
    {
      says: "What releases the first 10 GUSD, version A: signing the purchase agreement of the first gigawatt.",
      source: "s03-nvidia-invest-up-100b-openai",
      grade: "reported",
    },
    {
      says: "Version B: the first gigawatt complete and deployed.",
      source: "s10-nvidia-abandons-milestone-linked-deal",
      grade: "reported",
    },
    {
      says: "Version C: available soon, to help deploy the first gigawatt.",
      source: "s12-cold-water-100b-deal",
      grade: "reported",
    },
    {
      says: "Both sides will not pursue it, by the Financial Times.",
      source: "s06-nvidia-openai-make-u-turn",
      on: "2026-02-20",
      grade: "reported",
    },
    {
      says: "NVIDIA had not ruled out later rounds under the first idea, by a CNBC source.",
      source: "s04-30b-deal-replaces-100b-pact",
      on: "2026-02-20",
      grade: "reported",
    },
    {
      says: "NVIDIA’s filing: no assurance of a definitive agreement.",
      source: "s11-nvidia-states-no-guarantee-deal",
      on: "2025-11-19",
      grade: "vendor",
    },
  ],
  note: "A superseded reference scheme, kept because its per-gigawatt release is what people still quote. No text defines a deployed gigawatt.",
};
