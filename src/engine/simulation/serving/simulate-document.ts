/**
 * The file that `simulate serving` runs: what one engine is, what a step of it costs, who asks for
 * what, on which deployment, and which latencies are promised. Every part has one shape.
 */

import { z } from "zod";
import type { Catalogue } from "../../../facts/kinds.ts";
import { type Dimension, parseQuantity } from "../../../units/index.ts";
import { PRECISION_NAMES } from "../../performance/precision-names.ts";
import type { Issue } from "../../scenario/issue.ts";
import { checkAgainst, type Locate, readYaml } from "../../scenario/read.ts";
import { type PerformanceNames, performanceModel, platformPower } from "./performance-model.ts";
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
  bandwidth: quantity("dataRate"),
  workPerToken: quantity("compute"),
  computeRate: quantity("computeRate"),
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
const ROW_GROUPS = 1000;

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
      minimum: count(1, 100_000),
      /** Open at time 0; the minimum where it is not given. */
      initial: count(1, 100_000).optional(),
      start: quantity("duration"),
      every: quantity("duration", 1e-3),
      high: positive(),
      low: number({ from: 0 }),
      step: share().default(0.1),
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

export type ReadSimulate =
  | { readonly ok: true; readonly document: SimulateDocument; readonly locate: Locate }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/**
 * A simulate file from its text; `file` names it in issues. What it names of the catalogue is
 * looked up there.
 */
export function readSimulate(
  text: string,
  file: string,
  catalogue: Catalogue | null = null,
): ReadSimulate {
  const read = readYaml(text, file);
  if (!read.ok) return read;
  const checked = checkAgainst(simulateSchema, read.value, file, read.locate);
  if (!checked.ok) return checked;
  const issues: Issue[] = [];
  for (const { path, expected, found, hint } of [
    ...contradictions(checked.value),
    ...unknownNames(checked.value, catalogue),
  ]) {
    issues.push({ file, ...read.locate(path), path: `/${path.join("/")}`, expected, found, hint });
  }
  if (issues.length > 0) return { ok: false, issues };
  return { ok: true, document: checked.value, locate: read.locate };
}

interface Contradiction {
  readonly path: readonly (string | number)[];
  readonly expected: string;
  readonly found: string;
  readonly hint: string;
}

type Performance = z.infer<typeof performance>;

/** The names of a step cost by the performance model, with the workload's mean prompt. */
export function performanceNames(
  { promptTokens, ...names }: Performance,
  workload: SimulateDocument["workload"],
): PerformanceNames {
  return { ...names, promptTokens: promptTokens ?? promptTokensMean(workload) };
}

/** Mean prompt where a workload states one; elsewhere a guess that only shapes long prefills. */
function promptTokensMean(workload: SimulateDocument["workload"]): number {
  if ("drawn" in workload) return workload.drawn.promptTokens.mean;
  if ("closedLoop" in workload) return workload.closedLoop.promptTokens.mean;
  if ("r1" in workload) return workload.r1.promptTokens.mean;
  if ("rows" in workload) {
    return workload.rows.reduce((sum, row) => sum + row[1], 0) / workload.rows.length;
  }
  const talk =
    "sessions" in workload ? workload.sessions : "fleet" in workload ? workload.fleet : null;
  if (talk === null) return 1024;
  // Each turn's prompt holds what was said before it.
  const { messageTokens, outputTokens, turns, maxPromptTokens } = talk;
  const said = messageTokens.mean + ((messageTokens.mean + outputTokens.mean) * (turns - 1)) / 2;
  return Math.min(maxPromptTokens, said);
}

