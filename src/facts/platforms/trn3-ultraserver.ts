import { fact } from "../fact.ts";
import type { Platform } from "../kinds.ts";

export const entry: Platform = {
  kind: "platform",
  id: "trn3-ultraserver",
  name: "AWS Trn3 UltraServer Gen2",
  vendor: "aws",
  family: "trainium",
  accelerator: "aws-trainium3",
  unit: "rack",
  packagesPerUnit: fact("count", "144", {
    source: "trn3-ultraserver-report",
    at: "article",
    grade: "vendor",
  }),
  scaleUpSize: fact("count", "144", {
    source: "trn3-ultraserver-report",
    at: "article",
    grade: "vendor",
  }),
  vendorLabel: "Trn3 UltraServer Gen2",
  unitPower: fact("power", "220 kW", {
    source: "ampacity-judgement",
    at: "judgement",
    grade: "guess",
    note: "no power is published: 144 × 1,000 W × 1.53 server over chip (Epoch AI) = 220 kW",
  }),
  volumeFrom: {
    on: "2025-12-02",
    source: "trn3-ultraserver-report",
    at: "article",
    grade: "vendor",
    note: "general availability in December 2025; the day is recalled",
  },
  announcedFor: {
    on: "2024-12-03",
    source: "trn3-ultraserver-report",
    at: "article",
    grade: "vendor",
    note: "previewed in December 2024; the day is recalled",
  },
};
