import { fact } from "../fact.ts";
import type { AgreementEntry } from "../kinds.ts";

export const entry: AgreementEntry = {
  kind: "agreement",
  id: "broadcom-openai-2025",
  title: "Broadcom–OpenAI accelerators",
  instrument: "supply",
  parties: { from: "broadcom", to: "openai" },
  status: [
    {
      from: "2025-10-13",
      is: "announced",
      kind: "reported",
      source: "s21-how-nvidia-customises-ai-systems",
    },
  ],
  terms: {
    capacity: fact("power", "10 GW", {
      source: "s21-how-nvidia-customises-ai-systems",
      at: "OpenAI’s own accelerators",
      grade: "vendor",
      note: "frame not stated",
    }),
  },
  statements: [
    {
      says: "Deployment starts in the second half of 2026 and ends by 2029; value not disclosed.",
      source: "s21-how-nvidia-customises-ai-systems",
      grade: "vendor",
    },
    {
      says: "Inference chip in small volume at the end of 2026, ramping in 2027.",
      source: "s21-how-nvidia-customises-ai-systems",
      grade: "vendor",
    },
  ],
};
