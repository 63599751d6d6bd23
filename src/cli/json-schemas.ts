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

const quantiles = z.looseObject({
  mean: z.number(),
  p50: z.number(),
  p90: z.number(),
  p95: z.number(),
  p99: z.number(),
  max: z.number(),
});
const comparison = z.looseObject({
  measured: z.number(),
  predicted: z.number(),
  error: z.number(),
});
const errors = z.looseObject({
  mape: z.number(),
  mdape: z.number(),
  p90ape: z.number(),
  bias: z.number(),
  coverage80: z.number(),
});

const interval = z.object({ low: z.number(), high: z.number() });
const support = z.enum(["measured", "interpolated", "physics", "unsupported"]);
const refusal = z.object({ reason: z.string(), detail: z.string() });
const parts = z.record(z.string(), z.number());
const servingPlacement = z.object({
  tensorParallel: z.number(),
  pipelineParallel: z.number(),
  attentionDataParallel: z.number(),
  expertTensorParallel: z.number(),
  expertParallel: z.number(),
});
const predictedBy = z.object({ withoutTheGroup: z.number(), groupNeverSeen: z.number() });

const launchConfiguration = z.object({
  engine: z.string(),
  command: z.string(),
  file: z.object({ name: z.string(), text: z.string() }).optional(),
});

const frontierPoint = z.object({
  precision: z.string(),
  mode: z.enum(["together", "apart"]),
  placement: servingPlacement,
  prefillPlacement: servingPlacement.optional(),
  prefillPackagesPerDecodePackage: z.number().optional(),
  concurrency: z.number(),
  packages: z.number(),
  ttftS: z.number(),
  tpotS: z.number(),
  outputTokensPerSPerUser: z.number(),
  outputTokensPerSPerPackage: z.number(),
  packagePowerW: z.number(),
  clockFraction: z.number(),
  outputTokensPerSPerMw: z.number(),
  usdPerMillionTokens: z.number().optional(),
  tpotInterval: interval,
  support,
  launch: launchConfiguration,
  /** Where pools are apart. */
  prefillLaunch: launchConfiguration.optional(),
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
    sets: z.number(),
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
        sharesPredictionOf: z.string().optional(),
      }),
    ),
    summary: z.unknown(),
  }),
  "simulate-serving": z.looseObject({
    command: z.literal("simulate serving"),
    requests: z.number(),
    iterations: z.number(),
    endS: z.number(),
    quantiles: z.enum(["exact", "sketch"]),
    ttftS: quantiles,
    tpotS: quantiles,
    itlS: quantiles,
    e2eS: quantiles,
    saturation: z.unknown(),
    rejected: z.unknown(),
    badRows: z.unknown(),
  }),
  "validate-serving-runs": z.looseObject({
    command: z.literal("validate serving-runs"),
    runs: z.array(
      z.looseObject({ id: z.string(), ttft: comparison, tpot: comparison, e2e: comparison }),
    ),
  }),
  "validate-serving": z.looseObject({
    command: z.literal("validate serving"),
    rows: z.number(),
    distinct: z.number(),
    answered: z.number(),
    refused: z.record(z.string(), z.number()),
    predictedBy,
    // Absent where no aggregated row is answered.
    tpot: errors.optional(),
    ttft: errors.optional(),
    groups: z.unknown(),
  }),
  "validate-training": z.looseObject({
    command: z.literal("validate training"),
    rows: z.number(),
    distinct: z.number(),
    answered: z.number(),
    refused: z.record(z.string(), z.number()),
    predictedBy,
    groups: z.unknown(),
  }),
  "estimate-serving": z.union([
    z.object({
      command: z.literal("estimate serving"),
      headline: z.object({
        ttftS: z.number(),
        tpotS: z.number(),
        outputTokensPerSPerPackage: z.number(),
      }),
      packageDrawW: z.number(),
      clockFraction: z.number(),
      ttftS: z.number(),
      tpotS: z.number(),
      outputTokensPerSPerPackage: z.number(),
      boundBy: z.string(),
      parts: z.object({ tpot: parts, ttft: parts }),
      memory: z.looseObject({
        weightsBytes: z.number(),
        cacheBytes: z.number(),
        sequencesPerRank: z.number(),
        fits: z.boolean(),
      }),
      runningSequences: z.number(),
      interval: z.object({ ttftS: interval, tpotS: interval }),
      support,
    }),
    z.object({ command: z.literal("estimate serving"), refused: refusal }),
  ]),
  "estimate-training": z.union([
    z.looseObject({
      command: z.literal("estimate training"),
      headline: z.object({
        stepS: z.number(),
        tokensPerSPerPackage: z.number(),
        mfuFraction: z.number(),
      }),
      packageDrawW: z.number(),
      clockFraction: z.number(),
      stepS: z.number(),
      parts,
      packages: z.number(),
      tokensPerSPerPackage: z.number(),
      mfuFraction: z.number(),
      hfuFraction: z.number(),
      modelFlopPerSPerPackage: z.number(),
      interval: z.object({ stepS: interval }),
      support,
    }),
    z.object({
      command: z.literal("estimate training"),
      refused: refusal,
      memory: parts.optional(),
    }),
  ]),
  frontier: z.union([
    z.object({
      command: z.literal("frontier"),
      evaluated: z.number(),
      rejected: z.record(z.string(), z.number()),
      fronts: z.record(z.string(), z.array(frontierPoint)),
    }),
    z.object({
      command: z.literal("frontier"),
      trainingTokens: z.number(),
      rejected: z.record(z.string(), z.number()),
      coDesign: z.array(
        z.object({
          llm: z.looseObject({ id: z.string() }),
          precision: z.string(),
          quality: z.object({
            effectiveParameters: z.number(),
            lossNats: z.number(),
            interval,
          }),
          outputTokensPerSPerPackage: z.number(),
          tpotS: z.number(),
        }),
      ),
    }),
  ]),
  schedule: z.looseObject({
    command: z.literal("schedule"),
    scenario: z.string(),
    draws: z.number(),
    asOf: z.string(),
    /** In force, by option or plan; null where nothing limits. */
    limits: z.object({
      racksPerMonth: z.number().nullable(),
      hbmBytesPerMonth: z.number().nullable(),
      transformersPerMonth: z.number().nullable(),
      enginesPerMonth: z.number().nullable(),
      shellCrewsPerSite: z.number(),
      commissioningTeamsPerSite: z.number(),
    }),
    blocks: z.array(z.looseObject({ id: z.string() })),
  }),
  "validate-schedule": z.looseObject({
    command: z.literal("validate schedule"),
    cases: z.array(z.unknown()),
    summary: z.unknown(),
  }),
  agreements: z.looseObject({
    command: z.literal("agreements"),
    scenario: z.string(),
    agreements: z.array(z.looseObject({ id: z.string() })),
    flows: z.array(z.unknown()),
  }),
  tornado: z.looseObject({
    command: z.literal("tornado"),
    of: z.string(),
    base: z.number(),
    bars: z.array(z.unknown()),
  }),
  solve: z.looseObject({
    command: z.literal("solve"),
    of: z.string(),
    wanted: z.number(),
    by: z.string(),
    feasible: z.boolean(),
  }),
} as const;
