/**
 * The file that `simulate serving` runs: what one engine is, what a step of it costs, who asks for
 * what, on which deployment, and which latencies are promised. Every part has one shape.
 */

import { z } from "zod";
import { type Dimension, parseQuantity } from "../../../units/index.ts";
import { PRECISION_NAMES } from "../../performance/precision-names.ts";
import { ROUTERS } from "./router.ts";
import { TRACE_FORMATS } from "./traffic/trace.ts";

/** A printed quantity, read into the computing unit of its dimension. */
function quantity(dimension: Dimension, minimum = 0, maximum = Infinity) {
  return z.union([z.string(), z.number()]).transform((printed, context): number => {
    const parsed = parseQuantity(String(printed), dimension);
    if (!parsed.ok) {
      const { expected, found, hint } = parsed;
      context.addIssue({ code: "custom", message: expected, params: { expected, found, hint } });
      return z.NEVER;
    }
    if (parsed.value < minimum) {
      const expected = `at least ${minimum}`;
      const params = { expected, found: String(printed), hint: "a larger value" };
      context.addIssue({ code: "custom", message: expected, params });
      return z.NEVER;
    }
    if (parsed.value > maximum) {
      const expected = `at most ${maximum === 1 ? "100 %" : maximum}`;
      const params = { expected, found: String(printed), hint: "a smaller value" };
      context.addIssue({ code: "custom", message: expected, params });
      return z.NEVER;
    }
    return parsed.value;
  });
}

function number(options: { from: number; to?: number; whole?: boolean; above?: boolean }) {
  const { from, to = Infinity, whole = false, above = false } = options;
  const kind = whole ? "a whole number" : "a number";
  const range = to === Infinity ? `${above ? "above" : "≥"} ${from}` : `${from} … ${to}`;
  const expected = `${kind} ${range}`;
  return z.number().check((context) => {
    const value = context.value;
    if (value >= from && value <= to && !(above && value === from)) {
      if (!whole || Number.isInteger(value)) return;
    }
    context.issues.push({
      code: "custom",
      input: value,
      message: expected,
      params: { expected, found: String(value), hint: String(from === 0 && above ? 1 : from) },
    });
  });
}

const count = (from = 1, to = 1e12) => number({ from, to, whole: true });
const positive = () => number({ from: 0, above: true });
const share = () => quantity("share", 0, 1);

const powerOfTwo = z.number().check((context) => {
  const value = context.value;
  if (Number.isInteger(value) && value >= 1 && value <= 1024 && (value & (value - 1)) === 0) return;
  const expected = "a power of two up to 1024";
  context.issues.push({
    code: "custom",
    input: value,
    message: expected,
    params: { expected, found: String(value), hint: "16" },
  });
});

const engine = z.strictObject({
  batchCap: count(1, 65_536).default(256),
  tokenBudget: count(1, 1e7).default(2048),
  kv: z
    .strictObject({
      blockTokens: powerOfTwo.default(16),
      /** With a step cost by `performance`, by default what fits beside the weights. */
      blocks: count(1, 1e9).optional(),
      watermark: share().default(0),
    })
    .default({ blockTokens: 16, watermark: 0 }),
  order: z.enum(["first come", "priority", "shortest"]).default("first come"),
  preemption: z.enum(["recompute", "swap"]).default("recompute"),
  /** Time to move one KV block between HBM and host memory, each way. */
  swapBlock: quantity("duration").default(0),
  admission: z.enum(["whole prompt", "first chunk"]).default("whole prompt"),
  speculation: z
    .strictObject({ draftTokens: count(1, 64), tokensPerStep: number({ from: 1, to: 65 }) })
    .optional(),
});

const linear = z.strictObject({
  base: quantity("duration"),
  perToken: quantity("duration"),
  perContextToken: quantity("duration"),
});

/** Step times on a grid: bilinear in tokens and context, the last slopes carried on beyond it. */
const table = z.strictObject({
  tokens: z.array(count(0)).min(2),
  contextTokens: z.array(count(0)).min(2),
  /** One row for each number of tokens, one time for each context. */
  times: z.array(z.array(quantity("duration")).min(2)).min(2),
});

/** A roofline: the longer of arithmetic and memory time, and what each step costs besides. */
const roofline = z.strictObject({
  overhead: quantity("duration"),
  weightBytes: quantity("data"),
  kvBytesPerToken: quantity("data"),
  bandwidth: quantity("dataRate", 1),
  workPerToken: quantity("compute"),
  computeRate: quantity("computeRate", 1),
});

