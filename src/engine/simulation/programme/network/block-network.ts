/**
 * The network of a build-out: for each block land, permit, interconnection, long-lead equipment,
 * shell, fit-out, energisation, commissioning and racks, joined by limits of a site and by causes
 * that sites share.
 *
 * What the plan observed stands. A block with a date to come is laid out backwards from it at median
 * durations, later by the slip that promises of its kind have shown; one without is laid out from
 * when its ground was broken, or from the as-of day. What that layout puts before the as-of day is
 * taken as done or begun then, except what the plan would have recorded: in service always, energised,
 * ready for service and delivered where it records them of any block.
 *
 * Units   days since 1970, days
 * Left    a block is one hall: what a block of 1 GW gains or loses by many halls in step is not
 * out     modelled (dates of large blocks err early); winters and tides of labour are causes
 * Checked block-network.test.ts
 */
import { type PowerState, powerStates } from "../../../scenario/document.ts";
import type { Plan } from "../../../scenario/plan.ts";
import type { ActivityKey, BlockDurations } from "./block-durations.ts";
import { loadingFor } from "./duration.ts";
import { type Activity, compileNetwork, type Limit, type Network } from "./network.ts";
import { criticalPath } from "./passes.ts";

/** Rank correlations of two activities that share a cause. Guesses: no source measures them. */
const shared = { weather: 0.3, labour: 0.2, regulation: 0.35, supplier: 0.35 };

type Cause = keyof typeof shared | "racks";
interface Step {
  readonly key: ActivityKey | "ready-for-service" | "delivered" | "in-service";
  readonly name: string;
  readonly after: readonly Step["key"][];
  readonly causes?: readonly Cause[];
  readonly own: string;
  readonly limits?: readonly ("crews" | "teams" | "transformers" | "engines" | "racks" | "hbm")[];
  /** Ordered rather than done: it has a last responsible day. */
  readonly ordered?: boolean;
}

const steps: readonly Step[] = [
  { key: "land", name: "Land", after: [], own: "land" },
  { key: "permit", name: "Permits", after: ["land"], causes: ["regulation"], own: "permits" },
  {
    key: "study",
    name: "Interconnection study",
    after: ["land"],
    causes: ["regulation"],
    own: "grid",
  },
  {
    key: "works",
    name: "Interconnection works",
    after: ["study"],
    causes: ["regulation", "supplier"],
    own: "grid",
  },
  {
    key: "transformers",
    name: "Transformers",
    after: ["land"],
    causes: ["supplier"],
    own: "equipment",
    limits: ["transformers"],
    ordered: true,
  },
  {
    key: "switchgear",
    name: "Switchgear",
    after: ["land"],
    causes: ["supplier"],
    own: "equipment",
    ordered: true,
  },
  {
    key: "engines",
    name: "Gas engines",
    after: ["land"],
    causes: ["supplier"],
    own: "equipment",
    limits: ["engines"],
    ordered: true,
  },
  {
    key: "site-works",
    name: "Clearing and groundwork",
    after: ["land", "permit"],
    causes: ["weather", "labour"],
    own: "construction",
  },
  {
    key: "shell",
    name: "Shell",
    after: ["site-works"],
    causes: ["weather", "labour"],
    own: "construction",
    limits: ["crews"],
  },
  { key: "l1", name: "L1 factory tests", after: ["switchgear"], own: "commissioning" },
  { key: "l2", name: "L2 delivery checks", after: ["l1"], own: "commissioning" },
  {
    key: "electrical",
    name: "Electrical",
    after: ["shell", "l2"],
    causes: ["labour"],
    own: "construction",
  },
  {
    key: "mechanical",
    name: "Mechanical",
    after: ["shell"],
    causes: ["labour"],
    own: "construction",
  },
  {
    key: "energisation",
    name: "Energisation",
    after: ["works", "transformers", "electrical"],
    own: "grid",
  },
  {
    key: "l3",
    name: "L3 start-up",
    after: ["energisation", "mechanical"],
    own: "commissioning",
  },
  {
    key: "l4",
    name: "L4 functional tests",
    after: ["l3"],
    own: "commissioning",
    limits: ["teams"],
  },
  { key: "l5", name: "L5 integrated tests", after: ["l4"], own: "commissioning" },
  { key: "ist", name: "Integrated systems test", after: ["l5"], own: "commissioning" },
  { key: "ready-for-service", name: "Ready for service", after: ["ist"], own: "commissioning" },
  {
    key: "racks-made",
    name: "Racks made",
    after: ["site-works"],
    causes: ["racks"],
    own: "racks",
    limits: ["racks", "hbm"],
    ordered: true,
  },
  {
    key: "delivered",
    name: "Racks delivered",
    after: ["ready-for-service", "racks-made"],
    own: "racks",
  },
  { key: "install", name: "Rack installation", after: ["delivered"], own: "racks" },
  // Racks may come before handover; power to test them does not.
  { key: "burn-in", name: "Burn-in", after: ["install", "ready-for-service"], own: "racks" },
  { key: "acceptance", name: "Acceptance", after: ["burn-in"], own: "racks" },
  { key: "in-service", name: "In service", after: ["acceptance"], own: "racks" },
];

