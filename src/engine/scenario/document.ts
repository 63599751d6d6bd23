/**
 * The plan file: one schema checks it, types it and exports its JSON Schema for editors.
 *
 * Quantities stay as people printed them; `resolve.ts` turns them into SI numbers. Every number that
 * may be uncertain is `ranged`: a quantity, a reference to a catalogue assumption, or a value with
 * its own interval and papers.
 */
import { z } from "zod";
import { type Dimension, frames, parseDay, parseQuantity } from "../../units/index.ts";

const complaint = (expected: string, found: string, hint: string) => ({
  code: "custom" as const,
  message: "",
  params: { expected, found, hint },
});

const show = (value: unknown): string =>
  value === undefined ? "nothing" : (JSON.stringify(value) ?? String(value)).slice(0, 60);

/** A quantity of `dimension` as printed; a bare number where the dimension has a unitless spelling. */
export const quantityOf = <D extends Dimension>(
  dimension: D,
  limits: { readonly min?: number; readonly max?: number; readonly positive?: boolean } = {},
) =>
  z
    .union([z.string(), z.number()])
    .superRefine((value, context) => {
      const parsed = parseQuantity(String(value), dimension);
      if (!parsed.ok) {
        context.addIssue(complaint(parsed.expected, parsed.found, parsed.hint));
      } else if (limits.positive === true && parsed.value <= 0) {
        context.addIssue(complaint(`a ${dimension} above zero`, show(value), "a positive number"));
      } else if (parsed.value < (limits.min ?? 0)) {
        context.addIssue(
          complaint(`a ${dimension} of at least ${limits.min ?? 0}`, show(value), "drop the minus"),
        );
      } else if (limits.max !== undefined && parsed.value > limits.max) {
        context.addIssue(
          complaint(`a ${dimension} of at most ${limits.max}`, show(value), "a smaller value"),
        );
      }
    })
    .meta({ description: `a ${dimension}, written as a number, a space and a unit` });

const grades = ["measured", "vendor", "reported", "derived", "estimate", "guess"] as const;

/** An uncertain number: as printed, by reference, or with its own interval and papers. */
export const rangedOf = <D extends Dimension>(
  dimension: D,
  limits: { readonly min?: number; readonly max?: number } = {},
) =>
  z
    .union([
      quantityOf(dimension, limits),
      z.strictObject({ from: z.string() }),
      z.strictObject({
        value: quantityOf(dimension, limits),
        low: quantityOf(dimension, limits).optional(),
        high: quantityOf(dimension, limits).optional(),
        source: z.string().optional(),
        grade: z.enum(grades).optional(),
        note: z.string().optional(),
      }),
    ])
    .meta({
      dimension,
      description: `a ${dimension}; low and high are the 5th and 95th percentile of what it may be`,
    });

export const dateText = z.string().superRefine((value, context) => {
  if (parseDay(value) !== null) return;
  const shaped = /^\d{4}-\d{2}(-\d{2})?$/.test(value);
  context.addIssue(
    complaint(
      "a date, YYYY-MM-DD or YYYY-MM",
      show(value),
      shaped ? "a day that exists in that month" : "for example 2026-12-31",
    ),
  );
});

const idText = z
  .string()
  .regex(/^[a-z0-9][a-z0-9.-]*$/, "an id: small letters, digits, dots and hyphens");

export const powerStates = [
  "announced",
  "contracted",
  "financed",
  "permitted",
  "under construction",
  "energised",
  "ready for service",
  "delivered",
  "accepted",
  "in service",
] as const;
export type PowerState = (typeof powerStates)[number];
/** What takes a block out of the plan's own capacity from a date on. */
export const blockEnds = [
  "cancelled",
  "paused",
  "retired",
  "option",
  "handed to another user",
] as const;
export type BlockEnd = (typeof blockEnds)[number];
export const evidenceKinds = ["observed", "reported", "projected", "planned"] as const;

