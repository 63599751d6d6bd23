/** The shape of each command's `--json` object: what a program may rely on. */
import { z } from "zod";

const keys = z.object({
  engine: z.string(),
  facts: z.string(),
  scenario: z.string(),
  seed: z.string(),
});
const headlineValue = z.union([z.number(), z.string(), z.null()]);
const definition = z.object({
  title: z.string(),
  unit: z.string(),
  frame: z.string().optional(),
  asOf: z.string(),
  moneyYear: z.number().optional(),
  formula: z.string(),
});
const range = z.object({ p10: headlineValue, p50: headlineValue, p90: headlineValue });
const issue = z.object({
  file: z.string(),
  line: z.number(),
  column: z.number(),
  path: z.string(),
  expected: z.string(),
  found: z.string(),
  hint: z.string(),
});
const origin = z.object({
  kind: z.enum(["fact", "plan", "assumption", "derived"]),
  ref: z.string(),
  printed: z.string(),
});
const claim = z.object({
  id: z.string(),
  line: z.string(),
  claimed: z.string(),
  frame: z.string(),
  computed: z.string(),
  value: headlineValue,
  unit: z.string(),
  interval: z.object({ low: headlineValue, high: headlineValue, of: z.string() }).nullable(),
  kind: z.enum(["plan", "identity", "predicted"]),
  record: z.string(),
  papers: z.array(
    z.object({
      ref: z.string(),
      says: z.string(),
      source: z.string(),
      on: z.string().nullable(),
      grade: z.string(),
    }),
  ),
});

export const commandSchemas = {
  run: z.object({
    command: z.literal("run"),
    scenario: z.string(),
    title: z.string(),
    asOf: z.string(),
    keys,
    headline: z.record(z.string(), headlineValue),
    definitions: z.record(z.string(), definition),
    draws: z.number(),
    ranges: z.record(z.string(), range).nullable(),
    series: z.object({
      months: z.array(z.string()),
      columns: z.record(z.string(), z.array(z.number().nullable())),
    }),
    findings: z.array(z.string()),
    origins: z.record(z.string(), origin),
  }),
  check: z.object({
    command: z.literal("check"),
    file: z.string(),
    ok: z.boolean(),
    issues: z.array(issue),
    remarks: z.array(z.string()),
  }),
  claims: z.object({
    command: z.literal("claims"),
    scenario: z.string(),
    keys,
    draws: z.number(),
    claims: z.array(claim),
  }),
  compare: z.object({
    command: z.literal("compare"),
    a: z.object({ scenario: z.string(), keys }),
    b: z.object({ scenario: z.string(), keys }),
    deltas: z.array(
      z.object({
        name: z.string(),
        unit: z.string(),
        a: headlineValue,
        b: headlineValue,
        change: z.number().nullable(),
        changeFraction: z.number().nullable(),
      }),
    ),
    causes: z.array(z.object({ what: z.string(), a: z.string(), b: z.string() })),
  }),
  "validate-relations": z.object({
    command: z.literal("validate relations"),
    relations: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        frame: z.string(),
        kind: z.enum(["identity", "calibrated", "predicted"]),
        tolerance: z.unknown(),
        verdict: z.enum(["holds", "fails", "uncovered"]),
        why: z.string(),
      }),
    ),
    summary: z.unknown(),
  }),
} as const;
