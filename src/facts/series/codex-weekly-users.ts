import { fact } from "../fact.ts";
import type { Series } from "../kinds.ts";

export const entry: Series = {
  kind: "series",
  id: "codex-weekly-users",
  title: "Codex weekly users",
  quantity: "weekly users",
  dimension: "users",
  points: [
    fact("users", "1.6 M users", {
      source: "codex-keynote-2026-04",
      at: "notes",
      grade: "reported",
      on: "2026-02-27",
    }),
    fact("users", "2 M users", {
      source: "codex-keynote-2026-04",
      at: "notes",
      grade: "reported",
      on: "2026-03-31",
    }),
    fact("users", "3 M users", {
      source: "codex-keynote-2026-04",
      at: "notes",
      grade: "reported",
      on: "2026-04-16",
    }),
  ],
  note: "Another page gives 1 M in February 2026.",
};
