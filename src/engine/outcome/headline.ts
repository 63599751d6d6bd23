/**
 * The figures a person quotes first, each with its definition beside its formula, so that neither can
 * move without the other. All as of the last month of the horizon unless they say otherwise.
 */
import { firstDayOfMonth, isoDay, isoMonth } from "../../units/index.ts";
import type { Evaluation } from "../evaluate.ts";
import { layers } from "../finance/cost.ts";
import { tokensPerUserDay } from "../finance/tokens.ts";
import { baseValues, type Plan } from "../scenario/plan.ts";
import { type Programme, simulateProgramme } from "../simulation/programme/timeline.ts";

export type HeadlineValue = number | string | null;
export type Headline = Readonly<Record<string, HeadlineValue>>;

export interface Definition {
  readonly title: string;
  readonly unit: string;
  readonly frame?: string;
  readonly asOf: string;
  readonly moneyYear?: number;
  readonly formula: string;
}

interface Context {
  readonly plan: Plan;
  readonly values: Float64Array;
  readonly evaluation: Evaluation;
  readonly last: number;
}

interface Row {
  readonly name: string;
  readonly title: string;
  readonly unit: string;
  readonly frame?: string;
  readonly span?: "last month" | "last 12 months" | "whole horizon";
  readonly money?: boolean;
  readonly formula: string;
  readonly of: (context: Context) => HeadlineValue;
}

