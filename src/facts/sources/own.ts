import type { Source } from "../kinds.ts";

/** What we say ourselves: guesses called guesses, and judgement on cited rows. */
export const ownSources = {
  "ampacity-judgement": {
    title: "Ampacity's own judgement on the rows cited beside it",
    publisher: "Ampacity",
    accessedOn: "2026-11-24",
    quality: "ours",
  },
} as const satisfies Record<string, Source>;