/** Names that the catalogue lacks, and layouts that cannot run. */
function unknownNames(document: SimulateDocument, catalogue: Catalogue | null): Contradiction[] {
  const list: Contradiction[] = [];
  const { power, deployment, workload } = document;
  const costs = [
    { path: ["stepCost"] as (string | number)[], cost: document.stepCost },
    ...deployment.also.flatMap(({ stepCost: cost }, i) =>
      cost === undefined ? [] : [{ path: ["deployment", "also", i, "stepCost"], cost }],
    ),
  ];
  const named = power !== undefined && "platform" in power ? power : null;
  if (catalogue === null) {
    if (named === null && costs.every(({ cost }) => !("performance" in cost))) return list;
    throw new Error("expected a catalogue to look names up in");
  }
  const rating = named === null ? null : platformPower(named.platform, catalogue);
  if (named !== null && rating === null) {
    const accepted = Object.keys(catalogue.platforms);
    const expected = `one of ${accepted.join(", ")}`;
    list.push({
      path: ["power", "platform"],
      expected,
      found: named.platform,
      hint: accepted[0],
    });
  }
  for (const { path, cost } of costs) {
    if (!("performance" in cost)) continue;
    const model = performanceModel(performanceNames(cost.performance, workload), catalogue);
    if ("issues" in model) {
      for (const { key, ...issue } of model.issues) {
        list.push({ path: [...path, "performance", key], ...issue });
      }
    } else if (rating !== null && rating.accelerator !== model.accelerator.id) {
      const expected = `a platform that carries ${model.accelerator.id}`;
      const found = `${named?.platform}, which carries ${rating.accelerator}`;
      list.push({ path: ["power", "platform"], expected, found, hint: "the platform of stepCost" });
    }
  }
  return list;
}

/** What each part allows but not together. */
function contradictions(document: SimulateDocument): Contradiction[] {
  const list: Contradiction[] = [];
  const { workload, deployment, engine: first, stepCost: cost } = document;
  const add = (path: readonly (string | number)[], expected: string, found: string, hint: string) =>
    list.push({ path, expected, found, hint });
  const kinds = [
    { path: [] as (string | number)[], engine: first, cost },
    ...deployment.also.map((kind, i) => ({
      path: ["deployment", "also", i],
      engine: kind.engine ?? first,
      cost: kind.stepCost ?? cost,
    })),
  ];
  for (const kind of kinds) {
    const modelled = "performance" in kind.cost;
    if (!modelled && kind.engine.kv.blocks === undefined) {
      const hint = "`blocks: 4000`, or a step cost by `performance`, which knows the memory";
      add([...kind.path, "engine"], "`kv: { blocks }`", "none", hint);
    }
    if (modelled && kind.engine.speculation !== undefined) {
      const expected = "no speculation: the performance model has none";
      add([...kind.path, "engine", "speculation"], expected, "some", "another step cost");
    }
  }
  if ("drawn" in workload || "sessions" in workload) {
    const [name, part] =
      "drawn" in workload ? ["drawn", workload.drawn] : ["sessions", workload.sessions];
    const limit = "requests" in part ? part.requests : "sessions" in part ? part.sessions : null;
    if ((limit ?? null) === null && part.duration === undefined) {
      add(["workload", name], "an end", "neither a number nor `duration`", "`duration: 1 h`");
    }
  }
  if ("rows" in workload) {
    workload.rows.forEach((row, i) => {
      if (i > 0 && row[0] < workload.rows[i - 1][0]) {
        add(["workload", "rows", i], "a time not before the row above", String(row[0]), "sorting");
      }
      const [atS, prompt, output, group = 0, prefix = -1] = row;
      const whole = [prompt, output, group, prefix].every(Number.isInteger);
      if (atS < 0 || prompt < 1 || output < 1 || group < 0 || group >= ROW_GROUPS || !whole) {
        const rest = `group 0 … ${ROW_GROUPS - 1}, prefix ≥ -1, whole numbers but for the time`;
        const expected = `time ≥ 0, prompt ≥ 1, output ≥ 1, ${rest}`;
        add(["workload", "rows", i], expected, row.join(", "), "[0, 100, 10]");
      }
    });
  }
  if ("table" in cost) {
    const { tokens, contextTokens, times } = cost.table;
    if (times.length !== tokens.length) {
      const expected = `${tokens.length} rows, one for each number of tokens`;
      add(["stepCost", "table", "times"], expected, `${times.length}`, "a row for each");
    }
    times.forEach((row, i) => {
      if (row.length === contextTokens.length) return;
      const expected = `${contextTokens.length} times, one for each context`;
      add(["stepCost", "table", "times", i], expected, `${row.length}`, "a time for each");
    });
    for (const name of ["tokens", "contextTokens"] as const) {
      if (cost.table[name].some((value, i, all) => i > 0 && value <= all[i - 1])) {
        add(["stepCost", "table", name], "ascending numbers", "others", "sorting them");
      }
    }
  }
  for (const { path, engine: one } of kinds) {
    const { speculation } = one;
    if (speculation === undefined || speculation.tokensPerStep <= speculation.draftTokens + 1) {
      continue;
    }
    const most = `at most draftTokens + 1 = ${speculation.draftTokens + 1}`;
    const found = String(speculation.tokensPerStep);
    add([...path, "engine", "speculation", "tokensPerStep"], most, found, "a smaller mean");
  }
  for (const part of workloadContradictions(workload))
    add(part.path, part.expected, part.found, part.hint);
  if (deployment.pools !== undefined) {
    if (deployment.also.length > 0) {
      add(["deployment", "also"], "one kind of replica with pools", "more", "leaving one out");
    }
    if (deployment.replicas > 1) {
      const found = String(deployment.replicas);
      add(["deployment", "replicas"], "none beside `pools`, which count theirs", found, "no line");
    }
    if (deployment.autoscaling !== undefined) {
      const expected = "none with `pools`, which do not scale";
      add(["deployment", "autoscaling"], expected, "some", "leaving one of the two out");
    }
  }
  const replicas =
    deployment.pools !== undefined
      ? deployment.pools.prefill + deployment.pools.decode
      : deployment.replicas + deployment.also.reduce((sum, kind) => sum + kind.replicas, 0);
  const scaling = deployment.autoscaling;
  if (scaling !== undefined && deployment.pools === undefined) {
    const { minimum, initial = minimum, low, high } = scaling;
    const path = ["deployment", "autoscaling"];
    if (minimum > replicas) {
      const expected = `at most the ${replicas} that there are`;
      add([...path, "minimum"], expected, String(minimum), "more replicas");
    } else if (initial < minimum || initial > replicas) {
      add([...path, "initial"], `${minimum} … ${replicas}`, String(initial), String(minimum));
    }
    if (low >= high) add([...path, "low"], `below \`high\`, ${high}`, String(low), "a lower one");
  }
  deployment.failures?.outages.forEach((outage, i) => {
    const path = ["deployment", "failures", "outages", i];
    if (outage.replica >= replicas) {
      add(path, `a replica below ${replicas}`, String(outage.replica), "0");
    }
    if (outage.until <= outage.from) add(path, "`until` after `from`", "otherwise", "a later end");
  });
  return list;
}

