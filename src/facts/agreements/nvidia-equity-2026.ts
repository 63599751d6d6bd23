import { fact } from "../fact.ts";
import type { AgreementEntry } from "../kinds.ts";

export const entry: AgreementEntry = {
  kind: "agreement",
  id: "nvidia-equity-2026",
  title: "NVIDIA equity in OpenAI, February 2026",
  instrument: "equity",
  parties: { from: "nvidia", to: "openai" },
  status: [
    {
      from: "2026-02-20",
      is: "announced",
      kind: "reported",
      source: "s04-30b-deal-replaces-100b-pact",
    },
    { from: "2026-02-27", is: "signed", kind: "reported", source: "s16-openai-raises-110b" },
  ],
  terms: {
    amount: fact("money", "30 GUSD", {
      source: "s16-openai-raises-110b",
      at: "article",
      grade: "vendor",
      on: "2026-02-27",
      note: "Also: $30B deal replaces $100B pact; $100B OpenAI deal collapses into $30B equity; Nvidia, OpenAI make U-turn",
    }),
    preMoney: fact("money", "730 GUSD", {
      source: "s16-openai-raises-110b",
      at: "article",
      grade: "vendor",
    }),
    postMoney: fact("money", "840 GUSD", {
      source: "s16-openai-raises-110b",
      at: "article",
      grade: "vendor",
    }),
    inferencePower: fact("power", "3 GW", {
      source: "s16-openai-raises-110b",
      at: "article",
      grade: "vendor",
      note: "dedicated inference tied to the stake; frame not stated",
    }),
    trainingPower: fact("power", "2 GW", {
      source: "s16-openai-raises-110b",
      at: "article",
      grade: "vendor",
      note: "training on Vera Rubin; frame not stated",
    }),
  },
  statements: [
    {
      says: "Straight equity, without deployment milestones.",
      source: "s04-30b-deal-replaces-100b-pact",
      on: "2026-02-20",
      grade: "reported",
    },
  ],
  note: "Closing date, share count and any remaining per-gigawatt right are not published.",
};
