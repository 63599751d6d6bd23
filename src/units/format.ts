/** Numbers for people: three significant digits, true minus, thin space before the unit. */

const thin = "\u2009";
const minus = "\u2212";

/** Three significant digits (or `digits`), no exponent, no trailing zeros that claim precision. */
export function formatNumber(value: number, digits = 3): string {
  if (!Number.isFinite(value)) return "n/a";
  if (value === 0) return "0";
  const magnitude = Math.abs(value);
  const rounded = Number(magnitude.toPrecision(digits));
  const decimals = Math.max(0, digits - 1 - Math.floor(exponentOf(rounded)));
  const text =
    rounded >= 1e15 ? rounded.toExponential(digits - 1) : rounded.toFixed(Math.min(decimals, 12));
  const trimmed = text.includes(".") && !text.includes("e") ? text.replace(/\.?0+$/, "") : text;
  const grouped = trimmed.includes("e") ? trimmed : groupThousands(trimmed);
  return value < 0 ? minus + grouped : grouped;
}

const exponentOf = (value: number): number => Number(value.toExponential().split("e")[1]);

function groupThousands(text: string): string {
  const [whole = "", fraction] = text.split(".");
  const grouped = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, ",") : whole;
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

const prefixes = [
  [1e24, "Y"],
  [1e21, "Z"],
  [1e18, "E"],
  [1e15, "P"],
  [1e12, "T"],
  [1e9, "G"],
  [1e6, "M"],
  [1e3, "k"],
  [1, ""],
  [1e-3, "m"],
  [1e-6, "µ"],
] as const;

/** `value` with an SI prefix on `unit`: 9.99935e9, "W" → "10 GW". */
export function formatSi(value: number, unit: string, digits = 3): string {
  if (value === 0) return `0${thin}${unit}`;
  const magnitude = Number(Math.abs(value).toPrecision(digits));
  const [factor, prefix] = prefixes.find(([limit]) => magnitude >= limit) ?? [1, ""];
  return `${formatNumber(value / factor, digits)}${thin}${prefix}${unit}`;
}

/** Money: `13.3 B USD`; the market writes B for 10^9 and T for 10^12. */
export function formatUsd(value: number, digits = 3): string {
  const magnitude = Number(Math.abs(value).toPrecision(digits));
  const [factor, suffix] =
    magnitude >= 1e12
      ? [1e12, " T"]
      : magnitude >= 1e9
        ? [1e9, " B"]
        : magnitude >= 1e6
          ? [1e6, " M"]
          : [1, ""];
  return `${value < 0 ? minus : ""}$${formatNumber(Math.abs(value) / factor, digits)}${suffix.trim() === "" ? "" : thin + suffix.trim()}`;
}

/** Counts: `2.94 M`. */
export function formatCount(value: number, digits = 3): string {
  const magnitude = Math.abs(value);
  if (magnitude >= 1e12) return `${formatNumber(value / 1e12, digits)}${thin}T`;
  if (magnitude >= 1e9) return `${formatNumber(value / 1e9, digits)}${thin}B`;
  if (magnitude >= 1e6) return `${formatNumber(value / 1e6, digits)}${thin}M`;
  if (magnitude >= 1e5) return `${formatNumber(value / 1e3, digits)}${thin}k`;
  return formatNumber(value, Math.max(digits, 5));
}

export const formatShare = (value: number, digits = 3): string =>
  `${formatNumber(value * 100, digits)}${thin}%`;