const milestone = z.union([
  dateText,
  z.strictObject({
    on: dateText,
    kind: z.enum(evidenceKinds).optional(),
    source: z.string().optional(),
    note: z.string().optional(),
  }),
]);

const cohort = z.strictObject({
  platform: z.string(),
  fills: quantityOf("share", { max: 1 }).optional(),
  racks: z.number().int().min(0).optional(),
  from: dateText.optional(),
  life: quantityOf("duration", { positive: true }).optional(),
  // biome-ignore lint/suspicious/noThenProperty: the plan file's word for what follows a cohort
  then: z.string().optional(),
});

const block = z.strictObject({
  id: idText,
  site: z.string(),
  capacity: quantityOf("power", { positive: true, max: 1e12 }),
  frame: z.enum(frames),
  note: z.string().optional(),
  holders: z
    .array(
      z.strictObject({
        from: dateText,
        owner: z.string().optional(),
        operator: z.string().optional(),
        user: z.string().optional(),
        source: z.string().optional(),
      }),
    )
    .optional(),
  milestones: z.strictObject(
    Object.fromEntries(powerStates.map((state) => [state, milestone.optional()])) as Record<
      PowerState,
      z.ZodOptional<typeof milestone>
    >,
  ),
  ends: z
    .strictObject({
      on: dateText,
      as: z.enum(blockEnds),
      source: z.string().optional(),
    })
    .optional(),
  fleet: z.array(cohort),
});

const site = z.strictObject({
  from: z.string().optional(),
  name: z.string().optional(),
  country: z.string().optional(),
  region: z.string().optional(),
  itCapacity: quantityOf("power", { positive: true }).optional(),
  facilityPerIt: quantityOf("ratio", { min: 1, max: 3 }).optional(),
  powerPrice: rangedOf("energyPrice").optional(),
  carbonIntensity: rangedOf("carbonIntensity").optional(),
  note: z.string().optional(),
});

const grant = z.strictObject({
  kind: z.enum(["money", "shares", "guarantee", "option", "rent", "supply"]),
  upTo: z.union([z.string(), z.number()]).optional(),
  amount: z.union([z.string(), z.number()]).optional(),
  per: quantityOf("power", { positive: true }).optional(),
  frame: z.enum(frames).optional(),
  counts: z.string().optional(),
  state: z.enum(powerStates).optional(),
  blocks: z.array(z.string()).optional(),
  on: dateText.optional(),
  when: z.array(z.string()).optional(),
  calledOn: z.string().optional(),
  note: z.string().optional(),
});

const agreement = z.strictObject({
  from: z.string().optional(),
  instrument: z.enum([
    "letter of intent",
    "definitive",
    "equity",
    "guaranty",
    "lease",
    "loan",
    "warrant",
    "supply",
  ]),
  title: z.string().optional(),
  parties: z.strictObject({ from: z.string(), to: z.string() }),
  status: z
    .array(
      z.strictObject({
        from: dateText,
        is: z.enum(["announced", "signed", "in force", "superseded", "ended"]),
        by: z.string().optional(),
        kind: z.enum(evidenceKinds).optional(),
        source: z.string().optional(),
      }),
    )
    .min(1),
  grants: z.array(grant),
  longStop: z.string().optional(),
  priority: z.number().int().optional(),
  note: z.string().optional(),
});

const perUserLoad = z.strictObject({
  kind: z.literal("per user"),
  title: z.string().optional(),
  llm: z.string(),
  tier: z.string(),
  asOf: dateText,
  requestsPerUserWeek: rangedOf("count"),
  inputTokens: rangedOf("count"),
  cachedShare: rangedOf("share", { max: 1 }),
  outputTokens: rangedOf("count"),
  reasoningTokens: rangedOf("count").optional(),
  growth: rangedOf("share", { min: -1 }).optional(),
  note: z.string().optional(),
});

