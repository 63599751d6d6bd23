/**
 * A real vLLM run from the three files that describe it: one JSON object a request, counters each
 * second, the engine's settings. Everything wrong is reported with its line.
 */

import { z } from "zod";
import type { Issue } from "../../scenario/issue.ts";
import type { CounterRow, ObservedRun } from "./calibrate.ts";
import { DEFAULT_ENGINE, type EngineSettings } from "./replica.ts";

export interface RunFiles {
  readonly id: string;
  readonly requestsJsonl: string;
  readonly timeseriesCsv: string;
  readonly metaJson: string;
}

export interface VllmRun {
  readonly id: string;
  readonly run: ObservedRun;
  /** When the engine took each request in: latencies are measured from here. */
  readonly queuedS: Float64Array;
  /** Settings that the description fits: more than one where it leaves something open. */
  readonly candidates: readonly EngineSettings[];
  readonly replicas: number;
}

const requestRow = z.object({
  input_toks: z.int().positive(),
  output_toks: z.int().positive(),
  arrival_time: z.number(),
  queued_ts: z.number(),
  scheduled_ts: z.number(),
  first_token_ts: z.number(),
  last_token_ts: z.number(),
});

const metaSchema = z.object({
  engine_kwargs: z.object({
    max_num_seqs: z.int().positive().nullish(),
    max_num_batched_tokens: z.int().positive().nullish(),
    data_parallel_size: z.int().positive().nullish(),
  }),
  kv_cache: z
    .object({
      num_gpu_blocks: z.int().positive().nullish(),
      block_size: z.int().positive().nullish(),
      enable_prefix_caching: z.boolean().nullish(),
    })
    .nullish(),
  resolved_config: z
    .object({
      scheduler_config: z
        .object({
          async_scheduling: z.boolean().nullish(),
          max_num_seqs: z.int().positive().nullish(),
          max_num_batched_tokens: z.int().positive().nullish(),
        })
        .nullish(),
    })
    .nullish(),
});

const HINT = "the run's files as the benchmark wrote them";

type Row = z.infer<typeof requestRow>;

export function readVllmRun(
  files: RunFiles,
):
  | { readonly ok: true; readonly value: VllmRun }
  | { readonly ok: false; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const complain = (file: string, line: number, path: string, expected: string, found: string) =>
    issues.push({
      file: `${files.id}/${file}`,
      line,
      column: 1,
      path,
      expected,
      found,
      hint: HINT,
    });
  const rows = readRequests(files.requestsJsonl, complain);
  const counters = readCounters(files.timeseriesCsv, complain);
  const settings = readSettings(files.metaJson, complain);
  if (rows.length < 10 && issues.length === 0) {
    complain("requests.jsonl", 1, "", "at least 10 requests", String(rows.length));
  }
  if (issues.length > 0 || settings === null) return { ok: false, issues };
  rows.sort((a, b) => a.arrival_time - b.arrival_time);
  // Two clocks: the client's at arrival and the engine's afterwards. The first arrival joins them.
  const arrivalZero = rows[0].arrival_time;
  const engineZero = rows[0].queued_ts;
  const column = (read: (row: Row) => number) => Float64Array.from(rows, read);
  return {
    ok: true,
    value: {
      id: files.id,
      run: {
        arrivalS: column((row) => row.arrival_time - arrivalZero),
        scheduledS: column((row) => row.scheduled_ts - engineZero),
        firstS: column((row) => row.first_token_ts - engineZero),
        lastS: column((row) => row.last_token_ts - engineZero),
        promptTokens: Int32Array.from(rows, (row) => row.input_toks),
        outputTokens: Int32Array.from(rows, (row) => row.output_toks),
        counters,
      },
      queuedS: column((row) => row.queued_ts - engineZero),
      ...settings,
    },
  };
}

type Complain = (file: string, line: number, path: string, expected: string, found: string) => void;

function readRequests(text: string, complain: Complain): Row[] {
  const rows: Row[] = [];
  text.split("\n").forEach((line, i) => {
    if (line.trim() === "") return;
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      complain("requests.jsonl", i + 1, "", "one JSON object", line.slice(0, 40));
      return;
    }
    const parsed = requestRow.safeParse(value);
    if (parsed.success) rows.push(parsed.data);
    else {
      for (const issue of parsed.error.issues) {
        complain("requests.jsonl", i + 1, ...schemaProblem(issue, value));
      }
    }
  });
  return rows;
}

/** Path, what was expected there and what was found. */
function schemaProblem(issue: z.core.$ZodIssue, value: unknown): [string, string, string] {
  let found = value;
  for (const key of issue.path) found = (found as Record<PropertyKey, unknown> | undefined)?.[key];
  const expected =
    issue.code === "too_small"
      ? `a whole number above ${issue.minimum}`
      : issue.code === "invalid_type"
        ? `a value of type ${issue.expected}`
        : issue.message;
  const shown = found === undefined ? "none" : JSON.stringify(found).slice(0, 40);
  return [`/${issue.path.join("/")}`, expected, shown];
}

function readCounters(text: string, complain: Complain): CounterRow[] {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  if (lines.length < 2) {
    complain("timeseries.csv", 1, "", "a header and a row of counters each second", "none");
    return [];
  }
  const names = lines[0].split(",").map((name) => name.trim());
  const wanted = ["t", "prompt_throughput", "gen_throughput", "running"];
  const places = wanted.map((name) => names.indexOf(name));
  if (places.includes(-1)) {
    complain("timeseries.csv", 1, "", `columns ${wanted.join(", ")}`, lines[0]);
    return [];
  }
  const rows: CounterRow[] = [];
  lines.slice(1).forEach((line, i) => {
    const cells = line.split(",");
    const [atS, promptTokensPerS, outputTokensPerS, running] = places.map((at) =>
      Number(cells[at]),
    );
    if (![atS, promptTokensPerS, outputTokensPerS, running].every(Number.isFinite)) {
      complain("timeseries.csv", i + 2, "", "numbers", line.slice(0, 60));
      return;
    }
    rows.push({ atS, promptTokensPerS, outputTokensPerS, running });
  });
  return rows;
}

function readSettings(
  text: string,
  complain: Complain,
): { candidates: EngineSettings[]; replicas: number } | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    complain("meta.json", 1, "", "one JSON object", text.slice(0, 40) || "none");
    return null;
  }
  const parsed = metaSchema.safeParse(value);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      complain("meta.json", 1, ...schemaProblem(issue, value));
    }
    return null;
  }
  const { engine_kwargs: engine, kv_cache: kv, resolved_config: resolved } = parsed.data;
  const scheduler = resolved?.scheduler_config;
  const settings: EngineSettings = {
    ...DEFAULT_ENGINE,
    batchCap: engine.max_num_seqs ?? scheduler?.max_num_seqs ?? 256,
    tokenBudget: engine.max_num_batched_tokens ?? scheduler?.max_num_batched_tokens ?? 2048,
    blockTokens: kv?.block_size ?? 16,
    // Not told: never the limit.
    blocks: kv?.num_gpu_blocks ?? 1e8,
    admission: "first chunk",
    reusePreempted: kv?.enable_prefix_caching ?? true,
  };
  const ahead = scheduler?.async_scheduling;
  const open = ahead === undefined || ahead === null ? [true, false] : [ahead];
  return {
    candidates: open.map((scheduleAhead) => ({ ...settings, scheduleAhead })),
    replicas: engine.data_parallel_size ?? 1,
  };
}
