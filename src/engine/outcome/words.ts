/** Sentences and values made from an outcome, never typed: the same on the terminal and on the page. */
import {
  formatCount,
  formatNumber,
  formatShare,
  formatSi,
  formatUsd,
  yearS,
} from "../../units/index.ts";
import type { Outcome } from "./assemble.ts";
import type { HeadlineValue } from "./headline.ts";

/** A headline value with its unit, as people read it. */
export function formatHeadline(value: HeadlineValue, unit: string): string {
  if (value === null) return "none";
  if (typeof value === "string") return value;
  switch (unit) {
    case "USD":
      return formatUsd(value);
    case "USD/year":
      return `${formatUsd(value)}/year`;
    case "fraction":
      return formatShare(value);
    case "users":
    case "count":
      return formatCount(value);
    case "tokens":
      return `${formatCount(value)} tokens`;
    case "J/year":
      return `${formatNumber(value / 3.6e15)}\u2009TWh/year`;
    case "kg/year":
      return `${formatNumber(value / 1e9)}\u2009Mt/year`;
    case "m3/year":
      return `${formatCount(value)}\u2009m³/year`;
    case "FLOP":
      return `${scientific(value)}\u2009FLOP`;
    case "FLOP/s":
      return `${scientific(value)}\u2009FLOP/s`;
    default:
      return formatSi(value, unit);
  }
}

/** `3.06e25`, as the field writes training compute. */
const scientific = (value: number): string =>
  value === 0 ? "0" : value.toExponential(2).replace("e+", "e");

/** The finding in one sentence. */
export function headlineSentence(outcome: Outcome): string {
  const { headline } = outcome;
  const number = (name: string): number =>
    typeof headline[name] === "number" ? (headline[name] as number) : 0;
  const dies = number("computeDies");
  const packages = number("packages");
  const parts = [
    `${formatSi(number("itCapacityW"), "W")} of critical IT load in service carries ${formatCount(packages)} accelerators (${formatCount(dies)} compute dies)`,
    `${formatCount(number("weeklyActiveUsers"))} weekly users ask for ${formatSi(number("demandTokensPerS"), "tokens/s")} of output, ${formatShare(number("servingUtilisationFraction"))} of what the serving share can do within its targets`,
  ];
  const full = headline["usdPerMillionOutputTokensAtCapacity"];
  const served = headline["usdPerMillionOutputTokens"];
  const cost =
    typeof full === "number" && typeof served === "number"
      ? ` A million output tokens costs ${formatUsd(full)} at capacity and ${formatUsd(served)} as served.`
      : "";
  const energy = number("energyJPerYear") / yearS;
  return `${parts.join("; ")}.${cost} Mean draw at the meter is ${formatSi(energy, "W")}.`;
}
