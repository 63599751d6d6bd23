/**
 * The forward pass that every draw repeats, and the critical path method on top of it: early and
 * late dates, float, what each start waited for, and the last responsible day to begin.
 *
 * Float under limits is float for the order of service used: an activity that hands a crew on has
 * no more float than the one that takes it over.
 *
 * Units   days since 1970; float in calendar days
 * Checked network.test.ts against published networks
 */
import { addWorking } from "./calendar.ts";
import { type CompiledNetwork, finishOf, medianOf } from "./network.ts";

const monthDays = 30.4375;

/** Working memory of passes over one network. */
export interface Pass {
  readonly start: Float64Array;
  readonly finish: Float64Array;
  /** When dependencies alone would have let it begin. */
  readonly ready: Float64Array;
  /** The dependency that decided `ready`, as a position in `afterOn`; −1 for a date. */
  readonly driver: Int32Array;
  /** The limit waited for longest; −1 for none. */
  readonly waitedFor: Int32Array;
  /** [limit] when its units come free, ascending; one queue where it is a rate. */
  readonly free: readonly Float64Array[];
  readonly holder: readonly Int32Array[];
}

export function newPass(compiled: CompiledNetwork): Pass {
  const { count, limits } = compiled;
  const size = (index: number) =>
    limits[index]!.kind === "at once" ? (limits[index]!.units as number) : 1;
  return {
    start: new Float64Array(count),
    finish: new Float64Array(count),
    ready: new Float64Array(count),
    driver: new Int32Array(count),
    waitedFor: new Int32Array(count),
    free: limits.map((_, index) => new Float64Array(size(index))),
    holder: limits.map((_, index) => new Int32Array(size(index))),
  };
}

/** A start that waited for another activity's unit of a limit. */
interface Handover {
  readonly from: number;
  readonly to: number;
  /** Days after the other's start (a queue) or after its finish (a unit handed on). */
  readonly afterStartDays: number | null;
}

/** Lays out every activity with its duration of `days`; `handovers` collects who waited for whom. */
export function forward(
  compiled: CompiledNetwork,
  days: Float64Array,
  pass: Pass,
  handovers: Handover[] | null = null,
): void {
  const { order, count, afterFrom, afterOn, afterLag, usesFrom, usesLimit, usesUnits } = compiled;
  const { start, finish, ready, driver, waitedFor, free, holder } = pass;
  for (const [index, limit] of compiled.limits.entries()) {
    const from = limit.kind === "per month" ? (limit.fromDay ?? -Infinity) : -Infinity;
    free[index]!.fill(from);
    holder[index]!.fill(-1);
  }
  for (let at = 0; at < count; at += 1) {
    const i = order[at]!;
    let from = compiled.notBefore[i]!;
    let by = -1;
    for (let k = afterFrom[i]!; k < afterFrom[i + 1]!; k += 1) {
      const t = finish[afterOn[k]!]! + afterLag[k]!;
      if (t > from) {
        from = t;
        by = k;
      }
    }
    waitedFor[i] = -1;
    ready[i] = from;
    driver[i] = by;
    const done = compiled.finished[i]!;
    if (!Number.isNaN(done)) {
      // Observed: it holds nothing and waits for nothing.
      finish[i] = done;
      start[i] = Number.isNaN(compiled.started[i]!) ? done : compiled.started[i]!;
      ready[i] = start[i]!;
      driver[i] = -1;
      continue;
    }
    let begins = from;
    const begun = compiled.started[i]!;
    if (!Number.isNaN(begun)) {
      begins = begun;
      ready[i] = begun;
      driver[i] = -1;
    } else {
      for (let k = usesFrom[i]!; k < usesFrom[i + 1]!; k += 1) {
        const limit = usesLimit[k]!;
        const rows = free[limit]!;
        const available =
          compiled.limits[limit]!.kind === "at once" ? rows[usesUnits[k]! - 1]! : rows[0]!;
        if (available > begins) {
          begins = available;
          waitedFor[i] = limit;
        }
      }
    }
    start[i] = begins;
    let ends = finishOf(compiled, i, begins, days[i]!);
    for (let k = usesFrom[i]!; k < usesFrom[i + 1]!; k += 1) {
      const limit = usesLimit[k]!;
      const spec = compiled.limits[limit]!;
      if (spec.kind === "at once") continue;
      const rows = free[limit]!;
      const service = (usesUnits[k]! / spec.units) * monthDays;
      const before = holder[limit]![0]!;
      if (handovers !== null && before >= 0)
        handovers.push({
          from: before,
          to: i,
          afterStartDays: rows[0]! - start[before]!,
        });
      rows[0] = begins + service;
      holder[limit]![0] = i;
      if (rows[0]! > ends) ends = rows[0]!;
    }
    finish[i] = ends;
    for (let k = usesFrom[i]!; k < usesFrom[i + 1]!; k += 1) {
      const limit = usesLimit[k]!;
      if (compiled.limits[limit]!.kind !== "at once") continue;
      takeUnits(free[limit]!, holder[limit]!, usesUnits[k]!, i, ends, handovers);
    }
  }
}