const rows: readonly Row[] = [
  {
    name: "itCapacityW",
    title: "Certified critical IT capacity in service",
    unit: "W",
    frame: "it",
    formula: "sum of the blocks whose furthest state is in service",
    of: (c) => inServiceW(c, c.last),
  },
  {
    name: "installedItPowerW",
    title: "Rated IT power of the racks in service",
    unit: "W",
    frame: "it",
    formula: "whole racks × rack IT power",
    of: (c) => sum(c.evaluation.programme.installedW.map((site) => site[c.last]!)),
  },
  {
    name: "facilityCapacityW",
    title: "Facility capacity behind it, design day",
    unit: "W",
    frame: "facility",
    formula: "certified IT capacity × facility ÷ IT at peak, by site",
    of: facilityW,
  },
  {
    name: "racks",
    title: "Racks, servers or pods in service, as bought",
    unit: "count",
    formula: "floor(capacity ÷ unit IT power) for each block",
    of: (c) => sum(c.evaluation.programme.unitsInService.map((units) => units[c.last]!)),
  },
  {
    name: "packages",
    title: "Accelerator packages in service",
    unit: "count",
    formula: "racks × packages per rack",
    of: (c) => packages(c, () => 1),
  },
  {
    name: "computeDies",
    title: "Compute dies in service",
    unit: "count",
    formula: "packages × dies per package",
    of: (c) => packages(c, (p) => c.plan.platforms[p]!.diesPerPackage),
  },
  {
    name: "firstGwInServiceOn",
    title: "Day the first gigawatt of IT load is in service",
    unit: "date",
    frame: "it",
    span: "whole horizon",
    formula: "first day on which certified IT capacity in service reaches 1 GW",
    of: (c) => gigawattDay(c, 1),
  },
  {
    name: "lastGwInServiceOn",
    title: "Day the last whole gigawatt of IT load is in service",
    unit: "date",
    frame: "it",
    span: "whole horizon",
    formula:
      "first day with as many gigawatts in service as the whole ones that the base case reaches within the horizon",
    of: (c) => gigawattDay(c, baseGigawatts(c.plan)),
  },
  {
    name: "weeklyActiveUsers",
    title: "Weekly active users",
    unit: "users",
    formula: "dated series, then growth",
    of: (c) => c.evaluation.served.users[c.last]!,
  },
  {
    name: "demandTokensPerS",
    title: "Output tokens asked for, reasoning included",
    unit: "tokens/s",
    formula: "sum over loads, monthly mean",
    of: (c) => c.evaluation.served.demandTokensPerS[c.last]!,
  },
  {
    name: "demandInputTokensPerS",
    title: "Input tokens asked for, cached included",
    unit: "tokens/s",
    formula: "sum over loads, monthly mean",
    of: (c) => c.evaluation.served.demandInputTokensPerS[c.last]!,
  },
  {
    name: "servedTokensPerS",
    title: "Output tokens served within target (mean of a full step)",
    unit: "tokens/s",
    formula: "demand × served fraction",
    of: (c) => c.evaluation.served.servedTokensPerS[c.last]!,
  },
  {
    name: "servedFraction",
    title: "Share of demand served",
    unit: "fraction",
    formula: "Σ hours min(demand, capacity) ÷ Σ hours demand",
    of: (c) => c.evaluation.served.servedFraction[c.last]!,
  },
  {
    name: "outputTokensCapacityPerS",
    title: "Output tokens at the demand's mix with every serving slot full within target",
    unit: "tokens/s",
    formula: "demand ÷ utilisation, before clipping at the peak",
    of: (c) => c.evaluation.served.capacityTokensPerS[c.last]!,
  },
  {
    name: "servingUtilisationFraction",
    title: "Busy share of serving capacity",
    unit: "fraction",
    formula: "mean over hours of min(1, demand ÷ capacity)",
    of: (c) => c.evaluation.served.utilisation[c.last]!,
  },
  {
    name: "idleFraction",
    title: "Share of the racks in service that nobody asks for",
    unit: "fraction",
    formula: "serving share × (1 − utilisation)",
    of: (c) =>
      packages(c, () => 1) === 0
        ? null
        : c.evaluation.shares.serving * (1 - c.evaluation.served.utilisation[c.last]!),
  },
  {
    name: "trainingShareFraction",
    title: "Share of the racks in service that trains",
    unit: "fraction",
    formula: "policy share × (1 − spares)",
    of: (c) => c.evaluation.shares.training,
  },
  {
    name: "usersAtCapacity",
    title: "Weekly users who would fill the serving capacity at this use",
    unit: "users",
    formula: "weekly users × output capacity ÷ output demand",
    of: (c) =>
      ratio(
        c.evaluation.served.users[c.last]! * c.evaluation.served.capacityTokensPerS[c.last]!,
        c.evaluation.served.demandTokensPerS[c.last]!,
      ),
  },
  {
    name: "outputTokensPerUserDay",
    title: "Output tokens asked for per weekly user and day",
    unit: "tokens",
    formula: "demand × 86,400 s ÷ weekly users",
    of: (c) =>
      tokensPerUserDay(
        c.evaluation.served.demandTokensPerS[c.last]!,
        c.evaluation.served.users[c.last]!,
      ),
  },
  {
    name: "outputTokensPerUserDayToFill",
    title: "Output tokens per weekly user and day that would fill it",
    unit: "tokens",
    formula: "output capacity × 86,400 s ÷ weekly users",
    of: (c) =>
      tokensPerUserDay(
        c.evaluation.served.capacityTokensPerS[c.last]!,
        c.evaluation.served.users[c.last]!,
      ),
  },
  {
    name: "trainingFlopPerS",
    title: "Sustained training rate, failures inside",
    unit: "FLOP/s",
    formula: "packages × dense peak × MFU × training share × goodput",
    of: (c) => c.evaluation.training.flopPerS[c.last]!,
  },
  {
    name: "largestTrainingRunFlop",
    title: "Largest training run that fits the plan's run length",
    unit: "FLOP",
    formula: "sustained training rate × run length",
    of: (c) => c.evaluation.training.largestRunFlop[c.last]!,
  },
  {
    name: "usdPerMillionOutputTokens",
    title: "Cost per million output tokens, as served",
    unit: "USD",
    money: true,
    formula: "serving cost, idle included ÷ tokens served",
    of: (c) => c.evaluation.tokenCost?.asServedUsd ?? null,
  },
  {
    name: "usdPerMillionOutputTokensAtCapacity",
    title: "Cost per million output tokens, at capacity",
    unit: "USD",
    money: true,
    formula: "serving cost with every slot full ÷ output capacity",
    of: (c) => c.evaluation.tokenCost?.atCapacityUsd ?? null,
  },
  {
    name: "usdPerMillionOutputTokensMarginal",
    title: "Cost of a million more output tokens",
    unit: "USD",
    money: true,
    formula: "energy from idle to busy ÷ output capacity",
    of: (c) => c.evaluation.tokenCost?.marginalUsd ?? null,
  },
  {
    name: "capexUsd",
    title: "Capital placed up to the horizon, refresh included",
    unit: "USD",
    money: true,
    span: "whole horizon",
    formula: "compute + network + facility + grid and generation",
    of: (c) => sum(layers.map((layer) => sum(Array.from(c.evaluation.cost.capexUsd[layer])))),
  },
  {
    name: "energyJPerYear",
    title: "Energy at the meter",
    unit: "J/year",
    frame: "facility",
    span: "last 12 months",
    formula: "drawn IT power × hourly PUE",
    of: (c) => lastYear(c.evaluation.energy.facilityJ),
  },
  {
    name: "energyCostUsdPerYear",
    title: "Electricity bill",
    unit: "USD/year",
    money: true,
    span: "last 12 months",
    formula: "energy × price, by site",
    of: (c) => lastYear(c.evaluation.energy.costUsd),
  },
  {
    name: "carbonKgPerYear",
    title: "Carbon dioxide of that energy, grid average",
    unit: "kg/year",
    span: "last 12 months",
    formula: "energy × grid carbon intensity, by site",
    of: (c) => lastYear(c.evaluation.energy.carbonKg),
  },
  {
    name: "waterM3PerYear",
    title: "Water on site",
    unit: "m3/year",
    span: "last 12 months",
    formula: "IT energy × water use",
    of: (c) => lastYear(c.evaluation.energy.waterM3),
  },
];

