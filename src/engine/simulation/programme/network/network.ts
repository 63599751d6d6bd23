/**
 * An activity network: activities with durations, finish-start dependencies with lags, calendars,
 * shared limits and common causes; checked, then laid out in typed arrays for the passes.
 *
 * Limits are served in one fixed order (early start of the unlimited network at median durations,
 * then the order given), which never follows the draw. So more of a resource, a shorter duration or
 * an earlier start never makes anything later: the order of service is the one thing that could.
 *
 * Units   days since 1970, days of a calendar, units of a limit
 * Fails   returns faults, each with its place; a cycle is named by its path
 * Checked network.test.ts
 */
import {
  addWorking,
  type Calendar,
  type CalendarTable,
  tabulateCalendar,
  workedAt,
} from "./calendar.ts";
import { type Duration, faultOf, lookUp, tableLength, tabulate } from "./duration.ts";

export interface Dependency {
  readonly on: string;
  /** Calendar days between the other's finish and this start; negative is a lead. */
  readonly lagDays?: number;
}

export interface Activity {
  readonly id: string;
  readonly name: string;
  /** What it belongs to: a block, or nothing. */
  readonly group?: string;
  readonly duration: Duration;
  readonly calendar?: string;
  readonly after: readonly Dependency[];
  readonly uses?: readonly { readonly limit: string; readonly units: number }[];
  /** Loadings on common causes; their squares sum to at most one. */
  readonly causes?: readonly { readonly cause: string; readonly loading: number }[];
  /** What an activity's own variation is called when delay is attributed. */
  readonly ownCause?: string;
  readonly notBeforeDay?: number;
  /** Observed: begun on this day, and known unfinished at the network's as-of day. */
  readonly startedDay?: number;
  /** Observed: it overrides everything that would forecast it. */
  readonly finishedDay?: number;
}

export type Limit =
  /** So many at a time: crews, cranes, commissioning teams. */
  | { readonly id: string; readonly kind: "at once"; readonly units: number }
  /** So many a month, one queue: transformers, turbines, racks. */
  | {
      readonly id: string;
      readonly kind: "per month";
      readonly units: number;
      readonly fromDay?: number;
    };

export interface Network {
  readonly startDay: number;
  /** Nothing unfinished may finish before it; observations are dated up to it. */
  readonly asOfDay?: number;
  readonly activities: readonly Activity[];
  readonly calendars?: readonly Calendar[];
  readonly limits?: readonly Limit[];
  readonly causes?: readonly string[];
}

/** A mistake in a network: its place as a path, what was expected and what was found. */
export interface NetworkFault {
  readonly path: string;
  readonly expected: string;
  readonly found: string;
}

export interface CompiledNetwork {
  readonly network: Network;
  readonly count: number;
  readonly indexOf: ReadonlyMap<string, number>;
  /** Position → activity, in the order both passes and limits go by. */
  readonly order: Int32Array;
  /** Dependencies by activity, in one row after another. */
  readonly afterFrom: Int32Array;
  readonly afterOn: Int32Array;
  readonly afterLag: Float64Array;
  readonly tables: Float64Array;
  /** Where each activity's table begins. */
  readonly tableAt: Int32Array;
  readonly fixed: Uint8Array;
  readonly calendarOf: Int32Array;
  readonly calendars: readonly CalendarTable[];
  readonly usesFrom: Int32Array;
  readonly usesLimit: Int32Array;
  readonly usesUnits: Float64Array;
  readonly causesFrom: Int32Array;
  readonly causesOn: Int32Array;
  readonly causesLoading: Float64Array;
  readonly ownLoading: Float64Array;
  readonly notBefore: Float64Array;
  /** NaN where not observed. */
  readonly finished: Float64Array;
  readonly started: Float64Array;
  readonly limits: readonly Limit[];
  readonly causes: readonly string[];
}

export type CompileResult =
  | { readonly ok: true; readonly compiled: CompiledNetwork }
  | { readonly ok: false; readonly faults: readonly NetworkFault[] };

