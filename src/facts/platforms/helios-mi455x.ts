import { fact } from "../fact.ts";
import type { Platform } from "../kinds.ts";

export const entry: Platform = {
  kind: "platform",
  id: "helios-mi455x",
  name: "AMD Helios, 72 × MI455X",
  vendor: "amd",
  family: "amd",
  accelerator: "amd-mi455x",
  unit: "rack",
  packagesPerUnit: fact("count", "72", {
    source: "awesomeagents-helios",
    at: "specifications",
    grade: "vendor",
  }),
  scaleUpSize: fact("count", "72", {
    source: "awesomeagents-helios",
    at: "specifications",
    grade: "vendor",
  }),
  vendorLabel: "Helios",
  unitPower: {
    chosen: fact("power", "245 kW", {
      source: "mi455x-teardown-note",
      at: "note, citing ServeTheHome",
      grade: "reported",
      bound: "at least",
      note: "upwards of",
    }),
    rivals: [
      fact("power", "130 kW", {
        source: "amd-notes",
        at: "note",
        grade: "reported",
        interval: ["100 kW", "130 kW"],
        note: "unsupported",
      }),
    ],
    choice: { on: "2026-11-24", reason: "72 packages above 2 kW already exceed the other figure" },
  },
  volumeFrom: {
    on: "2027-04-01",
    source: "semianalysis-july-digest",
    at: "digest",
    grade: "estimate",
    note: "mass ramp in the second quarter of 2027; samples and low volume in the second half of 2026",
  },
  announcedFor: {
    on: "2026-07-01",
    source: "helios-on-track",
    at: "article",
    grade: "vendor",
    note: "second half of 2026",
  },
};