export function headlineOf(plan: Plan, values: Float64Array, evaluation: Evaluation): Headline {
  const context = { plan, values, evaluation, last: evaluation.programme.monthCount - 1 };
  const headline: Record<string, HeadlineValue> = {};
  for (const row of rows) headline[row.name] = row.of(context);
  for (const party of funders(plan))
    headline[releasedName(party)] = releasedUsd(plan, evaluation, party);
  return headline;
}

/**
 * The plan over the last twelve months alone: no row reads an earlier month, and one that spans the
 * horizon reads days and sums, which the first month holds. The same headline but for the order of sums.
 */
export function headlineSpan(plan: Plan): Plan {
  const kept = spanOf.get(plan);
  if (kept !== undefined) return kept;
  const span = { ...plan, firstMonth: Math.max(plan.firstMonth, plan.lastMonth - 11) };
  spanOf.set(plan, span);
  return span;
}

// Kept beside its plan, so that what is kept beside the span is made once too.
const spanOf = new WeakMap<Plan, Plan>();

export function definitionsOf(plan: Plan): Readonly<Record<string, Definition>> {
  const spans = {
    "last month": isoMonth(plan.lastMonth),
    "last 12 months": `12 months to ${isoMonth(plan.lastMonth)}`,
    "whole horizon": `${isoMonth(plan.firstMonth)} to ${isoMonth(plan.lastMonth)}`,
  };
  const definitions: Record<string, Definition> = {};
  for (const row of rows) {
    definitions[row.name] = {
      title: row.title,
      unit: row.unit,
      ...(row.frame === undefined ? {} : { frame: row.frame }),
      asOf: spans[row.span ?? "last month"],
      ...(row.money === true ? { moneyYear: plan.priceYear } : {}),
      formula: row.formula,
    };
  }
  for (const party of funders(plan)) {
    definitions[releasedName(party)] = {
      title: `Released by ${plan.parties.find((one) => one.id === party)?.name ?? party} under its agreements`,
      unit: "USD",
      asOf: spans["whole horizon"],
      formula:
        "sum of releases whose conditions hold; guarantees are exposure and not counted; nominal dollars",
    };
  }
  return definitions;
}

/** Parties that fund: the giving side of any grant of money. */
export const funders = (plan: Plan): string[] =>
  [
    ...new Set(
      plan.agreements
        .filter((terms) => terms.grants.some((grant) => grant.kind === "money"))
        .map((terms) => terms.from),
    ),
  ].sort();