/** The step whose finish a state of the plan observes. */
export const stepOf: Readonly<Partial<Record<PowerState, Step["key"]>>> = {
  permitted: "permit",
  energised: "energisation",
  "ready for service": "ready-for-service",
  delivered: "delivered",
  accepted: "acceptance",
  "in service": "in-service",
};
/**
 * Steps left open until they are recorded: the end of a block always, the others where the plan
 * records such a state of any block at all.
 */
function openSteps(states: ReadonlySet<PowerState>, hasRacks: boolean): ReadonlySet<Step["key"]> {
  const open = new Set<Step["key"]>(["acceptance", "in-service"]);
  if (states.has("energised")) open.add("energisation");
  if (states.has("delivered")) open.add("delivered");
  if (states.has("ready for service") || !hasRacks) open.add("ist").add("ready-for-service");
  return open;
}

export interface ScheduleBlock {
  readonly id: string;
  readonly site: string;
  readonly country: string;
  readonly observed: Readonly<Partial<Record<PowerState, number>>>;
  /** Promised for a day that has passed, and not recorded: taken as reached, as `run` takes it. */
  readonly passed?: Readonly<Partial<Record<PowerState, number>>>;
  /** The furthest state that is promised, with its day. */
  readonly promised: { readonly state: PowerState; readonly day: number } | null;
  /** First day racks of its platform ship in volume; null without a fleet. */
  readonly racks: {
    readonly vendor: string;
    readonly fromDay: number;
    readonly units: number;
    readonly hbmBytes: number;
  } | null;
}

export interface BlockOptions {
  readonly asOfDay: number;
  readonly slipDays: number;
  /** States that the plan has recorded of any block; all where not given. */
  readonly recordedStates?: ReadonlySet<PowerState>;
  /** Grid first, or gas engines on site first with the grid to follow. */
  readonly power?: "grid" | "on-site gas";
  /** The grid is there already: a site that was energised for someone else. */
  readonly energisedSite?: boolean;
  /** For a what-if: lay out what stands before the as-of day as in this case. */
  readonly layoutAs?: BlockOptions;
  readonly shellCrewsPerSite?: number;
  readonly commissioningTeamsPerSite?: number;
  readonly transformersPerMonth?: number;
  readonly enginesPerMonth?: number;
  readonly racksPerMonth?: number;
  readonly hbmBytesPerMonth?: number;
}

/** Guesses: a site builds and commissions four halls at a time, as Abilene did. */
export const defaultCrews = 4;

export type BlockBasis = "observed start" | "promised date" | "as-of day";

export interface BlockNetwork {
  readonly network: Network;
  /** By block, its activities' ids by step. */
  readonly ids: readonly Readonly<Partial<Record<Step["key"], string>>>[];
  readonly basis: readonly BlockBasis[];
  /** Activities whose finish a milestone of the plan dates; other finished ones are assumed so. */
  readonly observed: ReadonlySet<string>;
}

/** A plan's blocks as the network sees them, in the plan's order. */
export function scheduleBlocks(plan: Plan): ScheduleBlock[] {
  return plan.blocks.map((block) => {
    const observed: Partial<Record<PowerState, number>> = {};
    const passed: Partial<Record<PowerState, number>> = {};
    let promised: ScheduleBlock["promised"] = null;
    for (const { state, day, kind } of block.milestones) {
      if (kind === "observed" || kind === "reported") {
        observed[state] = day;
        continue;
      }
      if (day <= plan.asOfDay) passed[state] = day;
      if (stepOf[state] !== undefined) promised = { state, day };
    }
    const first = block.fleet[0];
    const platform = first === undefined ? undefined : plan.platforms[first.platform];
    const site = plan.sites[block.site]!;
    return {
      id: block.id,
      site: site.id,
      country: site.country,
      observed,
      passed,
      promised,
      racks:
        platform === undefined || first === undefined
          ? null
          : {
              vendor: platform.vendor,
              fromDay: platform.volumeFromDay,
              units: first.units,
              hbmBytes: first.units * platform.packagesPerUnit * platform.accelerator.hbmBytes,
            },
    };
  });
}

