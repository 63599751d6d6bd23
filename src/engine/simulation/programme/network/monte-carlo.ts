/**
 * Draws of a whole network: the day of each milestone, how often each activity decides its group's
 * end, and the delay against the base schedule split by cause.
 *
 * Each activity and each cause has a stream of its own, named by it. Draws come in pairs: the second
 * mirrors the first about the medians (antithetic), which steadies the middle of every date. A draw is
 * a function of the seed and its number, whatever is drawn beside it and by however many workers.
 *
 * A delay is split along the chain that decided the end. An activity's excess over its median goes
 * to its causes by their share of the drawn deviation, the rest to its own cause; waiting for a
 * limit goes to the limit; float that the chain had in the base schedule is taken off first. The
 * parts sum to the delay in every draw.
 *
 * Units   days since 1970, days
 * Checked network.test.ts
 */
import { normalQuantile } from "../../../kernel/math.ts";
import { createRandom, type Random } from "../../../kernel/random.ts";
import { lookUp } from "./duration.ts";
import { type CompiledNetwork, medianOf } from "./network.ts";
import { criticalPath, forward, newPass } from "./passes.ts";

export interface DrawRequest {
  /** Activities whose finish is kept draw by draw. */
  readonly milestones: readonly number[];
  /** Activities whose driving chain is followed; one a group. */
  readonly ends: readonly number[];
  readonly draws: number;
  readonly firstDraw?: number;
  readonly seed: bigint;
  readonly onDraw?: (done: number) => void;
}

export interface Draws {
  /** [milestone][draw] */
  readonly finishDay: readonly Float64Array[];
  /** [end][activity] share of draws in which the activity stood on the chain that decided the end. */
  readonly criticality: readonly Float64Array[];
  /** Names of what delay is split by. */
  readonly parts: readonly string[];
  /** [end][part] mean days, late counted positive. */
  readonly meanDelayDays: readonly Float64Array[];
  /** [end] finish in the base schedule. */
  readonly baseFinishDay: readonly number[];
}

const floatFirst = "float used first";

export function drawNetwork(compiled: CompiledNetwork, request: DrawRequest): Draws {
  const { count, causes, limits, tables, tableAt, fixed } = compiled;
  const { causesFrom, causesOn, causesLoading, ownLoading, afterOn } = compiled;
  const { milestones, ends, draws, seed } = request;
  const firstDraw = request.firstDraw ?? 0;
  const activities = compiled.network.activities;
  const base = criticalPath(compiled);
  const days = new Float64Array(count);
  const z = new Float64Array(count);
  const factor = new Float64Array(causes.length);
  const at = (name: string): Random => {
    const random = createRandom(seed, name);
    // Two words a number, one number for two draws.
    if (firstDraw > 1) random.seek(2 * (firstDraw >> 1));
    return random;
  };
  const causeStreams = causes.map((cause) => at(`schedule/cause/${cause}`));
  const drawn: number[] = [];
  const streams: Random[] = [];
  const alone: number[] = [];
  for (let i = 0; i < count; i += 1) {
    days[i] = medianOf(compiled, i);
    if (fixed[i] === 1 || !Number.isNaN(compiled.finished[i]!)) continue;
    drawn.push(i);
    alone.push(ownLoading[i]!);
    streams.push(at(`schedule/activity/${activities[i]!.id}`));
  }

  const own = new Float64Array(drawn.length);

  const partNames: string[] = [];
  const partOf = (name: string): number => {
    const known = partNames.indexOf(name);
    return known >= 0 ? known : partNames.push(name) - 1;
  };
  const causePart = causes.map(partOf);
  const ownPart = Int32Array.from(activities, (one) => partOf(one.ownCause ?? "its own work"));
  const limitPart = limits.map((limit) => partOf(`waiting for ${limit.id}`));
  const floatPart = partOf(floatFirst);

  const finishDay = milestones.map(() => new Float64Array(draws));
  const criticality = ends.map(() => new Float64Array(count));
  const meanDelayDays = ends.map(() => new Float64Array(partNames.length));
  const pass = newPass(compiled);
  for (let draw = 0; draw < draws; draw += 1) {
    const mirrored = ((firstDraw + draw) & 1) === 1;
    if (!mirrored || draw === 0) {
      for (let c = 0; c < factor.length; c += 1) factor[c] = standardNormal(causeStreams[c]!);
      for (let d = 0; d < drawn.length; d += 1) own[d] = alone[d]! * standardNormal(streams[d]!);
    }
    if (mirrored) {
      for (let c = 0; c < factor.length; c += 1) factor[c] = -factor[c]!;
      for (let d = 0; d < drawn.length; d += 1) own[d] = -own[d]!;
    }
    for (let d = 0; d < drawn.length; d += 1) {
      const i = drawn[d]!;
      let deviation = own[d]!;
      for (let k = causesFrom[i]!; k < causesFrom[i + 1]!; k += 1)
        deviation += causesLoading[k]! * factor[causesOn[k]!]!;
      z[i] = deviation;
      days[i] = lookUp(tables, tableAt[i]!, deviation);
    }
    forward(compiled, days, pass);
    for (let m = 0; m < milestones.length; m += 1)
      finishDay[m]![draw] = pass.finish[milestones[m]!]!;
    for (let e = 0; e < ends.length; e += 1) {
      const end = ends[e]!;
      const shares = criticality[e]!;
      const delay = meanDelayDays[e]!;
      let named = 0;
      for (let i = end; ; ) {
        shares[i] = shares[i]! + 1;
        const length = pass.finish[i]! - pass.start[i]!;
        const excess = length - (base.finishDay[i]! - base.startDay[i]!);
        const deviation = z[i]!;
        let rest = excess;
        if (excess !== 0 && Math.abs(deviation) > 1e-9)
          for (let k = causesFrom[i]!; k < causesFrom[i + 1]!; k += 1) {
            const cause = causesOn[k]!;
            const part = (excess * causesLoading[k]! * factor[cause]!) / deviation;
            delay[causePart[cause]!] = delay[causePart[cause]!]! + part;
            rest -= part;
          }
        delay[ownPart[i]!] = delay[ownPart[i]!]! + rest;
        named += excess;
        const limit = pass.waitedFor[i]! >= 0 ? pass.waitedFor[i]! : base.waitedFor[i]!;
        if (limit >= 0) {
          const wait = pass.start[i]! - pass.ready[i]! - base.waitDays[i]!;
          delay[limitPart[limit]!] = delay[limitPart[limit]!]! + wait;
          named += wait;
        }
        const driver = pass.driver[i]!;
        if (driver < 0) break;
        i = afterOn[driver]!;
      }
      // The chain was shorter than the base schedule's own by the float that it had there.
      delay[floatPart] = delay[floatPart]! + pass.finish[end]! - base.finishDay[end]! - named;
    }
    request.onDraw?.(draw + 1);
  }
  for (const shares of criticality) for (let i = 0; i < count; i += 1) shares[i]! /= draws;
  for (const delay of meanDelayDays) for (let p = 0; p < delay.length; p += 1) delay[p]! /= draws;
  return {
    finishDay,
    criticality,
    parts: partNames,
    meanDelayDays,
    baseFinishDay: ends.map((end) => base.finishDay[end]!),
  };
}

/** One normal from one uniform, so that a draw's place in a stream is its number. */
function standardNormal(random: Random): number {
  const share = random.uniform();
  return normalQuantile(Math.max(share, 1e-16));
}