const releasedName = (party: string): string =>
  `${party.replace(/[-.]+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())}ReleasedUsd`;

function releasedUsd(plan: Plan, evaluation: Evaluation, party: string): number {
  let cents = 0;
  for (const [index, terms] of plan.agreements.entries()) {
    if (terms.from !== party) continue;
    for (const release of evaluation.agreements[index]!.releases)
      if (release.unit === "usdCents") cents += release.amount;
  }
  return cents / 100;
}

const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0);
const ratio = (a: number, b: number): number | null => (b === 0 ? null : a / b);

export function inServiceW(c: { evaluation: Evaluation }, month: number): number {
  return c.evaluation.programme.capacityByStateW["in service"][month]!;
}

function facilityW(c: Context): number {
  const reached = c.evaluation.programme.reachedDay;
  const ratioDefault = c.values[c.plan.assumptions["facility-per-it-design-day"]]!;
  const day = lastDay(c);
  let total = 0;
  for (const [index, block] of c.plan.blocks.entries()) {
    const on = reached[index]!["in service"];
    if (on === undefined || on > day || (block.ends !== null && block.ends.day <= day)) continue;
    total +=
      block.frame === "facility"
        ? block.capacityW
        : block.itCapacityW * (c.plan.sites[block.site]!.facilityPerIt ?? ratioDefault);
  }
  return total;
}

function packages(c: Context, each: (platform: number) => number): number {
  return sum(
    c.evaluation.programme.unitsInService.map(
      (units, p) => units[c.last]! * c.plan.platforms[p]!.packagesPerUnit * each(p),
    ),
  );
}

/** First day on which so many gigawatts stand in service together. */
function gigawattDay(c: Context, gigawatts: number): string | null {
  if (gigawatts < 1) return null;
  let runningW = 0;
  for (const step of serviceSteps(c.plan, c.evaluation.programme)) {
    runningW += step.powerW;
    if (runningW >= gigawatts * 1e9 * (1 - 1e-12)) return isoDay(step.day);
  }
  return null;
}

// Kept beside its plan: every draw asks.
const gigawattsOf = new WeakMap<Plan, number>();

/**
 * Whole gigawatts that stand in service at once in the base case, within the horizon. The base case sets
 * the number, so that a late draw has a late day or none, never the early day of a smaller number.
 */
function baseGigawatts(plan: Plan): number {
  const kept = gigawattsOf.get(plan);
  if (kept !== undefined) return kept;
  let runningW = 0;
  let mostW = 0;
  for (const { powerW } of serviceSteps(plan, simulateProgramme(plan, baseValues(plan)))) {
    runningW += powerW;
    mostW = Math.max(mostW, runningW);
  }
  const whole = Math.floor(mostW / 1e9 + 1e-9);
  gigawattsOf.set(plan, whole);
  return whole;
}

/** What enters and leaves service within the horizon, by day. */
function serviceSteps(plan: Plan, programme: Programme): { day: number; powerW: number }[] {
  const until = firstDayOfMonth(plan.lastMonth + 1) - 1;
  const steps: { day: number; powerW: number }[] = [];
  for (const [index, block] of plan.blocks.entries()) {
    const from = programme.reachedDay[index]!["in service"];
    const ends = block.ends?.day ?? Number.POSITIVE_INFINITY;
    if (from === undefined || from > until || ends <= from) continue;
    steps.push({ day: from, powerW: block.itCapacityW });
    if (ends <= until) steps.push({ day: ends, powerW: -block.itCapacityW });
  }
  return steps.sort((a, b) => a.day - b.day || a.powerW - b.powerW);
}

const lastDay = (c: Context): number => firstDayOfMonth(c.plan.lastMonth + 1) - 1;

function lastYear(series: Float64Array): number {
  const months = Math.min(12, series.length);
  let total = 0;
  for (let m = series.length - months; m < series.length; m += 1) total += series[m]!;
  return (total * 12) / months;
}