export function blockNetwork(
  blocks: readonly ScheduleBlock[],
  durations: BlockDurations,
  options: BlockOptions,
): BlockNetwork {
  const { asOfDay } = options;
  const used = stepsOf(options);
  const layout = medianLayout(
    stepsOf(options.layoutAs ?? options, true),
    durations,
    options.layoutAs ?? options,
  );
  const activities: Activity[] = [];
  const ids: Partial<Record<Step["key"], string>>[] = [];
  const basis: BlockBasis[] = [];
  const limits = new Map<string, Limit>();
  const causes = new Set<string>();
  const observed = new Set<string>();
  const at = (id: string, kind: Limit["kind"], units: number | undefined, needs: number) => {
    if (units === undefined || needs <= 0) return [];
    if (!limits.has(id)) limits.set(id, { id, kind, units });
    return [{ limit: id, units: needs }];
  };
  const limitsOf = (step: Step, block: ScheduleBlock) =>
    (step.limits ?? []).flatMap((limit) => {
      switch (limit) {
        case "crews":
          return at(
            `shell crews at ${block.site}`,
            "at once",
            options.shellCrewsPerSite ?? defaultCrews,
            1,
          );
        case "teams":
          return at(
            `commissioning teams at ${block.site}`,
            "at once",
            options.commissioningTeamsPerSite ?? defaultCrews,
            1,
          );
        case "transformers":
          return at("transformers", "per month", options.transformersPerMonth, 1);
        case "engines":
          return at("gas engines", "per month", options.enginesPerMonth, 1);
        case "racks":
          return at("racks", "per month", options.racksPerMonth, block.racks?.units ?? 0);
        case "hbm":
          return at("HBM", "per month", options.hbmBytesPerMonth, block.racks?.hbmBytes ?? 0);
        default:
          return limit satisfies never;
      }
    });
  const causesOf = (step: Step, block: ScheduleBlock) =>
    (step.causes ?? []).map((cause) => {
      const where = block.country === "not stated" ? "" : ` in ${block.country}`;
      const name = {
        weather: `weather at ${block.site}`,
        labour: `labour${where}`,
        regulation: `regulation${where}`,
        supplier: "suppliers of electrical equipment",
        racks: `racks of ${block.racks?.vendor ?? "their maker"}`,
      }[cause];
      causes.add(name);
      return { cause: name, loading: loadingFor(shared[cause === "racks" ? "supplier" : cause]) };
    });

  for (const block of blocks) {
    const mine = block.racks === null ? used.filter((step) => !afterReady.has(step.key)) : used;
    const groundBroken = block.observed["under construction"];
    const anchor = anchorOf(block, layout, options);
    basis.push(anchor.basis);
    const seen = new Map<Step["key"], number>();
    for (const [state, day] of Object.entries(block.observed) as [PowerState, number][]) {
      const key = stepOf[state];
      if (key === undefined || day === undefined || day > asOfDay) continue;
      markDone(mine, key, day, layout, anchor.offset, seen);
      observed.add(`${block.id}/${key}`);
    }
    for (const [state, day] of Object.entries(block.passed ?? {}) as [PowerState, number][]) {
      const key = stepOf[state];
      if (key !== undefined && !seen.has(key))
        markDone(mine, key, day, layout, anchor.offset, seen);
    }
    const open = openSteps(options.recordedStates ?? new Set(powerStates), block.racks !== null);
    if (groundBroken !== undefined && groundBroken <= asOfDay)
      for (const key of ["land", "permit"] as const)
        if (!seen.has(key))
          seen.set(key, Math.min(groundBroken, layout.finish.get(key)! + anchor.offset));
    const own: Partial<Record<Step["key"], string>> = {};
    for (const step of mine) {
      const id = `${block.id}/${step.key}`;
      own[step.key] = id;
      const start = layout.start.get(step.key)! + anchor.offset;
      const finish = layout.finish.get(step.key)! + anchor.offset;
      const after = step.after.filter((key) => mine.some((other) => other.key === key));
      const ready = after.every((key) => seen.has(key));
      if (
        !seen.has(step.key) &&
        ready &&
        anchor.basis !== "as-of day" &&
        finish <= asOfDay &&
        !open.has(step.key)
      )
        seen.set(step.key, finish);
      const finished = seen.get(step.key);
      const begun =
        step.key === "site-works" && groundBroken !== undefined && groundBroken <= asOfDay
          ? Math.min(groundBroken, start)
          : start;
      const inProgress =
        finished === undefined &&
        ready &&
        begun < asOfDay &&
        anchor.basis !== "as-of day" &&
        step.key in durations;
      // No rack of a platform is delivered before it ships in volume.
      const floor = step.key === "delivered" ? (block.racks?.fromDay ?? asOfDay) : asOfDay;
      const grid =
        step.key === "energisation" && options.power === "on-site gas"
          ? after.map((key) => (key === "works" ? ("engines" as const) : key))
          : after;
      activities.push({
        id,
        name: step.name,
        group: block.id,
        duration:
          step.key in durations
            ? durations[step.key as ActivityKey].duration
            : { shape: "fixed", days: 0 },
        after: grid.map((key) => ({ on: `${block.id}/${key}` })),
        uses: limitsOf(step, block),
        causes: causesOf(step, block),
        ownCause: step.own,
        // A block promised for later than its length away begins when the promise needs it.
        notBeforeDay: Math.max(asOfDay, floor, step.key === "land" ? start : asOfDay),
        ...(inProgress ? { startedDay: begun } : {}),
        ...(finished === undefined
          ? {}
          : { startedDay: Math.min(begun, finished), finishedDay: finished }),
      });
    }
    ids.push(own);
  }
  return {
    network: {
      startDay: asOfDay,
      asOfDay,
      activities,
      limits: [...limits.values()],
      causes: [...causes],
    },
    ids,
    basis,
    observed,
  };
}