/** An engine on accelerators of the catalogue: step time and KV memory by the performance model. */
const performance = z.strictObject({
  llm: z.string(),
  platform: z.string(),
  precision: z.enum(PRECISION_NAMES).default("fp8"),
  engine: z.enum(["trtllm", "sglang", "vllm"]).default("trtllm"),
  tensorParallel: count(1, 1024).default(1),
  /** Attention ranks that hold different requests. */
  dataParallel: count(1, 1024).default(1),
  expertParallel: count(1, 1024).optional(),
  /** Mean prompt; where it is not given, what the workload says. */
  promptTokens: positive().optional(),
});

const stepCost = z.union([
  z.strictObject({ performance }),
  z.strictObject({ linear }),
  z.strictObject({ table }),
  z.strictObject({ roofline }),
]);

const lengths = z.strictObject({
  mean: positive(),
  sigma: number({ from: 0, to: 4 }).default(0),
  min: count(1).default(1),
  max: count(1, 1e8).default(1e6),
});
const r1Lengths = z.strictObject({ mean: positive(), sigma: number({ from: 0, to: 4 }) });

const r1 = z.strictObject({
  seed: count(0, 4294967295).default(12345),
  requests: count(),
  requestsPerS: positive(),
  promptTokens: r1Lengths,
  outputTokens: r1Lengths,
  maxTokens: count(2, 1e8),
});

const gaps = z
  .strictObject({
    law: z.enum(["poisson", "gamma", "weibull"]),
    cv: number({ from: 0.2, to: 8 }).default(1),
  })
  .default({ law: "poisson", cv: 1 });

const shapes = {
  /** Relative rate by local hour, 24 values, and by day from Monday, 7 values. */
  hours: z
    .array(number({ from: 0 }))
    .length(24)
    .optional(),
  days: z
    .array(number({ from: 0 }))
    .length(7)
    .optional(),
};

const drawn = z.strictObject({
  requestsPerS: positive(),
  gaps,
  promptTokens: lengths,
  outputTokens: lengths,
  reasoning: z.strictObject({ share: share(), tokens: lengths }).optional(),
  tiers: z
    .array(z.strictObject({ name: z.string(), share: share() }))
    .min(1)
    .optional(),
  regions: z
    .array(
      z.strictObject({
        name: z.string(),
        share: share(),
        utcOffset: number({ from: -12, to: 14, whole: true }),
      }),
    )
    .min(1)
    .optional(),
  ...shapes,
  /** Openings shared by many requests; how long they are is the cache's `sharedTokens`. */
  openings: count(0, 1e6).default(0),
  requests: count().optional(),
  duration: quantity("duration", 1e-3).optional(),
});

const sessions = z.strictObject({
  sessionsPerS: positive(),
  gaps,
  turns: number({ from: 1, to: 1000 }),
  think: quantity("duration"),
  messageTokens: lengths,
  outputTokens: lengths,
  maxPromptTokens: count(1, 1e8),
  ...shapes,
  sessions: count().optional(),
  duration: quantity("duration", 1e-3).optional(),
});

const closedLoop = z.strictObject({
  inFlight: count(1, 1e6),
  requests: count(),
  promptTokens: lengths,
  outputTokens: lengths,
});

const trace = z.strictObject({
  file: z.string().min(1),
  format: z.enum(TRACE_FORMATS),
  speed: positive().default(1),
  requests: count().optional(),
  badRows: z.enum(["refuse", "count"]).default("refuse"),
});

const servegen = z.strictObject({
  folder: z.string().min(1),
  from: quantity("duration").default(0),
  duration: quantity("duration"),
  scale: positive().default(1),
  requests: count().optional(),
  /** Client that lends its lengths to those without. */
  borrow: count(0).optional(),
});

/** A service of millions: users by region, conversations by the hour, cells of replicas. */
const fleet = z.strictObject({
  weeklyUsers: positive(),
  messagesPerUserWeek: positive(),
  duration: quantity("duration", 1e-3).default(86_400),
  /** Share of the traffic that is simulated. */
  sample: share().default(1),
  regions: z
    .array(
      z.strictObject({
        name: z.string(),
        share: share(),
        utcOffset: number({ from: -12, to: 14, whole: true }),
      }),
    )
    .min(1),
  hours: z.array(number({ from: 0 })).length(24),
  turns: number({ from: 1, to: 1000 }),
  think: quantity("duration"),
  messageTokens: lengths,
  outputTokens: lengths,
  maxPromptTokens: count(1, 1e8),
  /** Mean requests/s of a cell in its busiest hour; a cell routes among its own replicas. */
  cellRequestsPerS: positive(),
});

