/**
 * The back-test of schedules: what a forecaster of 2025-09-22 would have said of each site's first
 * power and full capacity, scored on what happened by 2026-10-01.
 *
 * Evidence used: durations of *other* sites, each only as far as it had run by then (finished ones
 * as they were, unfinished ones as "longer than"); the site's own broken ground; and what its builder
 * had promised by then. Not used: the site's later record, and the catalogue's default durations and
 * slips, which were computed from it.
 *
 *   ln(months, ground to first power)  ~ normal(μ, σ), fitted to the class with unfinished sites
 *   months from first power to full    = log2(full ÷ first) × months a doubling, of the class
 *   ln(months from promise to its keeping) ~ normal(ln(1.2 × promised), σ)
 *
 * The first two are drawn by the schedule network, given that nothing had happened by the day; the
 * third weights the draws. That large projects take 20 % longer than scheduled is McKinsey's figure
 * of 2016; that a promise is worth as much as the class (the same σ) is a guess made before scoring,
 * as is the 0 to 12 months until ground is broken where it had not been.
 *
 * From    McKinsey Global Institute 2016, "Imagining construction's digital future"
 */
import { exp, ln } from "../../src/engine/kernel/math.ts";
import { percentile } from "../../src/engine/kernel/percentile.ts";
import { normalShare } from "../../src/engine/simulation/programme/network/duration.ts";
import { drawNetwork } from "../../src/engine/simulation/programme/network/monte-carlo.ts";
import {
  type Activity,
  compileNetwork,
} from "../../src/engine/simulation/programme/network/network.ts";
import { isoDay, parseDay } from "../../src/units/index.ts";
import { type Case, cases, type DatedPromise } from "./cases.ts";
import {
  type ReferenceGrowth,
  type ReferenceSite,
  referenceGrowth,
  referenceSites,
} from "./reference.ts";

export const cutOff = "2025-09-22";
export const known = "2026-10-01";
const month = 30.4375;
const z95 = 1.6448536269514722;
/** The two numbers that say what a promise is worth: nothing of that day settles them. */
export interface PromiseWorth {
  /** Actual ÷ scheduled duration of large projects. */
  readonly overrun: number;
  /** Spread of a promise's keeping, as a multiple of the class's σ. */
  readonly spread: number;
}
const promiseWorth: PromiseWorth = { overrun: 1.2, spread: 1 };
const groundWaitMonths = 12;
/** The class: sites whose ground was broken in the five years before. */
const windowMonths = 60;
const draws = 20_000;
const levels = [0.1, 0.5, 0.9] as const;

const day = (text: string): number => parseDay(text)!;
const cutOffDay = day(cutOff);
const knownDay = day(known);

export interface Band {
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
}
export interface Scored {
  readonly kind: "scored";
  readonly day: number;
  readonly inside: boolean;
  /** Share of probability on dates before it. */
  readonly shareEarlier: number;
  readonly pinballMonths: number;
}
export interface Censored {
  readonly kind: "censored";
  /** Share of probability on dates that have gone by without it. */
  readonly refutedShare: number;
}
export interface Milestone {
  readonly what: "first power" | "full capacity";
  readonly support: "ground broken and promised" | "ground broken" | "promised" | "class alone";
  readonly band: Band | null;
  /** Why there is no band. */
  readonly refused: string | null;
  readonly widthMonths: number | null;
  readonly promise: DatedPromise | null;
  readonly result: Scored | Censored | null;
  readonly projectedDay: number | null;
  /** The baselines' days, and their losses where scored. */
  readonly announcedDay: number | null;
  readonly announcedPlusSlipDay: number | null;
  readonly announcedLoss: number | null;
  readonly announcedPlusSlipLoss: number | null;
}
export interface CaseResult {
  readonly id: string;
  readonly site: string;
  readonly groundBroken: string | null;
  readonly papers: string;
  readonly milestones: readonly Milestone[];
}
export interface Backtest {
  readonly cases: readonly CaseResult[];
  readonly reference: {
    readonly sites: number;
    readonly finished: number;
    readonly medianMonths: number;
    readonly sigma: number;
    readonly medianMonthsPerDoubling: number;
  };
  readonly summary: {
    readonly scored: number;
    readonly inside: number;
    readonly coverage: number;
    readonly widthMonthsMedian: number;
    readonly widthMonthsMean: number;
    readonly widthMonthsMedianSupported: number;
    readonly censored: number;
    readonly refutedShareMean: number;
    /** Over the scored milestones that had been announced: the only ones the baselines can answer. */
    readonly comparable: number;
    readonly pinball: number;
    readonly pinballAllScored: number;
    readonly baselines: { readonly announced: number; readonly announcedPlusMedianSlip: number };
    readonly goals: { readonly pinballBelowBoth: boolean; readonly widthAtMost18Months: boolean };
  };
  /** The class alone on sites outside the back-test that were building on the day. */
  readonly classCheck: {
    readonly sites: number;
    readonly resolved: number;
    readonly inside: number;
    readonly below: number;
    readonly above: number;
    readonly open: number;
    readonly openRefutedShareMean: number;
  };
}