/** The steps of a case; for a layout, those that no dependency holds as well. */
const stepsOf = (options: BlockOptions, all = false): readonly Step[] =>
  steps.filter(
    (step) =>
      (all || step.key !== "engines" || options.power === "on-site gas") &&
      !(options.energisedSite === true && (step.key === "study" || step.key === "works")),
  );

const afterReady: ReadonlySet<Step["key"]> = new Set([
  "racks-made",
  "delivered",
  "install",
  "burn-in",
  "acceptance",
  "in-service",
]);

export const orderedSteps: readonly Step["key"][] = steps
  .filter((step) => step.ordered === true)
  .map((step) => step.key);

interface Layout {
  readonly start: ReadonlyMap<Step["key"], number>;
  readonly finish: ReadonlyMap<Step["key"], number>;
}

/** One block alone at median durations from day 0. */
function medianLayout(
  used: readonly Step[],
  durations: BlockDurations,
  options: BlockOptions,
): Layout {
  const result = compileNetwork({
    startDay: 0,
    activities: used.map((step) => ({
      id: step.key,
      name: step.name,
      duration:
        step.key in durations
          ? durations[step.key as ActivityKey].duration
          : { shape: "fixed", days: 0 },
      after: step.after
        .map((key) =>
          key === "works" && step.key === "energisation" && options.power === "on-site gas"
            ? "engines"
            : key,
        )
        .filter((key) => used.some((other) => other.key === key))
        .map((on) => ({ on })),
    })),
  });
  if (!result.ok) throw new Error(`the block network itself: ${JSON.stringify(result.faults)}`);
  const path = criticalPath(result.compiled);
  return {
    start: new Map(used.map((step, index) => [step.key, path.startDay[index]!])),
    finish: new Map(used.map((step, index) => [step.key, path.finishDay[index]!])),
  };
}

function anchorOf(
  block: ScheduleBlock,
  layout: Layout,
  options: BlockOptions,
): { readonly offset: number; readonly basis: BlockBasis } {
  const broken = block.observed["under construction"];
  if (block.promised !== null) {
    const key = stepOf[block.promised.state]!;
    const finish = layout.finish.get(key)!;
    return {
      offset: block.promised.day + options.slipDays - finish,
      basis: "promised date",
    };
  }
  if (broken !== undefined && broken <= options.asOfDay)
    return { offset: broken - layout.start.get("site-works")!, basis: "observed start" };
  return { offset: options.asOfDay, basis: "as-of day" };
}

/** A step seen done is done on its day, and all it came after by then. */
function markDone(
  used: readonly Step[],
  key: Step["key"],
  day: number,
  layout: Layout,
  offset: number,
  seen: Map<Step["key"], number>,
): void {
  const known = seen.get(key);
  seen.set(key, day);
  if (known === day) return;
  for (const before of used.find((step) => step.key === key)?.after ?? []) {
    if (!used.some((step) => step.key === before)) continue;
    if (key === "delivered" && before === "ready-for-service") continue;
    const expected = layout.finish.get(before)! + offset;
    if (!seen.has(before) || seen.get(before)! > day)
      markDone(used, before, Math.min(expected, day), layout, offset, seen);
  }
}
