import { fact } from "../fact.ts";
import type { Platform } from "../kinds.ts";

export const entry: Platform = {
  kind: "platform",
  id: "ironwood-pod",
  name: "Google Ironwood pod",
  vendor: "google",
  family: "tpu",
  accelerator: "google-tpu-v7",
  unit: "pod",
  packagesPerUnit: fact("count", "9216", {
    source: "ironwood-press",
    at: "article",
    grade: "vendor",
  }),
  scaleUpSize: fact("count", "9216", { source: "ironwood-press", at: "article", grade: "vendor" }),
  vendorLabel: "Ironwood pod",
  unitPower: fact("power", "10 MW", {
    source: "ironwood-press",
    at: "article",
    grade: "vendor",
    note: "about",
  }),
  volumeFrom: {
    on: "2025-11-01",
    source: "ironwood-press",
    at: "article",
    grade: "vendor",
    note: "general availability in November 2025; the day is not stated",
  },
  announcedFor: {
    on: "2025-04-09",
    source: "ironwood-press",
    at: "article",
    grade: "vendor",
    note: "announced in April 2025; the day is recalled",
  },
  note: "A 3D torus, not all to all.",
};