/** Slips of named cases in months, each with the site it belongs to; the baseline leaves that site out. */
export interface Slip {
  readonly site: string | null;
  readonly months: number;
}

/** Mean and deviation of the logarithm, unfinished durations as "longer than" (expectation–maximisation). */
export function fitLognormal(
  values: readonly { readonly months: number; readonly finished: boolean }[],
): { readonly mu: number; readonly sigma: number } {
  let mu = 3;
  let sigma = 0.5;
  for (let round = 0; round < 500; round += 1) {
    let sum = 0;
    let squares = 0;
    for (const { months, finished } of values) {
      const x = ln(months);
      if (finished) {
        sum += x;
        squares += x * x;
        continue;
      }
      const a = (x - mu) / sigma;
      const above = 1 - normalShare(a);
      // Mean of a normal known to exceed a; far out, a itself.
      const lambda = above < 1e-12 ? a : exp(-0.5 * a * a) / (2.5066282746310002 * above);
      const mean = mu + sigma * lambda;
      sum += mean;
      squares += mu * mu + sigma * sigma + sigma * lambda * (x + mu);
    }
    const nextMu = sum / values.length;
    const nextSigma = Math.sqrt(Math.max(1e-6, squares / values.length - nextMu * nextMu));
    const moved = Math.abs(nextMu - mu) + Math.abs(nextSigma - sigma);
    mu = nextMu;
    sigma = nextSigma;
    if (moved < 1e-10) break;
  }
  return { mu, sigma };
}

/** Median and quartiles: eight sites, of which one grew within a month and one took four years. */
function robustLognormal(months: readonly number[]): {
  readonly mu: number;
  readonly sigma: number;
} {
  const logs = Float64Array.from(months, ln).sort();
  return {
    mu: percentile(logs, 50),
    sigma: (percentile(logs, 75) - percentile(logs, 25)) / 1.3489795003921634,
  };
}

const seenByCutOff = (site: ReferenceSite) => {
  const finished =
    site.monthsToFirstPower !== null && site.monthsToFirstPower <= site.elapsedMonths;
  return { months: finished ? site.monthsToFirstPower! : site.elapsedMonths, finished };
};

const lognormal = (mu: number, sigma: number, scale = 1) => ({
  shape: "spread" as const,
  p5: scale * month * exp(mu - z95 * sigma),
  p50: scale * month * exp(mu),
  p95: scale * month * exp(mu + z95 * sigma),
});

export function backtest(
  slips: readonly Slip[],
  sites: readonly ReferenceSite[] = referenceSites,
  growth: readonly ReferenceGrowth[] = referenceGrowth,
  worth: PromiseWorth = promiseWorth,
  seed = 1n,
): Backtest {
  const green = sites.filter(
    (site) =>
      site.kind === "greenfield" && site.elapsedMonths > 0 && site.elapsedMonths <= windowMonths,
  );
  const whole = fitLognormal(green.map(seenByCutOff));
  const doubling = robustLognormal(
    growth
      .filter((one) => one.kind === "greenfield")
      .map((one) => (one.months * ln(2)) / ln(one.times)),
  );
  const results = cases.map((one): CaseResult => {
    const others = green.filter((site) => site.site !== one.record);
    const fit = fitLognormal(others.map(seenByCutOff));
    const drawn = drawCase(one, fit, doubling, worth, seed);
    return {
      id: one.id,
      site: one.site,
      groundBroken: one.groundBroken,
      papers: one.outcome.papers,
      milestones: [
        milestoneOf(one, "first power", drawn.first, drawn.weights, slips),
        milestoneOf(one, "full capacity", drawn.full, drawn.weights, slips),
      ],
    };
  });
  return {
    cases: results,
    reference: {
      sites: green.length,
      finished: green.filter((site) => seenByCutOff(site).finished).length,
      medianMonths: exp(whole.mu),
      sigma: whole.sigma,
      medianMonthsPerDoubling: exp(doubling.mu),
    },
    summary: summaryOf(results),
    classCheck: checkClass(green),
  };
}

