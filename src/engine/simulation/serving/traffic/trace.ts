/**
 * Recorded traffic, replayed: the Azure LLM inference traces, BurstGPT, Mooncake, Qwen-Bailian,
 * and a plain CSV of arrival, prompt and output. Files stream; times are counted from the first
 * row and divided by `speed`.
 */

import { endFill, type RequestChunk, type TrafficSource } from "../request-chunk.ts";
import { type ByteSource, LineReader } from "./lines.ts";
import { BadRows, TraceError } from "./trace-problem.ts";

export const TRACE_FORMATS = ["azure", "burstgpt", "mooncake", "qwen-bailian", "csv"] as const;
export type TraceFormat = (typeof TRACE_FORMATS)[number];

/** Tokens in one hashed block of the formats that carry prefix hashes. */
export const HASH_BLOCK_TOKENS: Partial<Record<TraceFormat, number>> = {
  mooncake: 512,
  "qwen-bailian": 16,
};

export interface TraceOptions {
  readonly file: ByteSource;
  readonly format: TraceFormat;
  readonly speed: number;
  readonly requests: number;
  readonly refuseBadRows: boolean;
}

export interface TraceSource extends TrafficSource {
  readonly badRows: BadRows;
  /** Hash lists of requests not yet finished, by request id; whoever sees them finish deletes. */
  readonly hashes: Map<number, Int32Array>;
  /** The line that a request was read from. */
  lineOf(request: number): number;
  /** The longest time between two rows as replayed, and the line after it. */
  readonly longestGap: { gapS: number; beforeLine: number };
}

/** One row as read; NaN: missing. */
interface Row {
  timeS: number;
  promptTokens: number;
  outputTokens: number;
  hashes: Int32Array | null;
}

export function traceSource(options: TraceOptions): TraceSource {
  const reader = new LineReader(options.file);
  const badRows = new BadRows(options.refuseBadRows);
  const hashes = new Map<number, Int32Array>();
  const row: Row = { timeS: 0, promptTokens: 0, outputTokens: 0, hashes: null };
  const parse = parserOf(options.format, reader);
  let firstS = NaN;
  let lastS = -Infinity;
  let made = 0;
  let ended = false;
  const longestGap = { gapS: 0, beforeLine: 0 };
  // Requests and lines run side by side but for lines left out: where they part is kept.
  const partedAt: number[] = [];
  const partedBy: number[] = [];

  const nextRow = (): boolean => {
    for (;;) {
      const line = reader.next();
      if (line === null) return false;
      if (line.trim() === "") continue;
      const problem = parse(line, row) ? rowProblem(row, lastS) : "line cut short or not readable";
      if (problem !== null) {
        badRows.add(reader.name, reader.line, problem, line);
        continue;
      }
      const gapS = (row.timeS - lastS) / options.speed;
      if (gapS > longestGap.gapS && made > 0) {
        longestGap.gapS = gapS;
        longestGap.beforeLine = reader.line;
      }
      lastS = row.timeS;
      if (reader.line - made !== partedBy[partedBy.length - 1]) {
        partedAt.push(made);
        partedBy.push(reader.line - made);
      }
      return true;
    }
  };

  return {
    badRows,
    hashes,
    longestGap,
    lineOf(request) {
      let at = partedAt.length - 1;
      while (at > 0 && partedAt[at] > request) at -= 1;
      return request + (partedBy[at] ?? 0);
    },
    fill(chunk: RequestChunk): void {
      let count = 0;
      while (!ended && count < chunk.capacity) {
        if (made >= options.requests || !nextRow()) {
          ended = true;
          break;
        }
        if (Number.isNaN(firstS)) firstS = row.timeS;
        chunk.arrivalS[count] = (row.timeS - firstS) / options.speed;
        chunk.promptTokens[count] = row.promptTokens;
        chunk.outputTokens[count] = row.outputTokens;
        chunk.group[count] = 0;
        chunk.prefix[count] = row.hashes === null ? -1 : 0;
        if (row.hashes !== null) hashes.set(made, row.hashes);
        made += 1;
        count += 1;
      }
      endFill(chunk, count, !ended);
    },
  };
}

function rowProblem(row: Row, lastS: number) {
  if (!Number.isFinite(row.timeS)) return "time missing" as const;
  if (row.timeS < lastS) return "time before the row above" as const;
  if (row.outputTokens === 0) return "no output (a failed request)" as const;
  if (!isLength(row.promptTokens) || !isLength(row.outputTokens)) {
    return "length missing or below 1" as const;
  }
  return null;
}

