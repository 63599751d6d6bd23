/**
 * A plan's schedule: for each block the dates of energised, ready for service and in service as
 * percentiles, what decides them, how much the rest may slip, and where the delay comes from.
 *
 * Units   days since 1970, days; shares of draws
 * Checked block-network.test.ts
 */
import type { Catalogue } from "../../../../facts/kinds.ts";
import { percentile } from "../../../kernel/percentile.ts";
import type { Plan, ScheduleLimits } from "../../../scenario/plan.ts";
import {
  type BlockBasis,
  type BlockNetwork,
  type BlockOptions,
  blockNetwork,
  defaultCrews,
  orderedSteps,
} from "./block-network.ts";
import { drawNetwork } from "./monte-carlo.ts";
import type { CompiledNetwork } from "./network.ts";
import { criticalPath, drivingChain } from "./passes.ts";
import { compiledOf, planNetwork } from "./plan-network.ts";

export interface Percentiles {
  readonly p10: number;
  readonly p50: number;
  readonly p80: number;
  readonly p90: number;
  /** Observed and assumed have happened by the as-of day: all four are their day. */
  readonly kind: "observed" | "assumed" | "forecast";
}

export interface BlockSchedule {
  readonly id: string;
  readonly site: string;
  readonly basis: BlockBasis;
  readonly promised: { readonly state: string; readonly day: number } | null;
  readonly energisedDay: Percentiles;
  readonly readyForServiceDay: Percentiles;
  /** Null where no racks are planned. */
  readonly inServiceDay: Percentiles | null;
  /** Every milestone that a plan may record, and the shell. */
  readonly milestones: readonly { readonly name: string; readonly day: Percentiles }[];
  readonly weeksEnergisedToFirstToken: number | null;
  /** Activities of the base schedule, in order of their early start. */
  readonly activities: readonly {
    readonly id: string;
    readonly name: string;
    readonly startDay: number;
    readonly finishDay: number;
    /** Calendar days to the block's own base end. */
    readonly floatDays: number;
    readonly critical: boolean;
    /** Share of draws in which it decided the block's end. */
    readonly criticality: number;
    readonly done: boolean;
  }[];
  readonly orders: readonly {
    readonly what: string;
    /** Ordered on this day at median lead time, the base end holds. */
    readonly lastDay: number;
    /** The same for the promised date, where there is one. */
    readonly lastDayForPromise: number | null;
  }[];
  /** Mean days of delay behind the base schedule, by cause; they sum to the mean delay. */
  readonly delayByCauseDays: Readonly<Record<string, number>>;
  readonly meanDelayDays: number;
}

export interface ScheduleOption {
  readonly option: string;
  /** Median of the change of the last block in service, days; negative is earlier. */
  readonly lastInServiceChangeDays: number;
  /** Mean over blocks of the change of the median, days. */
  readonly meanChangeDays: number;
}

export interface Schedule {
  readonly draws: number;
  readonly blocks: readonly BlockSchedule[];
  readonly leftOut: readonly { readonly id: string; readonly why: string }[];
  readonly options: readonly ScheduleOption[];
  readonly durations: readonly {
    readonly activity: string;
    readonly from: string;
    readonly grade: string;
    readonly p5Days: number;
    readonly p50Days: number;
    readonly p95Days: number;
  }[];
  /** The network at median durations, for exchange files. */
  readonly compiled: CompiledNetwork;
}

export interface ScheduleRequest {
  readonly plan: Plan;
  readonly catalogue: Catalogue;
  readonly values: Float64Array;
  readonly draws: number;
  readonly seed: bigint;
  /** In place of the plan's own. */
  readonly limits?: ScheduleLimits;
  readonly onDraw?: (done: number) => void;
}

const milestoneSteps = [
  ["permit", "permitted"],
  ["shell", "shell complete"],
  ["energisation", "energised"],
  ["ready-for-service", "ready for service"],
  ["delivered", "delivered"],
  ["acceptance", "accepted"],
  ["in-service", "in service"],
] as const;