/** Draws of first power and full capacity, weighted by how well each agrees with what was promised. */
function drawCase(
  one: Case,
  fit: { readonly mu: number; readonly sigma: number },
  doubling: { readonly mu: number; readonly sigma: number },
  worth: PromiseWorth,
  seed: bigint,
): { first: Float64Array; full: Float64Array | null; weights: Float64Array } {
  const times = one.fullTimesFirst;
  const activities: Activity[] = [
    {
      id: `${one.id}/ground`,
      name: "Until ground is broken",
      duration:
        one.groundBroken === null
          ? { shape: "uniform", low: 0, high: groundWaitMonths * month }
          : { shape: "fixed", days: 0 },
      after: [],
      ...(one.groundBroken === null ? {} : { finishedDay: day(one.groundBroken) }),
    },
    {
      id: `${one.id}/first`,
      name: "First power",
      duration: lognormal(fit.mu, fit.sigma),
      after: [{ on: `${one.id}/ground` }],
      ...(one.groundBroken === null ? {} : { startedDay: day(one.groundBroken) }),
    },
    {
      id: `${one.id}/full`,
      name: "Full capacity",
      duration: lognormal(
        doubling.mu,
        doubling.sigma,
        times === null ? 0 : ln(times.value) / ln(2),
      ),
      after: [{ on: `${one.id}/first` }],
    },
  ];
  const compiled = compileNetwork({ startDay: cutOffDay, asOfDay: cutOffDay, activities });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.faults));
  const { finishDay } = drawNetwork(compiled.compiled, {
    milestones: [1, 2],
    ends: [],
    draws,
    seed,
  });
  const [first, full] = finishDay as [Float64Array, Float64Array];
  const weights = new Float64Array(draws).fill(1);
  for (const [promise, days] of [
    [one.firstPromise, first],
    [one.fullPromise, full],
  ] as const) {
    if (promise === null) continue;
    const made = day(promise.made);
    const expected = ln(worth.overrun * (day(promise.promised) - made));
    for (let k = 0; k < draws; k += 1) {
      const x = ln(Math.max(1, days[k]! - made));
      const z = (x - expected) / (worth.spread * fit.sigma);
      // The density of the day itself: 1 ÷ (days since the promise).
      weights[k] = (weights[k]! * exp(-0.5 * z * z)) / Math.max(1, days[k]! - made);
    }
  }
  return { first, full: times === null ? null : full, weights };
}

function milestoneOf(
  one: Case,
  what: Milestone["what"],
  days: Float64Array | null,
  weights: Float64Array,
  slips: readonly Slip[],
): Milestone {
  const first = what === "first power";
  const promise = first ? one.firstPromise : one.fullPromise;
  const happened = first ? one.outcome.first : one.outcome.full;
  const projected = first ? one.projections.first : one.projections.full;
  const anyPromise = one.firstPromise !== null || one.fullPromise !== null;
  const support =
    one.groundBroken === null
      ? anyPromise
        ? "promised"
        : "class alone"
      : anyPromise
        ? "ground broken and promised"
        : "ground broken";
  const announcedDay = promise === null ? null : day(promise.promised);
  const otherSlips = slips
    .filter((slip) => slip.site !== one.id)
    .map((slip) => slip.months)
    .sort((a, b) => a - b);
  const slippedDay =
    announcedDay === null ? null : announcedDay + Math.round(median(otherSlips) * month);
  const empty = {
    what,
    support,
    promise,
    projectedDay: projected === null ? null : day(projected),
    announcedDay,
    announcedPlusSlipDay: slippedDay,
    announcedLoss: null,
    announcedPlusSlipLoss: null,
  } as const;
  if (days === null)
    return {
      ...empty,
      band: null,
      refused: "its full size had not been published by 2025-09-22",
      widthMonths: null,
      result: null,
    };
  const order = Array.from(days.keys()).sort((a, b) => days[a]! - days[b]!);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const quantiles = levels.map((level) => {
    let sum = 0;
    for (const k of order) {
      sum += weights[k]!;
      if (sum >= level * total) return days[k]!;
    }
    return days[order[order.length - 1]!]!;
  });
  const shareBefore = (limit: number) => {
    let sum = 0;
    for (let k = 0; k < days.length; k += 1) if (days[k]! < limit) sum += weights[k]!;
    return sum / total;
  };
  const [p10, p50, p90] = quantiles as [number, number, number];
  const actual = happened === null ? null : day(happened);
  const result: Scored | Censored =
    actual === null
      ? { kind: "censored", refutedShare: shareBefore(knownDay) }
      : {
          kind: "scored",
          day: actual,
          inside: p10 <= actual && actual <= p90,
          shareEarlier: shareBefore(actual),
          pinballMonths: pinball(quantiles, actual) / month,
        };
  const loss = (point: number | null) =>
    point === null || actual === null ? null : pinball([point, point, point], actual) / month;
  return {
    ...empty,
    band: { p10, p50, p90 },
    refused: null,
    widthMonths: (p90 - p10) / month,
    result,
    announcedLoss: loss(announcedDay),
    announcedPlusSlipLoss: loss(slippedDay),
  };
}

