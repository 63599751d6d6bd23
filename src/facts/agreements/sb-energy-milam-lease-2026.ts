import { fact } from "../fact.ts";
import type { AgreementEntry } from "../kinds.ts";

export const entry: AgreementEntry = {
  kind: "agreement",
  id: "sb-energy-milam-lease-2026",
  title: "SB Energy–OpenAI lease, Milam County",
  instrument: "lease",
  parties: { from: "sb-energy", to: "openai" },
  status: [
    {
      from: "2026-01-09",
      is: "signed",
      kind: "reported",
      source: "l2-stargate-milam-county-site-report",
    },
  ],
  terms: {
    capacity: fact("power", "1.2 GW", {
      source: "l2-stargate-milam-county-site-report",
      at: "lease",
      grade: "vendor",
      on: "2026-01-09",
      note: "frame not stated",
    }),
    openaiEquity: fact("money", "0.5 GUSD", {
      source: "l2-stargate-milam-county-site-report",
      at: "lease",
      grade: "vendor",
      note: "OpenAI into SB Energy",
    }),
    softbankEquity: fact("money", "0.5 GUSD", {
      source: "l2-stargate-milam-county-site-report",
      at: "lease",
      grade: "vendor",
      note: "SoftBank into SB Energy",
    }),
  },
  statements: [
    {
      says: "The only disclosed direct lease from a developer before PORTS-Pike; rent not published.",
      source: "l2-stargate-milam-county-site-report",
      grade: "reported",
    },
  ],
};
