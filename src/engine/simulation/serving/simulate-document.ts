/**
 * The file that `simulate serving` runs: what one engine is, what a step of it costs, who asks for
 * what, on which deployment, and which latencies are promised. Every part has one shape.
 */

import { z } from "zod";
import { type Dimension, parseQuantity } from "../../../units/index.ts";
import type { Issue } from "../../scenario/issue.ts";
import { checkAgainst, type Locate, readYaml } from "../../scenario/read.ts";

/** A printed quantity, read into the computing unit of its dimension. */
function quantity(dimension: Dimension, minimum = 0) {
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
const share = () => quantity("share");

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
  kv: z.strictObject({
    blockTokens: powerOfTwo.default(16),
    blocks: count(1, 1e9),
    watermark: share().default(0),
  }),
  order: z.enum(["first come", "priority", "shortest"]).default("first come"),
  preemption: z.enum(["recompute", "swap"]).default("recompute"),
});

const linear = z.strictObject({
  base: quantity("duration"),
  perToken: quantity("duration"),
  perContextToken: quantity("duration"),
});
const stepCost = z.strictObject({ linear });

const lengths = z.strictObject({ mean: positive(), sigma: number({ from: 0 }) });

const r1 = z.strictObject({
  seed: count(0, 4294967295).default(12345),
  requests: count(),
  requestsPerS: positive(),
  promptTokens: lengths,
  outputTokens: lengths,
  maxTokens: count(2, 1e8),
});

const workload = z.strictObject({ r1 });

const targets = z.strictObject({
  ttft: quantity("duration").optional(),
  tpot: quantity("duration").optional(),
  e2e: quantity("duration").optional(),
});

export const simulateSchema = z.strictObject({
  simulate: z.literal("serving"),
  title: z.string().optional(),
  seed: count(0, Number.MAX_SAFE_INTEGER).default(1),
  engine,
  stepCost,
  workload,
  targets: targets.default({}),
});

export type SimulateDocument = z.infer<typeof simulateSchema>;

export type ReadSimulate =
  | { readonly ok: true; readonly document: SimulateDocument; readonly locate: Locate }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** A simulate file from its text; `file` names it in issues. */
export function readSimulate(text: string, file: string): ReadSimulate {
  const read = readYaml(text, file);
  if (!read.ok) return read;
  const checked = checkAgainst(simulateSchema, read.value, file, read.locate);
  if (!checked.ok) return checked;
  return { ok: true, document: checked.value, locate: read.locate };
}
