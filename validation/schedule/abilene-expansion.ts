/**
 * Abilene's expansion, with what was known before March 2026: which generation goes there, and by
 * what margin, when power comes a year later. A case, not a proof.
 *
 * Known then: power at the expansion was promised for spring 2026 and reported about a year later
 * (early 2027); GB300 ships, Vera Rubin is announced for the second half of 2026; their memory
 * bandwidths, arithmetic rates and rack powers. A watt of the newest generation earns a constant sum;
 * an older one earns less by how far the newest has moved on, at the pace of these two generations.
 * Capital per IT watt is taken as equal, so it leaves the margin; a hall that waits for racks pays
 * its campus meanwhile.
 *
 *   value of a watt = ∫ over its life of R × q ÷ q_newest(t) × e^(−rt)  −  idle months × campus cost
 *
 * Left out: what financing, weather and a rival's offer weighed, which the press names beside this;
 * that a vendor's claim for its new generation (five times) would make the margin far larger.
 *
 * Units   US dollars per IT watt, years
 */

import { exp, ln } from "../../src/engine/kernel/math.ts";
import type { Accelerator, Catalogue, Platform } from "../../src/facts/kinds.ts";
import { type Dimension, parseDay, parseQuantity } from "../../src/units/index.ts";

const powerPromised = "2026-03-31";
const powerReported = "2027-03-31";
/** The end of the announced window, as a buyer of February 2026 would plan. */
const rubinAnnouncedFor = "2026-12-31";
const year = 365.25;

export interface GenerationChoice {
  readonly measure: "memory bandwidth a watt" | "FP4 arithmetic a watt";
  /** Vera Rubin ÷ GB300, a watt. */
  readonly ratio: number;
  readonly power: string;
  readonly monthsWaitingForRacks: number;
  readonly valueGb300UsdPerW: number;
  readonly valueRubinUsdPerW: number;
  /** Rubin ÷ GB300 − 1. */
  readonly marginShare: number;
  readonly choice: "gb300-nvl72" | "vr-nvl72-max-p";
}

export interface ExpansionCase {
  readonly kind: "case";
  readonly choices: readonly GenerationChoice[];
  readonly words: string;
}

export function abileneExpansion(catalogue: Catalogue): ExpansionCase {
  const value = <D extends Dimension>(
    given: { readonly value: string } | { readonly chosen: { readonly value: string } },
    dimension: D,
  ): number => {
    const parsed = parseQuantity("chosen" in given ? given.chosen.value : given.value, dimension);
    if (!parsed.ok) throw new RangeError(`expected a ${dimension}, found ${parsed.found}`);
    return parsed.value;
  };
  const gb300 = catalogue.platforms["gb300-nvl72"] as Platform;
  const rubin = catalogue.platforms["vr-nvl72-max-p"] as Platform;
  const packageOf = (platform: Platform) =>
    catalogue.accelerators[platform.accelerator] as Accelerator;
  const perWatt = (platform: Platform, rate: number) =>
    (rate * value(platform.packagesPerUnit, "count")) / value(platform.unitPower, "power");
  const bandwidth = (platform: Platform) =>
    perWatt(platform, value(packageOf(platform).hbmBandwidth, "dataRate"));
  const arithmetic = (platform: Platform) =>
    perWatt(platform, value(packageOf(platform).peakFp4!, "computeRate"));
  const assumed = (id: string, dimension: Dimension) =>
    value(catalogue.assumptions[id]!.given, dimension);
  const revenuePerWYear = assumed("revenue-per-gw-year", "powerRent") * year * 86_400;
  const rate = assumed("cost-of-capital", "share");
  const lifeYears = assumed("compute-life", "duration") / (year * 86_400);
  // Interest and straight-line repayment of a campus over its life, a year of it.
  const campusPerWYear =
    assumed("campus-capex-per-it", "powerPrice") *
    (rate + (year * 86_400) / assumed("facility-life", "duration"));
  const firstSold = parseDay(gb300.volumeFrom.on)!;
  const nextSold = parseDay(rubinAnnouncedFor)!;
  const between = (nextSold - firstSold) / year;

  const choices = (
    [
      ["memory bandwidth a watt", bandwidth(rubin) / bandwidth(gb300)],
      ["FP4 arithmetic a watt", arithmetic(rubin) / arithmetic(gb300)],
    ] as const
  ).flatMap(([measure, ratio]) =>
    [powerPromised, powerReported].map((power): GenerationChoice => {
      const pace = ln(ratio) / between;
      const powerDay = parseDay(power)!;
      const worth = (soldDay: number, efficiency: number) => {
        const start = Math.max(powerDay, soldDay);
        const waits = (start - powerDay) / year;
        const atStart = efficiency * exp((-pace * (start - firstSold)) / year);
        const fall = pace + rate;
        const income = (revenuePerWYear * atStart * (1 - exp(-fall * lifeYears))) / fall;
        return { waits, usd: exp(-rate * waits) * income - waits * campusPerWYear };
      };
      const now = worth(firstSold, 1);
      const next = worth(nextSold, ratio);
      return {
        measure,
        ratio,
        power,
        monthsWaitingForRacks: 12 * next.waits,
        valueGb300UsdPerW: now.usd,
        valueRubinUsdPerW: next.usd,
        marginShare: next.usd / now.usd - 1,
        choice: next.usd > now.usd ? "vr-nvl72-max-p" : "gb300-nvl72",
      };
    }),
  );
  const percent = (share: number) =>
    `${share >= 0 ? "+" : "−"}${Math.abs(Math.round(100 * share))}\u00a0%`;
  const margins = (power: string) =>
    choices
      .filter((one) => one.power === power)
      .map((one) => percent(one.marginShare))
      .sort()
      .join(" to ");
  const wait = Math.round(choices[0]!.monthsWaitingForRacks);
  return {
    kind: "case",
    choices,
    words: `Abilene's expansion, known before March 2026 (a case, not a proof). With power in spring 2026 a watt of Vera Rubin is worth ${margins(powerPromised)} against GB300, after its hall has stood ${wait} months without racks: close. With power a year later nobody waits for racks, GB300 has aged a year before it earns, and the margin is ${margins(powerReported)}: the older generation no longer belongs there.`,
  };
}