export function compileNetwork(network: Network): CompileResult {
  const faults: NetworkFault[] = [];
  const { activities } = network;
  const calendars = network.calendars ?? [];
  const limits = network.limits ?? [];
  const causes = network.causes ?? [];
  const count = activities.length;
  const indexOf = new Map<string, number>();
  for (const [index, activity] of activities.entries()) {
    if (indexOf.has(activity.id))
      faults.push({
        path: `/activities/${index}/id`,
        expected: "an id of its own",
        found: `${JSON.stringify(activity.id)} again`,
      });
    else indexOf.set(activity.id, index);
  }
  const place = (list: readonly { id: string }[], id: string) =>
    list.findIndex((entry) => entry.id === id);
  for (const [index, limit] of limits.entries())
    if (
      !(limit.units > 0) ||
      !Number.isFinite(limit.units) ||
      (limit.kind === "at once" && !Number.isInteger(limit.units))
    )
      faults.push({
        path: `/limits/${index}/units`,
        expected: limit.kind === "at once" ? "a whole number above zero" : "a number above zero",
        found: `${limit.units}`,
      });

  const afterFrom = new Int32Array(count + 1);
  const afterOn: number[] = [];
  const afterLag: number[] = [];
  const usesFrom = new Int32Array(count + 1);
  const usesLimit: number[] = [];
  const usesUnits: number[] = [];
  const causesFrom = new Int32Array(count + 1);
  const causesOn: number[] = [];
  const causesLoading: number[] = [];
  const ownLoading = new Float64Array(count);
  const calendarOf = new Int32Array(count);
  for (const [index, activity] of activities.entries()) {
    const at = `/activities/${index}`;
    const fault = faultOf(activity.duration);
    if (fault !== null) {
      const [expected, found] = fault.split(", found ");
      faults.push({ path: `${at}/duration`, expected: expected!, found: found! });
    }
    for (const [k, dependency] of activity.after.entries()) {
      const on = indexOf.get(dependency.on);
      if (on === undefined) {
        faults.push({
          path: `${at}/after/${k}`,
          expected: "an activity of this network",
          found: JSON.stringify(dependency.on),
        });
        continue;
      }
      afterOn.push(on);
      afterLag.push(dependency.lagDays ?? 0);
    }
    afterFrom[index + 1] = afterOn.length;
    for (const [k, use] of (activity.uses ?? []).entries()) {
      const limit = place(limits, use.limit);
      if (limit < 0) {
        faults.push({
          path: `${at}/uses/${k}`,
          expected: "a limit of this network",
          found: JSON.stringify(use.limit),
        });
        continue;
      }
      const { kind, units } = limits[limit]!;
      if (
        !(use.units > 0) ||
        (kind === "at once" && (use.units > units || !Number.isInteger(use.units)))
      )
        faults.push({
          path: `${at}/uses/${k}/units`,
          expected:
            kind === "at once" ? `a whole number from 1 to the limit’s ${units}` : "above zero",
          found: `${use.units}`,
        });
      usesLimit.push(limit);
      usesUnits.push(use.units);
    }
    usesFrom[index + 1] = usesLimit.length;
    let squares = 0;
    for (const [k, load] of (activity.causes ?? []).entries()) {
      const cause = causes.indexOf(load.cause);
      if (cause < 0) {
        faults.push({
          path: `${at}/causes/${k}`,
          expected: "a cause of this network",
          found: JSON.stringify(load.cause),
        });
        continue;
      }
      squares += load.loading * load.loading;
      causesOn.push(cause);
      causesLoading.push(load.loading);
    }
    causesFrom[index + 1] = causesOn.length;
    if (squares > 1 + 1e-12)
      faults.push({
        path: `${at}/causes`,
        expected: "loadings whose squares sum to at most 1",
        found: `${squares}`,
      });
    ownLoading[index] = Math.sqrt(Math.max(0, 1 - squares));
    if (activity.calendar === undefined) {
      calendarOf[index] = 0;
    } else {
      const calendar = place(calendars, activity.calendar);
      if (calendar < 0)
        faults.push({
          path: `${at}/calendar`,
          expected: "a calendar of this network",
          found: JSON.stringify(activity.calendar),
        });
      calendarOf[index] = calendar + 1;
    }
  }
  if (faults.length > 0) return { ok: false, faults };

  const cycle = findCycle(count, afterFrom, afterOn);
  if (cycle !== null) {
    const path = cycle.map((index) => activities[index]!.id).join(" → ");
    return {
      ok: false,
      faults: [
        { path: `/activities/${cycle[0]}/after`, expected: "no cycle", found: `the cycle ${path}` },
      ],
    };
  }

  const tablesOfCalendars = [
    { plain: true, before: new Float64Array(0) },
    ...calendars.map(tabulateCalendar),
  ];
  const tableAt = new Int32Array(count);
  const fixed = new Uint8Array(count);
  const shared = new Map<string, number>();
  const wanted: { duration: Duration; elapsed: number }[] = [];
  for (const [index, activity] of activities.entries()) {
    const elapsed =
      activity.startedDay !== undefined && network.asOfDay !== undefined
        ? Math.max(
            0,
            workedAt(tablesOfCalendars[calendarOf[index]!]!, network.asOfDay) -
              workedAt(tablesOfCalendars[calendarOf[index]!]!, activity.startedDay),
          )
        : 0;
    const key = `${JSON.stringify(activity.duration)}@${elapsed}`;
    let at = shared.get(key);
    if (at === undefined) {
      at = wanted.length;
      shared.set(key, at);
      wanted.push({ duration: activity.duration, elapsed });
    }
    tableAt[index] = at * tableLength;
    fixed[index] = activity.duration.shape === "fixed" ? 1 : 0;
  }
  const tables = new Float64Array(wanted.length * tableLength);
  for (const [at, { duration, elapsed }] of wanted.entries())
    tabulate(duration, elapsed, tables, at * tableLength);

  const number = (value: number | undefined, otherwise: number) => value ?? otherwise;
  const compiled: CompiledNetwork = {
    network,
    count,
    indexOf,
    order: new Int32Array(count),
    afterFrom,
    afterOn: Int32Array.from(afterOn),
    afterLag: Float64Array.from(afterLag),
    tables,
    tableAt,
    fixed,
    calendarOf,
    calendars: tablesOfCalendars,
    usesFrom,
    usesLimit: Int32Array.from(usesLimit),
    usesUnits: Float64Array.from(usesUnits),
    causesFrom,
    causesOn: Int32Array.from(causesOn),
    causesLoading: Float64Array.from(causesLoading),
    ownLoading,
    notBefore: Float64Array.from(activities, (one) => number(one.notBeforeDay, network.startDay)),
    finished: Float64Array.from(activities, (one) => number(one.finishedDay, Number.NaN)),
    started: Float64Array.from(activities, (one) => number(one.startedDay, Number.NaN)),
    limits,
    causes,
  };
  orderActivities(compiled);
  return { ok: true, compiled };
}

