/**
 * Which class of sites a forecaster of the back-test's day should have trusted: durations from broken
 * ground to first power under several classes, each judged by the log density of a site left out of
 * its fit, unfinished sites by their tail. Only what was known on the day is used.
 */
import { exp, ln } from "../../src/engine/kernel/math.ts";
import { minimise } from "../../src/engine/kernel/minimise.ts";
import { normalShare } from "../../src/engine/simulation/programme/network/duration.ts";
import { type ReferenceSite, referenceSites } from "./reference.ts";

interface Seen {
  readonly site: string;
  readonly lnMonths: number;
  readonly finished: boolean;
  /** Years from two years before the cut-off to the broken ground. */
  readonly yearsLater: number;
}

interface Law {
  readonly name: "lognormal" | "Weibull";
  /** Log density of the logarithm and log of the share above, at a standardised z. */
  readonly density: (z: number) => number;
  readonly above: (z: number) => number;
}

const halfLn2Pi = 0.9189385332046727;
const lognormal: Law = {
  name: "lognormal",
  density: (z) => -0.5 * z * z - halfLn2Pi,
  above: (z) => ln(Math.max(1e-300, normalShare(-z))),
};
const weibull: Law = {
  name: "Weibull",
  density: (z) => z - exp(z),
  above: (z) => -exp(z),
};

/** Countries of the sites that are not in the United States, as the record's site table has them. */
const asia = new Set(["DayOne Nusajaya", "Huawei Horinger", "Oracle Batam", "VNET Bayin Ulanqab"]);
const elsewhere = new Set([
  ...asia,
  "Google Waltham Cross",
  "OpenAI Stargate UAE",
  "Southgate Melbourne",
  "Start Campus Sines Data Campus",
]);
const ownBuilders = ["Amazon", "Google", "Meta", "Microsoft"];

type Shift = (site: Seen) => number;
const year: Shift = (site) => site.yearsLater;
const inAsia: Shift = (site) => (asia.has(site.site) ? 1 : 0);
const ownBuilder: Shift = (site) =>
  ownBuilders.some((name) => site.site.startsWith(name)) ? 1 : 0;
const american = (site: Seen) => !elsewhere.has(site.site);

interface Candidate {
  readonly name: string;
  readonly law: Law;
  readonly shifts: readonly Shift[];
  readonly members: (site: Seen) => boolean;
  readonly scored: (site: Seen) => boolean;
}
const all = () => true;
const candidates: readonly Candidate[] = [
  { name: "all (used)", law: lognormal, shifts: [], members: all, scored: all },
  { name: "all", law: weibull, shifts: [], members: all, scored: all },
  {
    name: "with the year of the ground",
    law: lognormal,
    shifts: [year],
    members: all,
    scored: all,
  },
  { name: "with a shift for Asia", law: lognormal, shifts: [inAsia], members: all, scored: all },
  {
    name: "with a shift for builders of their own",
    law: lognormal,
    shifts: [ownBuilder],
    members: all,
    scored: all,
  },
  { name: "United States", law: lognormal, shifts: [], members: american, scored: american },
  { name: "the same sites by all", law: lognormal, shifts: [], members: all, scored: american },
];

export interface ClassStudy {
  readonly name: string;
  readonly law: Law["name"];
  readonly sites: number;
  readonly finished: number;
  readonly scored: number;
  readonly sigma: number;
  /** Sum over the scored sites of the log density (of ln months) with the site left out. */
  readonly leftOutLogDensity: number;
}

export function classStudy(sites: readonly ReferenceSite[] = referenceSites): ClassStudy[] {
  const seen = sites
    .filter((one) => one.kind === "greenfield" && one.elapsedMonths > 0 && one.elapsedMonths <= 60)
    .map((one): Seen => {
      const finished =
        one.monthsToFirstPower !== null && one.monthsToFirstPower <= one.elapsedMonths;
      return {
        site: one.site,
        lnMonths: ln(finished ? one.monthsToFirstPower! : one.elapsedMonths),
        finished,
        yearsLater: (24 - one.elapsedMonths) / 12,
      };
    });
  return candidates.map(({ name, law, shifts, members, scored }) => {
    const inside = seen.filter(members);
    const judged = seen.filter(scored);
    const sum = judged.reduce((total, site) => {
      const parameters = fit(
        inside.filter((other) => other !== site),
        law,
        shifts,
      );
      return total + logDensity(site, parameters, law, shifts);
    }, 0);
    return {
      name,
      law: law.name,
      sites: inside.length,
      finished: inside.filter((site) => site.finished).length,
      scored: judged.length,
      sigma: exp(fit(inside, law, shifts).at(-1)!),
      leftOutLogDensity: sum,
    };
  });
}

/** Maximum likelihood: [location, shifts…, ln σ]. */
const fit = (sites: readonly Seen[], law: Law, shifts: readonly Shift[]): number[] => {
  const start = [3.4, ...shifts.map(() => 0), -1];
  return minimise(
    (parameters) =>
      -sites.reduce((sum, site) => sum + logDensity(site, parameters, law, shifts), 0),
    start,
    start.map(() => 0.3),
    2000,
  ).x;
};

function logDensity(
  site: Seen,
  parameters: readonly number[],
  law: Law,
  shifts: readonly Shift[],
): number {
  const lnSigma = parameters[parameters.length - 1]!;
  let location = parameters[0]!;
  for (const [index, shift] of shifts.entries()) location += parameters[index + 1]! * shift(site);
  const z = (site.lnMonths - location) / exp(lnSigma);
  return site.finished ? law.density(z) - lnSigma : law.above(z);
}
