/**
 * What can be wrong with a row of a trace. A row is refused (the run stops with its place) or,
 * where the file says `badRows: count`, left out and counted by name.
 */

import type { Issue } from "../../../scenario/issue.ts";

export const TRACE_PROBLEMS = [
  "line cut short or not readable",
  "length missing or below 1",
  "no output (a failed request)",
  "time missing",
  "time before the row above",
] as const;
export type TraceProblem = (typeof TRACE_PROBLEMS)[number];

/** Thrown where a bad row stops a run; the shell prints its issue. */
export class TraceError extends Error {
  readonly issue: Issue;

  constructor(issue: Issue) {
    super(`${issue.file}:${issue.line}: ${issue.expected}`);
    this.issue = issue;
  }
}

/** Rows left out, by name, with the first lines of each. */
export class BadRows {
  readonly counts: Record<string, { rows: number; firstLines: number[] }> = {};
  private readonly refuse: boolean;

  constructor(refuse: boolean) {
    this.refuse = refuse;
  }

  add(file: string, line: number, problem: TraceProblem, found: string): void {
    if (this.refuse) {
      throw new TraceError({
        file,
        line,
        column: 1,
        path: "",
        expected: EXPECTED[problem],
        found: found.length > 60 ? `${found.slice(0, 57)}...` : found,
        hint: "mending the row, or `badRows: count` to leave such rows out and count them",
      });
    }
    this.counts[problem] ??= { rows: 0, firstLines: [] };
    const entry = this.counts[problem];
    entry.rows += 1;
    if (entry.firstLines.length < 5) entry.firstLines.push(line);
  }
}

const EXPECTED: Record<TraceProblem, string> = {
  "line cut short or not readable": "a whole row",
  "length missing or below 1": "prompt and output lengths of at least 1 token",
  "no output (a failed request)": "at least 1 output token",
  "time missing": "a time",
  "time before the row above": "a time not before the row above",
};