/** A cycle as activities, the first repeated at the end; null where there is none. */
function findCycle(
  count: number,
  afterFrom: Int32Array,
  afterOn: readonly number[],
): number[] | null {
  const state = new Uint8Array(count);
  for (let root = 0; root < count; root += 1) {
    if (state[root] !== 0) continue;
    const stack = [root];
    const next = [afterFrom[root]!];
    state[root] = 1;
    while (stack.length > 0) {
      const top = stack[stack.length - 1]!;
      const k = next[next.length - 1]!;
      if (k === afterFrom[top + 1]!) {
        state[top] = 2;
        stack.pop();
        next.pop();
        continue;
      }
      next[next.length - 1] = k + 1;
      const on = afterOn[k]!;
      // The stack runs from a successor to its predecessors: reversed it reads in time.
      if (state[on] === 1) return [on, ...stack.slice(stack.indexOf(on)).reverse()];
      if (state[on] === 0) {
        state[on] = 1;
        stack.push(on);
        next.push(afterFrom[on]!);
      }
    }
  }
  return null;
}

/** Fills `order`: topological; among ready activities the earliest unlimited median start, then the order given. */
function orderActivities(compiled: CompiledNetwork): void {
  const { count, afterFrom, afterOn, afterLag, order } = compiled;
  const waiting = new Int32Array(count);
  const successors: number[][] = Array.from({ length: count }, () => []);
  for (let i = 0; i < count; i += 1) {
    waiting[i] = afterFrom[i + 1]! - afterFrom[i]!;
    for (let k = afterFrom[i]!; k < afterFrom[i + 1]!; k += 1) successors[afterOn[k]!]!.push(i);
  }
  const start = new Float64Array(count);
  const finish = new Float64Array(count);
  const queue: number[] = [];
  for (let i = 0; i < count; i += 1) if (waiting[i] === 0) queue.push(i);
  const topological: number[] = [];
  while (queue.length > 0) {
    const i = queue.shift()!;
    topological.push(i);
    let ready = compiled.notBefore[i]!;
    for (let k = afterFrom[i]!; k < afterFrom[i + 1]!; k += 1)
      ready = Math.max(ready, finish[afterOn[k]!]! + afterLag[k]!);
    start[i] = ready;
    finish[i] = finishOf(compiled, i, ready, medianOf(compiled, i));
    for (const s of successors[i]!) {
      waiting[s] = waiting[s]! - 1;
      if (waiting[s] === 0) queue.push(s);
    }
  }
  // A lead may start a successor before its predecessor: rank keeps the order topological.
  const rank = new Int32Array(count);
  for (const [at, i] of topological.entries()) rank[i] = at;
  const key = new Float64Array(count);
  for (const i of topological) {
    key[i] = start[i]!;
    for (let k = afterFrom[i]!; k < afterFrom[i + 1]!; k += 1)
      key[i] = Math.max(key[i]!, key[afterOn[k]!]!);
  }
  topological.sort((a, b) => key[a]! - key[b]! || rank[a]! - rank[b]!);
  for (const [at, i] of topological.entries()) order[at] = i;
}

export const medianOf = (compiled: CompiledNetwork, activity: number): number =>
  lookUp(compiled.tables, compiled.tableAt[activity]!, 0);

/** The finish of an activity begun at `start`, observed dates and the as-of day respected. */
export function finishOf(
  compiled: CompiledNetwork,
  activity: number,
  start: number,
  days: number,
): number {
  const seen = compiled.finished[activity]!;
  if (!Number.isNaN(seen)) return seen;
  const calendar = compiled.calendars[compiled.calendarOf[activity]!]!;
  const begun = compiled.started[activity]!;
  return addWorking(calendar, Number.isNaN(begun) ? start : begun, days);
}