const tokenLoad = z.strictObject({
  kind: z.literal("tokens"),
  title: z.string().optional(),
  llm: z.string(),
  tier: z.string(),
  asOf: dateText,
  tokens: rangedOf("tokenRate"),
  inputShare: rangedOf("share", { max: 1 }),
  cachedShare: rangedOf("share", { max: 1 }),
  requestOutputTokens: rangedOf("count"),
  growth: rangedOf("share", { min: -1 }).optional(),
  note: z.string().optional(),
});

const shareLoad = z.strictObject({
  kind: z.literal("share"),
  title: z.string().optional(),
  does: z.enum(["training", "research", "reserve"]),
  share: rangedOf("share", { max: 1 }),
  note: z.string().optional(),
});

const llmGeneration = z.strictObject({
  from: dateText,
  llm: z.string(),
  precision: z.enum(["bf16", "fp8", "fp4"]),
  note: z.string().optional(),
});

const debtTerms = z.strictObject({
  share: rangedOf("share", { max: 1 }),
  rate: rangedOf("share", { max: 1 }),
  term: rangedOf("duration"),
});

const financeSchema = z.strictObject({
  chain: z
    .strictObject({
      user: z.string().optional(),
      operator: z.string().optional(),
      campus: z.string().optional(),
      lender: z.string().optional(),
    })
    .optional(),
  debt: z.strictObject({ campus: debtTerms.optional(), compute: debtTerms.optional() }).optional(),
  construction: rangedOf("duration").optional(),
  tax: rangedOf("share", { max: 1 }).optional(),
  inflation: rangedOf("share", { min: -0.5, max: 1 }).optional(),
  residual: z
    .strictObject({
      compute: rangedOf("share", { max: 1 }).optional(),
      facility: rangedOf("share", { max: 1 }).optional(),
    })
    .optional(),
  rent: rangedOf("powerRent").optional(),
  service: rangedOf("powerRent").optional(),
  revenue: z
    .strictObject({
      by: z.enum(["tokens", "capacity"]).optional(),
      perCapacity: rangedOf("powerRent").optional(),
      paidShare: rangedOf("share", { max: 1 }).optional(),
      declinePerYear: rangedOf("share", { min: -1, max: 1 }).optional(),
    })
    .optional(),
  owners: z
    .record(
      idText,
      z.strictObject({
        costOfCapital: rangedOf("share", { max: 1 }),
        rent: rangedOf("powerRent").optional(),
        note: z.string().optional(),
      }),
    )
    .optional(),
  note: z.string().optional(),
});

/** Limits that blocks share; none is published, so none but the crews has a default. */
const scheduleSchema = z.strictObject({
  shellCrewsPerSite: z.number().int().min(1).optional(),
  commissioningTeamsPerSite: z.number().int().min(1).optional(),
  transformersPerMonth: z.number().positive().optional(),
  enginesPerMonth: z.number().positive().optional(),
  racksPerMonth: z.number().positive().optional(),
  hbmPerMonth: quantityOf("data", { positive: true }).optional(),
  source: z.string().optional(),
  note: z.string().optional(),
});