/** Groups of written rows: each has a report of its own. */
export const ROW_GROUPS = 1000;

/** Few requests, written out: arrival in seconds, prompt, output, and optionally group, prefix. */
const rows = z
  .array(
    z
      .array(number({ from: -1 }))
      .min(3)
      .max(5),
  )
  .min(1)
  .max(10_000);

const workload = z.union([
  z.strictObject({ r1 }),
  z.strictObject({ drawn }),
  z.strictObject({ sessions }),
  z.strictObject({ closedLoop }),
  z.strictObject({ trace }),
  z.strictObject({ servegen }),
  z.strictObject({ rows }),
  z.strictObject({ fleet }),
]);

const tier = z.strictObject({ tokens: count(1, 1e15), loadToken: quantity("duration") });

/** How many replicas are open, by the requests that each of them has. */
const poolScaling = {
  minimum: count(1, 100_000),
  /** Open at time 0; the minimum where it is not given. */
  initial: count(1, 100_000).optional(),
  high: positive(),
  low: number({ from: 0 }),
};

export type PoolLimits = z.infer<z.ZodObject<typeof poolScaling>>;

const deployment = z.strictObject({
  replicas: count(1, 100_000).default(1),
  router: z.enum(ROUTERS).default("round robin"),
  /** `prefix aware`: requests that a replica may be ahead of the least loaded. */
  prefixSlack: count(0, 1e6).default(8),
  prefixCache: z
    .strictObject({
      host: tier.optional(),
      flash: tier.optional(),
      /** Length of the openings that `drawn` traffic shares. */
      sharedTokens: count(1, 1e8).default(1024),
    })
    .optional(),
  pools: z
    .strictObject({
      prefill: count(1, 100_000),
      decode: count(1, 100_000),
      latency: quantity("duration").default(0),
      perToken: quantity("duration").default(0),
    })
    .optional(),
  /** More kinds of replicas beside the first, each with what differs. */
  also: z
    .array(
      z.strictObject({
        name: z.string(),
        replicas: count(1, 100_000),
        engine: engine.optional(),
        stepCost: stepCost.optional(),
        price: positive(),
      }),
    )
    .default([]),
  price: positive().default(1),
  autoscaling: z
    .strictObject({
      start: quantity("duration"),
      every: quantity("duration", 1e-3),
      step: share().default(0.1),
      /** Limits of the replicas; of pools each has its own. */
      ...z.strictObject(poolScaling).partial().shape,
      prefill: z.strictObject(poolScaling).optional(),
      decode: z.strictObject(poolScaling).optional(),
    })
    .optional(),
  failures: z
    .strictObject({
      outages: z
        .array(
          z.strictObject({
            replica: count(0, 100_000),
            from: quantity("duration"),
            until: quantity("duration"),
          }),
        )
        .default([]),
      mtbf: quantity("duration", 1).optional(),
      repair: quantity("duration").default(600),
    })
    .optional(),
});

const targets = z.strictObject({
  ttft: quantity("duration").optional(),
  tpot: quantity("duration").optional(),
  e2e: quantity("duration").optional(),
});

/**
 * Draw of one replica: while it iterates and while it stands idle; or by a platform of the
 * catalogue, which with a step cost by `performance` follows the work of each iteration.
 */
const power = z.union([
  z.strictObject({ busy: quantity("power"), idle: quantity("power") }),
  /** `packages` of the replica; with `performance` those of its layout. */
  z.strictObject({ platform: z.string(), packages: count(1, 100_000).optional() }),
]);

export const simulateSchema = z.strictObject({
  simulate: z.literal("serving"),
  title: z.string().optional(),
  seed: count(0, Number.MAX_SAFE_INTEGER).default(1),
  engine: engine.default(() => engine.parse({})),
  stepCost,
  workload,
  deployment: deployment.default(() => deployment.parse({})),
  power: power.optional(),
  targets: targets.default({}),
});

export type SimulateDocument = z.infer<typeof simulateSchema>;
export type NamedPerformance = z.infer<typeof performance>;
export type Lengths = z.infer<typeof lengths>;