function isLength(tokens: number): boolean {
  return Number.isInteger(tokens) && tokens >= 1 && tokens <= 1e9;
}

type Parse = (line: string, row: Row) => boolean;

function parserOf(format: TraceFormat, reader: LineReader): Parse {
  switch (format) {
    case "azure":
      return csvParser(reader, ["TIMESTAMP", "ContextTokens", "GeneratedTokens"], timestampS);
    case "burstgpt":
      return csvParser(reader, ["Timestamp", "Request tokens", "Response tokens"], Number);
    case "csv":
      return csvParser(reader, ["arrived_at", "num_prefill_tokens", "num_decode_tokens"], Number);
    case "mooncake":
      return jsonParser(1e-3);
    case "qwen-bailian":
      return jsonParser(1);
  }
}

/** A CSV with a header that names the columns, in any order. */
function csvParser(
  reader: LineReader,
  names: readonly [string, string, string],
  time: (text: string) => number,
): Parse {
  const header = reader.next() ?? "";
  const cells = header.replace(/^\u00ef\u00bb\u00bf/, "").split(",");
  const [timeAt, promptAt, outputAt] = names.map((name) => cells.indexOf(name));
  if (timeAt < 0 || promptAt < 0 || outputAt < 0) {
    throw new TraceError({
      file: reader.name,
      line: 1,
      column: 1,
      path: "",
      expected: `columns ${names.join(", ")}`,
      found: header === "" ? "nothing" : header.slice(0, 60),
      hint: "another `format`",
    });
  }
  const last = Math.max(timeAt, promptAt, outputAt);
  return (line, row) => {
    const parts = line.split(",");
    if (parts.length <= last) return false;
    row.timeS = parts[timeAt] === "" ? NaN : time(parts[timeAt]);
    row.promptTokens = parts[promptAt] === "" ? NaN : Number(parts[promptAt]);
    row.outputTokens = parts[outputAt] === "" ? NaN : Number(parts[outputAt]);
    row.hashes = null;
    return true;
  };
}

/** One object a line with `timestamp`, `input_length`, `output_length` and `hash_ids`. */
function jsonParser(unitS: number): Parse {
  return (line, row) => {
    let value: Record<string, unknown>;
    try {
      value = JSON.parse(line) as Record<string, unknown>;
    } catch {
      return false;
    }
    if (value === null || typeof value !== "object") return false;
    row.timeS = typeof value["timestamp"] === "number" ? value["timestamp"] * unitS : NaN;
    row.promptTokens = asNumber(value["input_length"]);
    row.outputTokens = asNumber(value["output_length"]);
    const ids = value["hash_ids"];
    if (Array.isArray(ids) && !ids.every(Number.isSafeInteger)) return false;
    row.hashes = Array.isArray(ids) ? Int32Array.from(ids as number[], hashKey) : null;
    return true;
  };
}

/** A hash as a key of 32 bits: a longer one is folded, not cut short. */
function hashKey(hash: number): number {
  return hash ^ Math.imul(Math.floor(hash / 4294967296), 0x9e3779b1);
}

function asNumber(value: unknown): number {
  return typeof value === "number" ? value : NaN;
}

/** `2023-11-16 18:17:03.9799600` (with or without an offset in hours) in seconds since 2020. */
function timestampS(text: string): number {
  const match =
    /^(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d):(\d\d(?:\.\d+)?)(?:Z|([+-]\d\d):?(\d\d))?$/.exec(text);
  if (match === null) return NaN;
  const [, year, month, day, hour, minute, second, offsetHour, offsetMinute] = match;
  const days = daysSince2020(Number(year), Number(month), Number(day));
  const offset = Number(offsetHour ?? 0) * 60 + Number(offsetMinute ?? 0);
  return days * 86_400 + Number(hour) * 3600 + (Number(minute) - offset) * 60 + Number(second);
}

function daysSince2020(year: number, month: number, day: number): number {
  const before = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const leapDays = Math.floor((year - 1) / 4) - Math.floor((year - 1) / 100);
  const leaps = leapDays + Math.floor((year - 1) / 400) - 489;
  return (year - 2020) * 365 + leaps + before[month - 1] + (leap && month > 2 ? 1 : 0) + day - 1;
}
