import { fact } from "../fact.ts";
import type { Series } from "../kinds.ts";

export const entry: Series = {
  kind: "series",
  id: "chatgpt-weekly-users",
  title: "ChatGPT weekly active users",
  quantity: "weekly active users",
  dimension: "users",
  points: [
    fact("users", "100 M users", {
      source: "verge-devday-2023",
      at: "DevDay",
      grade: "reported",
      on: "2023-11-06",
    }),
    fact("users", "200 M users", {
      source: "gloznews-200m",
      at: "article",
      grade: "reported",
      on: "2024-08-29",
    }),
    fact("users", "300 M users", {
      source: "reuters-chatgpt-users",
      at: "article",
      grade: "reported",
      on: "2024-12-04",
    }),
    fact("users", "400 M users", {
      source: "innovanews-400m",
      at: "article",
      grade: "reported",
      on: "2025-02-20",
    }),
    fact("users", "500 M users", {
      source: "findarticles-800m",
      at: "article",
      grade: "reported",
      on: "2025-03-31",
    }),
    fact("users", "700 M users", {
      source: "nber-34255",
      at: "July 2025",
      grade: "reported",
      on: "2025-07-31",
    }),
    fact("users", "800 M users", {
      source: "findarticles-800m",
      at: "DevDay",
      grade: "reported",
      on: "2025-10-06",
    }),
    fact("users", "900 M users", {
      source: "findarticles-900m",
      at: "article",
      grade: "reported",
      on: "2026-02-27",
      bound: "at least",
    }),
    fact("users", "900 M users", {
      source: "siliconsnark-s1",
      at: "article",
      grade: "reported",
      on: "2026-03-31",
    }),
    fact("users", "1 B users", {
      source: "single-news-text-2026-08",
      at: "text",
      grade: "reported",
      on: "2026-08-06",
      note: "weak source: unconfirmed",
    }),
  ],
  note: "A page that gives 230 M in 2026 stands against every other source and is left out by name.",
};