/** Mean over the levels of the quantile loss, in the unit of the values. */
export function pinball(quantiles: readonly number[], actual: number): number {
  let sum = 0;
  for (const [index, level] of levels.entries()) {
    const error = actual - quantiles[index]!;
    sum += error >= 0 ? level * error : (level - 1) * error;
  }
  return sum / levels.length;
}

function median(sorted: readonly number[]): number {
  const n = sorted.length;
  if (n === 0) return Number.NaN;
  const half = n >> 1;
  return n % 2 === 1 ? sorted[half]! : 0.5 * (sorted[half - 1]! + sorted[half]!);
}
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

function summaryOf(results: readonly CaseResult[]): Backtest["summary"] {
  const all = results.flatMap((one) => one.milestones);
  const widths = all.flatMap((one) => (one.widthMonths === null ? [] : [one.widthMonths]));
  const supported = all.flatMap((one) =>
    one.widthMonths === null || one.support === "class alone" ? [] : [one.widthMonths],
  );
  const scored = all.flatMap((one) =>
    one.result?.kind === "scored" ? [{ ...one, result: one.result }] : [],
  );
  const censored = all.flatMap((one) => (one.result?.kind === "censored" ? [one.result] : []));
  const comparable = scored.filter((one) => one.announcedLoss !== null);
  const pinballMean = mean(comparable.map((one) => one.result.pinballMonths));
  const baselines = {
    announced: mean(comparable.map((one) => one.announcedLoss!)),
    announcedPlusMedianSlip: mean(comparable.map((one) => one.announcedPlusSlipLoss!)),
  };
  const inside = scored.filter((one) => one.result.inside).length;
  const ascending = (values: readonly number[]) => [...values].sort((a, b) => a - b);
  const widthMonthsMedian = median(ascending(widths));
  return {
    scored: scored.length,
    inside,
    coverage: inside / scored.length,
    widthMonthsMedian,
    widthMonthsMean: mean(widths),
    widthMonthsMedianSupported: median(ascending(supported)),
    censored: censored.length,
    refutedShareMean: mean(censored.map((one) => one.refutedShare)),
    comparable: comparable.length,
    pinball: pinballMean,
    pinballAllScored: mean(scored.map((one) => one.result.pinballMonths)),
    baselines,
    goals: {
      pinballBelowBoth:
        pinballMean < baselines.announced && pinballMean < baselines.announcedPlusMedianSlip,
      widthAtMost18Months: widthMonthsMedian <= 18,
    },
  };
}

/** Each other site that was building on the day, forecast from the class without it. */
function checkClass(green: readonly ReferenceSite[]): Backtest["classCheck"] {
  const mine = new Set(cases.map((one) => one.record));
  const building = green.filter((site) => !mine.has(site.site) && !seenByCutOff(site).finished);
  let inside = 0;
  let below = 0;
  let above = 0;
  let open = 0;
  let refuted = 0;
  const toSnapshot = (day("2026-08-03") - cutOffDay) / month;
  for (const site of building) {
    const { mu, sigma } = fitLognormal(green.filter((other) => other !== site).map(seenByCutOff));
    const share = (months: number) => normalShare((ln(months) - mu) / sigma);
    const gone = share(site.elapsedMonths);
    const within = (months: number) => (share(months) - gone) / (1 - gone);
    if (site.monthsToFirstPower === null) {
      open += 1;
      refuted += within(site.elapsedMonths + toSnapshot);
      continue;
    }
    const at = within(site.monthsToFirstPower);
    if (at < 0.1) below += 1;
    else if (at > 0.9) above += 1;
    else inside += 1;
  }
  return {
    sites: building.length,
    resolved: building.length - open,
    inside,
    below,
    above,
    open,
    openRefutedShareMean: open === 0 ? 0 : refuted / open,
  };
}

export interface Sensitivity extends PromiseWorth {
  readonly pinball: number;
  readonly inside: number;
  readonly widthMonthsMedian: number;
}

/** The summary with a promise worth less and more than was guessed. */
export function sensitivity(
  slips: readonly Slip[],
  sites?: readonly ReferenceSite[],
  growth?: readonly ReferenceGrowth[],
): Sensitivity[] {
  const cells: PromiseWorth[] = [
    { overrun: 1, spread: 1 },
    { overrun: 1.4, spread: 1 },
    { overrun: 1.2, spread: 0.7 },
    { overrun: 1.2, spread: 1.4 },
  ];
  return cells.map((worth) => {
    const { summary } = backtest(slips, sites, growth, worth);
    return {
      ...worth,
      pinball: summary.pinball,
      inside: summary.inside,
      widthMonthsMedian: summary.widthMonthsMedian,
    };
  });
}

export const iso = (value: number | null): string | null =>
  value === null ? null : isoDay(Math.round(value));