export const planSchema = z
  .strictObject({
    scenario: idText,
    title: z.string(),
    asOf: dateText,
    horizon: z.strictObject({ from: dateText, to: dateText }),
    money: z.strictObject({
      currency: z.literal("USD"),
      priceYear: z.number().int().min(2000).max(2100),
      discountRate: rangedOf("share", { max: 1 }),
    }),
    parties: z.record(
      idText,
      z.strictObject({
        name: z.string().optional(),
        roles: z
          .array(
            z.enum([
              "user",
              "operator",
              "owner",
              "developer",
              "supplier",
              "investor",
              "lender",
              "utility",
              "partner",
            ]),
          )
          .min(1),
      }),
    ),
    sites: z.record(idText, site).optional(),
    unassigned: z
      .strictObject({
        powerPrice: rangedOf("energyPrice").optional(),
        carbonIntensity: rangedOf("carbonIntensity").optional(),
        facilityPerIt: quantityOf("ratio", { min: 1, max: 3 }).optional(),
        note: z.string().optional(),
      })
      .optional(),
    blocks: z.array(block).min(1),
    agreements: z.record(idText, agreement).optional(),
    events: z
      .array(
        z.strictObject({
          on: dateText,
          name: z.string().regex(/^[a-zA-Z]\w*$/, "a name that conditions can read as facts.name"),
          value: z.union([z.number(), z.boolean(), z.string()]),
          kind: z.enum(evidenceKinds).optional(),
          source: z.string().optional(),
        }),
      )
      .optional(),
    roadmap: z.strictObject({
      platforms: z
        .array(
          z.strictObject({ platform: z.string(), from: dateText, note: z.string().optional() }),
        )
        .optional(),
      llms: z.record(idText, z.array(llmGeneration).min(1)),
      software: z
        .strictObject({ gainPerYear: rangedOf("share"), from: dateText, until: dateText })
        .optional(),
    }),
    loads: z.record(idText, z.discriminatedUnion("kind", [perUserLoad, tokenLoad, shareLoad])),
    serving: z.strictObject({
      users: z.strictObject({
        weeklyActive: z
          .array(
            z.strictObject({
              on: dateText,
              value: quantityOf("users", { positive: true }),
              kind: z.enum(evidenceKinds).optional(),
              source: z.string().optional(),
            }),
          )
          .min(1),
        growth: rangedOf("share", { min: -1 }).optional(),
        growthUntil: dateText.optional(),
      }),
      regions: z.record(
        idText,
        z.strictObject({
          share: rangedOf("share", { max: 1 }),
          utcOffset: z.number().min(-12).max(14),
        }),
      ),
      peakToTrough: rangedOf("ratio", { min: 1 }),
      targets: z.record(
        idText,
        z.strictObject({
          ttft: quantityOf("duration", { positive: true }),
          tpot: quantityOf("duration", { positive: true }),
          percentile: z.number().min(50).max(99.9).optional(),
          priceOutput: rangedOf("tokenPrice").optional(),
          note: z.string().optional(),
        }),
      ),
    }),
    training: z
      .strictObject({
        precision: z.enum(["bf16", "fp8", "fp4"]),
        runLength: quantityOf("duration", { positive: true }),
        /** What is trained: with it the step model rates each platform, without it an MFU band. */
        job: z
          .strictObject({
            llm: z.string(),
            packages: z.number().int().positive(),
            globalBatch: z.number().int().positive(),
            sequence: z.number().int().positive(),
          })
          .optional(),
        campaigns: z
          .array(
            z.strictObject({
              id: idText,
              from: dateText,
              work: quantityOf("compute", { positive: true }),
              note: z.string().optional(),
            }),
          )
          .optional(),
      })
      .optional(),
    policy: z
      .strictObject({
        powerCap: quantityOf("share", { min: 0.3, max: 1 }).optional(),
        engine: z.enum(["trtllm", "sglang", "vllm"]).optional(),
        routing: z.enum(["anywhere"]).optional(),
        allocation: z.enum(["rule"]).optional(),
      })
      .optional(),
    finance: financeSchema.optional(),
    schedule: scheduleSchema.optional(),
    correlations: z
      .array(
        z.strictObject({
          between: z.tuple([z.string(), z.string()]),
          rank: z.number().gt(-1).lt(1),
          source: z.string().optional(),
          grade: z.enum(grades).optional(),
          note: z.string().optional(),
        }),
      )
      .optional(),
    assumptions: z
      .record(
        idText,
        z.strictObject({
          value: z.union([z.string(), z.number()]),
          low: z.union([z.string(), z.number()]).optional(),
          high: z.union([z.string(), z.number()]).optional(),
          source: z.string().optional(),
          grade: z.enum(grades).optional(),
          note: z.string().optional(),
        }),
      )
      .optional(),
  })
  .meta({
    title: "Ampacity plan",
    description: "One operator's build-out, its loads, agreements and assumptions",
  });

export type PlanDocument = z.infer<typeof planSchema>;
