/** The same value in the units other readers think in. */
import {
  dayS,
  formatCount,
  formatNumber,
  formatShare,
  formatSi,
  formatUsd,
  monthS,
  yearS,
} from "../units/index.ts";

const thin = "\u2009";

export function otherUnits(
  value: number,
  unit: string,
  besides: { readonly users?: number } = {},
): string[] {
  switch (unit) {
    case "W":
      return [
        `${formatNumber(value / 1e9)}${thin}GW`,
        `${formatNumber(value / 1e6, 6)}${thin}MW`,
        `${formatNumber((value * yearS) / 3.6e15)}${thin}TWh in a year without pause`,
      ];
    case "J/year":
      return [
        `${formatNumber(value / 3.6e15)}${thin}TWh/year`,
        `${formatSi(value / yearS, "W")} on average`,
        `${formatNumber(value / 1e18)}${thin}EJ/year`,
      ];
    case "fraction":
      return [formatShare(value), `one in ${formatNumber(1 / value)}`, formatNumber(value, 6)];
    case "tokens/s":
      return [
        formatSi(value, "tokens/s"),
        `${formatCount(value * dayS)} tokens a day`,
        `${formatCount(value * monthS)} tokens a month`,
        ...(besides.users === undefined || besides.users === 0
          ? []
          : [`${formatCount((value * dayS) / besides.users)} tokens per weekly user and day`]),
      ];
    case "tokens":
      return [`${formatCount(value)} tokens`, `about ${formatCount(value * 0.75)} English words`];
    case "users":
      return [
        `${formatCount(value)} people`,
        `${formatShare(value / 8.2e9)} of 8.2${thin}B people`,
      ];
    case "count":
      return [groupedWhole(value), formatCount(value)];
    case "FLOP":
      return [`${value.toExponential(3).replace("e+", "e")}${thin}FLOP`];
    case "FLOP/s":
      return [
        `${formatNumber(value / 1e18)}${thin}EFLOP/s`,
        `${(value * dayS).toExponential(2).replace("e+", "e")}${thin}FLOP a day`,
      ];
    case "s":
      return [`${formatNumber(value * 1000)}${thin}ms`, `${formatNumber(1 / value)} a second`];
    case "kg/year":
      return [
        `${formatNumber(value / 1e9)}${thin}Mt/year`,
        `${groupedWhole(value / 1e3)}${thin}t/year`,
      ];
    case "m3/year":
      return [
        `${formatNumber(value / 1e6)}${thin}million m³/year`,
        `${formatNumber((value * 264.172) / 365.25 / 1e6)}${thin}million US gallons a day`,
      ];
    case "USD":
      return value >= 1e6
        ? [formatUsd(value, 6), `$${groupedWhole(value)}`]
        : [formatUsd(value, 6)];
    case "USD/year":
      return [`${formatUsd(value, 6)}/year`, `${formatUsd(value / 12)}/month`];
    default:
      return [];
  }
}

export const groupedWhole = (value: number): string =>
  String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ",");