export function scheduleOf(request: ScheduleRequest): Schedule {
  const { plan, values } = request;
  const { durations, leftOut, blocks, options, built, compiled } = planNetwork(
    plan,
    request.catalogue,
    values,
    request.limits,
  );
  const at = (id: string | undefined) => (id === undefined ? -1 : compiled.indexOf.get(id)!);
  const tracked = built.ids.map((ids) => [
    at(ids.energisation),
    at(ids["ready-for-service"]),
    at(ids["in-service"]),
  ]);
  const named = built.ids.map((ids) =>
    milestoneSteps.flatMap(([key, name]) =>
      ids[key] === undefined ? [] : [{ name, index: at(ids[key]) }],
    ),
  );
  const milestones = named.flat().map((one) => one.index);
  const ends = tracked.map(([, ready, last]) => (last! >= 0 ? last! : ready!));
  const drawn = drawNetwork(compiled, {
    milestones,
    ends,
    draws: request.draws,
    seed: request.seed,
    onDraw: request.onDraw,
  });
  const positionOf = new Map(milestones.map((index, position) => [index, position]));
  const drawsOf = (index: number) => drawn.finishDay[positionOf.get(index)!]!;
  // Float counts to each block's own base end.
  const base = criticalPath(compiled);
  const toPromise = new Map<number, number>();
  for (const [b, block] of blocks.entries())
    if (block.promised !== null) toPromise.set(ends[b]!, promisedEnd(block, built, b, compiled));
  const forPromise = criticalPath(compiled, undefined, toPromise);

  const schedules = blocks.map((block, b): BlockSchedule => {
    const [energised, ready, last] = tracked[b]!;
    const chain = new Set(drivingChain(compiled, base.pass, ends[b]!));
    const done = (index: number) => !Number.isNaN(compiled.finished[index]!);
    const kindOf = (index: number): Percentiles["kind"] =>
      !done(index)
        ? "forecast"
        : built.observed.has(compiled.network.activities[index]!.id)
          ? "observed"
          : "assumed";
    const activities = Object.values(built.ids[b]!)
      .map((id) => {
        const index = compiled.indexOf.get(id)!;
        return {
          id,
          name: compiled.network.activities[index]!.name,
          startDay: base.startDay[index]!,
          finishDay: base.finishDay[index]!,
          floatDays: base.floatDays[index]!,
          critical: chain.has(index) && !done(index),
          criticality: drawn.criticality[b]![index]!,
          done: done(index),
        };
      })
      .sort((x, y) => x.startDay - y.startDay);
    const orders = orderedSteps.flatMap((key) => {
      const index = at(built.ids[b]![key]);
      // Nothing is left to order where the layout has it done or on order.
      if (index < 0 || done(index) || !Number.isNaN(compiled.started[index]!)) return [];
      return [
        {
          what: compiled.network.activities[index]!.name,
          lastDay: base.lateStartDay[index]!,
          lastDayForPromise: block.promised === null ? null : forPromise.lateStartDay[index]!,
        },
      ];
    });
    const delay = drawn.meanDelayDays[b]!;
    const weeks =
      last! < 0
        ? null
        : percentile(
            drawsOf(last!)
              .map((day, k) => (day - drawsOf(energised!)[k]!) / 7)
              .sort(),
            50,
          );
    return {
      id: block.id,
      site: block.site,
      basis: built.basis[b]!,
      promised: block.promised,
      energisedDay: percentilesOf(drawsOf(energised!), kindOf(energised!)),
      readyForServiceDay: percentilesOf(drawsOf(ready!), kindOf(ready!)),
      inServiceDay: last! < 0 ? null : percentilesOf(drawsOf(last!), kindOf(last!)),
      milestones: named[b]!.map(({ name, index }) => ({
        name,
        day: percentilesOf(drawsOf(index), kindOf(index)),
      })),
      weeksEnergisedToFirstToken: weeks,
      activities,
      orders,
      delayByCauseDays: Object.fromEntries(
        drawn.parts.map((name, p) => [name, delay[p]!]).filter(([, days]) => days !== 0),
      ),
      meanDelayDays: delay.reduce((sum, part) => sum + part, 0),
    };
  });

  const optionDraws = Math.min(500, request.draws);
  const finals = (given: BlockNetwork) => {
    const one = compiledOf(given);
    const last = given.ids.map(
      (ids) => one.indexOf.get(ids["in-service"] ?? ids["ready-for-service"]!)!,
    );
    return drawNetwork(one, {
      milestones: last,
      ends: [],
      draws: optionDraws,
      seed: request.seed,
    }).finishDay;
  };
  const asPlanned = finals(built);
  const variant = (
    option: string,
    changed: Partial<BlockOptions>,
    ofBlocks = blocks,
  ): ScheduleOption => {
    const found = finals(
      blockNetwork(ofBlocks, durations, { ...options, ...changed, layoutAs: options }),
    );
    const lasts = Float64Array.from({ length: optionDraws }, (_, k) => {
      let before = Number.NEGATIVE_INFINITY;
      let after = Number.NEGATIVE_INFINITY;
      for (let b = 0; b < found.length; b += 1) {
        before = Math.max(before, asPlanned[b]![k]!);
        after = Math.max(after, found[b]![k]!);
      }
      return after - before;
    }).sort();
    let sum = 0;
    for (let b = 0; b < found.length; b += 1)
      sum += percentile(found[b]!.toSorted(), 50) - percentile(asPlanned[b]!.toSorted(), 50);
    return {
      option,
      lastInServiceChangeDays: percentile(lasts, 50),
      meanChangeDays: found.length === 0 ? 0 : sum / found.length,
    };
  };
  return {
    draws: request.draws,
    blocks: schedules,
    leftOut,
    options:
      blocks.length === 0
        ? []
        : [
            variant("gas engines on site first", { power: "on-site gas" }),
            variant("a site that has its grid connection", { energisedSite: true }),
            variant(
              "a platform that ships already",
              {},
              blocks.map((block) => ({
                ...block,
                racks:
                  block.racks === null
                    ? null
                    : { ...block.racks, fromDay: Math.min(block.racks.fromDay, plan.asOfDay) },
              })),
            ),
            variant("twice the shell crews and commissioning teams", {
              shellCrewsPerSite: 2 * defaultCrews,
              commissioningTeamsPerSite: 2 * defaultCrews,
            }),
          ],
    durations: Object.entries(durations).map(([activity, { duration, from, grade }]) => ({
      activity,
      from,
      grade,
      p5Days: duration.shape === "spread" ? duration.p5 : Number.NaN,
      p50Days: duration.shape === "spread" ? duration.p50 : Number.NaN,
      p95Days: duration.shape === "spread" ? duration.p95 : Number.NaN,
    })),
    compiled,
  };
}

/** The promised day as a day of the block's last activity: later by what still follows at medians. */
function promisedEnd(
  block: { readonly promised: { readonly state: string; readonly day: number } | null },
  built: BlockNetwork,
  b: number,
  compiled: CompiledNetwork,
): number {
  const { state, day } = block.promised!;
  if (state !== "ready for service") return day;
  const base = criticalPath(compiled);
  const ids = built.ids[b]!;
  const last = ids["in-service"];
  if (last === undefined) return day;
  const from = base.finishDay[compiled.indexOf.get(ids["ready-for-service"]!)!]!;
  return day + base.finishDay[compiled.indexOf.get(last)!]! - from;
}

function percentilesOf(days: Float64Array, kind: Percentiles["kind"]): Percentiles {
  const sorted = days.toSorted();
  return {
    p10: percentile(sorted, 10),
    p50: percentile(sorted, 50),
    p80: percentile(sorted, 80),
    p90: percentile(sorted, 90),
    kind,
  };
}