/** Lengths, shares and hours that contradict themselves. */
function workloadContradictions(workload: SimulateDocument["workload"]): Contradiction[] {
  const list: Contradiction[] = [];
  const [[name, part]] = Object.entries(workload) as [string, object][];
  const at = (...rest: (string | number)[]) => ["workload", name, ...rest];
  const check = (path: (string | number)[], value: unknown): void => {
    if (isLengths(value) && value.min > value.max) {
      const expected = `at most \`max\`, ${value.max}`;
      list.push({
        path: [...path, "min"],
        expected,
        found: String(value.min),
        hint: "a lower one",
      });
    }
  };
  for (const [key, value] of Object.entries(part)) {
    check(at(key), value);
    if (key === "reasoning") check(at(key, "tokens"), value.tokens);
    if ((key === "hours" || key === "days") && !(value as number[]).some((rate) => rate > 0)) {
      list.push({ path: at(key), expected: "a rate above 0", found: "none", hint: "1 throughout" });
    }
    if (key !== "tiers" && key !== "regions") continue;
    const shared = value as readonly { name: string; share: number }[];
    const sum = shared.reduce((total, one) => total + one.share, 0);
    if (Math.abs(sum - 1) > SHARES_SLACK) {
      const found = `${Number((100 * sum).toPrecision(6))} %`;
      list.push({ path: at(key), expected: "shares of 100 % in all", found, hint: "mending one" });
    }
    shared.forEach((one, i) => {
      if (shared.findIndex((other) => other.name === one.name) === i) return;
      const expected = "a name of its own";
      list.push({ path: at(key, i, "name"), expected, found: one.name, hint: `${one.name} 2` });
    });
  }
  return list;
}

/** Shares are often printed without decimals. */
const SHARES_SLACK = 0.02;

function isLengths(value: unknown): value is z.infer<typeof lengths> {
  return typeof value === "object" && value !== null && "mean" in value && "max" in value;
}