/** The `units` that come free first are handed to `activity` until `ends`; the list stays ascending. */
function takeUnits(
  free: Float64Array,
  holder: Int32Array,
  units: number,
  activity: number,
  ends: number,
  handovers: Handover[] | null,
): void {
  if (handovers !== null)
    for (let u = 0; u < units; u += 1)
      if (holder[u]! >= 0) handovers.push({ from: holder[u]!, to: activity, afterStartDays: null });
  let at = 0;
  for (let u = units; u < free.length && free[u]! <= ends; u += 1, at += 1) {
    free[at] = free[u]!;
    holder[at] = holder[u]!;
  }
  for (let u = 0; u < units; u += 1, at += 1) {
    free[at] = ends;
    holder[at] = activity;
  }
}

export interface CriticalPath {
  readonly startDay: Float64Array;
  readonly finishDay: Float64Array;
  readonly lateStartDay: Float64Array;
  readonly lateFinishDay: Float64Array;
  /** Calendar days each finish may slip before an end or required date moves; 0 where observed done. */
  readonly floatDays: Float64Array;
  readonly waitDays: Float64Array;
  readonly waitedFor: Int32Array;
  readonly pass: Pass;
}

/**
 * Early and late dates at the given durations (medians without). Late dates count from `required`
 * days where given, else from the early finish of every activity that nothing follows.
 */
export function criticalPath(
  compiled: CompiledNetwork,
  durations?: Float64Array,
  required: ReadonlyMap<number, number> = new Map(),
): CriticalPath {
  const { count, order, afterFrom, afterOn, afterLag } = compiled;
  const days =
    durations ?? Float64Array.from({ length: count }, (_, index) => medianOf(compiled, index));
  const pass = newPass(compiled);
  const handovers: Handover[] = [];
  forward(compiled, days, pass, handovers);
  const { start, finish } = pass;
  const lateFinish = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  const lateStart = new Float64Array(count);
  const handedFrom: Handover[][] = Array.from({ length: count }, () => []);
  for (const handover of handovers) handedFrom[handover.from]!.push(handover);
  for (const [index, day] of required) lateFinish[index] = day;
  for (let at = count - 1; at >= 0; at -= 1) {
    const i = order[at]!;
    const calendar = compiled.calendars[compiled.calendarOf[i]!]!;
    for (const { to, afterStartDays } of handedFrom[i]!) {
      const bound =
        afterStartDays === null
          ? lateStart[to]!
          : addWorking(calendar, lateStart[to]! - afterStartDays, days[i]!);
      if (bound < lateFinish[i]!) lateFinish[i] = bound;
    }
    if (lateFinish[i] === Number.POSITIVE_INFINITY) lateFinish[i] = finish[i]!;
    const seen = !Number.isNaN(compiled.finished[i]!);
    if (seen) lateFinish[i] = finish[i]!;
    // What a queue of deliveries adds to the duration belongs to the activity.
    const own = finishOf(compiled, i, start[i]!, days[i]!);
    lateStart[i] = seen
      ? start[i]!
      : addWorking(calendar, lateFinish[i]! - (finish[i]! - own), -days[i]!);
    if (seen || !Number.isNaN(compiled.started[i]!)) continue;
    for (let k = afterFrom[i]!; k < afterFrom[i + 1]!; k += 1) {
      const on = afterOn[k]!;
      lateFinish[on] = Math.min(lateFinish[on]!, lateStart[i]! - afterLag[k]!);
    }
  }
  return {
    startDay: start,
    finishDay: finish,
    lateStartDay: lateStart,
    lateFinishDay: lateFinish,
    floatDays: Float64Array.from(lateFinish, (late, index) => late - finish[index]!),
    waitDays: Float64Array.from(start, (begins, index) => begins - pass.ready[index]!),
    waitedFor: pass.waitedFor,
    pass,
  };
}

/** The chain of dependencies that decided when `activity` finished, first to last. */
export function drivingChain(compiled: CompiledNetwork, pass: Pass, activity: number): number[] {
  const chain = [activity];
  for (let k = pass.driver[activity]!; k >= 0; ) {
    const on = compiled.afterOn[k]!;
    chain.push(on);
    k = pass.driver[on]!;
  }
  return chain.reverse();
}
