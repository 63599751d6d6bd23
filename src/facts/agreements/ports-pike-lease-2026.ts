import { fact } from "../fact.ts";
import type { AgreementEntry } from "../kinds.ts";

export const entry: AgreementEntry = {
  kind: "agreement",
  id: "ports-pike-lease-2026",
  title: "SB Energy–OpenAI lease, PORTS-Pike",
  instrument: "lease",
  parties: { from: "sb-energy", to: "openai" },
  status: [
    {
      from: "2026-08-17",
      is: "signed",
      kind: "reported",
      source: "s27-openai-joins-ports-pike-project",
    },
  ],
  terms: {
    capacity: fact("power", "8 GW", {
      source: "s21-how-nvidia-customises-ai-systems",
      at: "8-K of 2026-08-17",
      grade: "vendor",
      on: "2026-08-17",
      note: "critical IT. Also: OpenAI joins PORTS-Pike project",
    }),
    term: fact("duration", "20 years", {
      source: "s21-how-nvidia-customises-ai-systems",
      at: "8-K of 2026-08-17",
      grade: "vendor",
      note: "Also: $250B guarantee talks shipped as $105B",
    }),
    firstPhase: fact("power", "800 MW", {
      source: "s27-openai-joins-ports-pike-project",
      at: "announcement",
      grade: "vendor",
      note: "2028",
    }),
  },
  statements: [
    {
      says: "Rent starts when capacity becomes available; amount not published.",
      source: "s14-250b-guarantee-talks-shipped-as",
      on: "2026-08-17",
      grade: "reported",
    },
  ],
};
