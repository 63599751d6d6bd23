import { fact } from "../fact.ts";
import type { AgreementEntry } from "../kinds.ts";

export const entry: AgreementEntry = {
  kind: "agreement",
  id: "ports-pike-guaranty-2026",
  title: "NVIDIA residual-value guaranties at PORTS-Pike",
  instrument: "guaranty",
  parties: { from: "nvidia", to: "sb-energy" },
  status: [
    {
      from: "2026-08-17",
      is: "signed",
      kind: "reported",
      source: "s21-how-nvidia-customises-ai-systems",
    },
  ],
  terms: {
    guaranteedLoad: fact("power", "4.25 GW", {
      source: "s21-how-nvidia-customises-ai-systems",
      at: "8-K of 2026-08-17",
      grade: "vendor",
      on: "2026-08-17",
      note: "critical IT. Also: NVIDIA primary-source note quoting 8-K, EX-99.2 and 10-Q EX-10.1",
    }),
    upTo: fact("money", "105 GUSD", {
      source: "s21-how-nvidia-customises-ai-systems",
      at: "8-K of 2026-08-17",
      grade: "vendor",
      on: "2026-08-17",
      bound: "at most",
      note: "payments by NVIDIA. Also: NVIDIA primary-source note quoting 8-K, EX-99.2 and 10-Q EX-10.1",
    }),
    capPerPower: fact("powerPrice", "24.7 GUSD/GW", {
      source: "s21-how-nvidia-customises-ai-systems",
      at: "8-K of 2026-08-17",
      grade: "derived",
      formula: "105 GUSD ÷ 4.25 GW = 24.7 GUSD per GW IT",
    }),
    optionFiling: fact("power", "3.8 GW", {
      source: "s21-how-nvidia-customises-ai-systems",
      at: "8-K of 2026-08-17",
      grade: "vendor",
      on: "2026-08-17",
      note: "critical IT; the press release says 3.75 GW",
    }),
    optionRelease: fact("power", "3.75 GW", {
      source: "s21-how-nvidia-customises-ai-systems",
      at: "press release of 2026-08-17",
      grade: "vendor",
      on: "2026-08-17",
      note: "critical IT; the filing says 3.8 GW",
    }),
    deferral: fact("duration", "1 year", {
      source: "s21-how-nvidia-customises-ai-systems",
      at: "guarantor’s choices",
      grade: "vendor",
      bound: "at most",
    }),
    endsAt: fact("duration", "20 years", {
      source: "s20-nvidia-primary-source-note-quoting",
      at: "form of guaranty",
      grade: "vendor",
      note: "from commencement, or earlier",
    }),
    equityInSbEnergy: fact("money", "1.5 GUSD", {
      source: "s14-250b-guarantee-talks-shipped-as",
      at: "article",
      grade: "vendor",
      note: "Also: How NVIDIA customises AI systems; News digest on the Aug 17 agreement",
    }),
    maximumExposure: fact("money", "108.5 GUSD", {
      source: "s20-nvidia-primary-source-note-quoting",
      at: "10-Q, second fiscal quarter",
      grade: "vendor",
      on: "2026-07-26",
      note: "all of NVIDIA’s guarantees, gross",
    }),
    sizingGpus: fact("count", "1.5 M", {
      source: "s20-nvidia-primary-source-note-quoting",
      at: "EX-99.2",
      grade: "vendor",
      note: "GPUs of one generation on 4.25 GW, about. Also: News digest citing IT之家, 2026-08-17",
    }),
    sizingRevenueLow: fact("money", "150 GUSD", {
      source: "s20-nvidia-primary-source-note-quoting",
      at: "EX-99.2",
      grade: "vendor",
    }),
    sizingRevenueHigh: fact("money", "200 GUSD", {
      source: "s20-nvidia-primary-source-note-quoting",
      at: "EX-99.2",
      grade: "vendor",
    }),
  },
  statements: [
    {
      says: "Effective unit by unit at ready for service, expected from 2028.",
      source: "s21-how-nvidia-customises-ai-systems",
      on: "2026-08-17",
      grade: "vendor",
    },
    {
      says: "Called by the tenant’s insolvency or failure to pay.",
      source: "s21-how-nvidia-customises-ai-systems",
      on: "2026-08-17",
      grade: "vendor",
    },
    {
      says: "The guarantor may pay the shortfall to a minimum value, assume the lease, force a re-let or a sale, let it end, or defer.",
      source: "s21-how-nvidia-customises-ai-systems",
      on: "2026-08-17",
      grade: "vendor",
    },
    {
      says: "Nine causes end it, among them the 20th anniversary, a redacted tenant rating, a rated replacement tenant, a bank guarantee.",
      source: "s20-nvidia-primary-source-note-quoting",
      on: "2026-08-26",
      grade: "vendor",
    },
    {
      says: "The minimum value covers data centre, power and transmission.",
      source: "s20-nvidia-primary-source-note-quoting",
      on: "2026-08-26",
      grade: "vendor",
    },
    {
      says: "Landlord and power affiliate sign lease, power purchase and transmission only if the guaranty is delivered.",
      source: "s20-nvidia-primary-source-note-quoting",
      on: "2026-08-26",
      grade: "vendor",
    },
    {
      says: "NVIDIA is the sole supplier of AI compute on the site, with limited exceptions.",
      source: "s21-how-nvidia-customises-ai-systems",
      on: "2026-08-17",
      grade: "vendor",
    },
    {
      says: "Guaranteed openings over 2028 to 2030.",
      source: "s28-news-digest-aug-17-agreement",
      on: "2026-08-17",
      grade: "reported",
    },
  ],
  note: "Exposure, never cash to OpenAI. Amounts per gigawatt and the rating threshold are redacted.",
};
