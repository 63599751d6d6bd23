/** What every figure is made of, and the arithmetic of labels and scales. Free of any document. */
import type { PlotOptions } from "@observablehq/plot";
import type { Outcome } from "../../engine/index.ts";

export interface FigureSpec {
  /** Name of exported files. */
  readonly id: string;
  /** The finding, made from the outcome. */
  readonly title: string;
  /** What is drawn, unit, frame, as-of. */
  readonly subtitle: string;
  /** The figure in a sentence for those who do not see it. */
  readonly label: string;
  readonly plot: (width: number) => PlotOptions;
  readonly csv: {
    readonly columns: readonly string[];
    readonly rows: readonly (readonly (string | number | null)[])[];
  };
  /** Only what finds no room for its name in the figure at this width. */
  readonly key?: (width: number) => readonly { readonly colour: string; readonly label: string }[];
  readonly source: string;
}

export const ink = "var(--ink)";
export const ink2 = "var(--ink-2)";
export const grid = "var(--grid)";

/** The last instant of an ISO month: series stand at month ends. */
export const monthEnd = (month: string): Date =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 1));
export const dayDate = (day: string): Date =>
  new Date(
    Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10) || 1)),
  );

export const column = (outcome: Outcome, name: string): readonly (number | null)[] =>
  outcome.series.columns[name] ?? [];

export const lastOf = (values: readonly (number | null)[]): number => values.at(-1) ?? 0;

/** Gigawatts when the most is one or more, megawatts below. */
export const powerUnit = (mostW: number): { unit: "GW" | "MW"; factor: number } =>
  mostW >= 1e9 ? { unit: "GW", factor: 1e9 } : { unit: "MW", factor: 1e6 };

export const mostOf = (values: Iterable<number | null>): number => {
  let most = 0;
  for (const value of values) if (value !== null && value > most) most = value;
  return most;
};

/** A ceiling of 1, 2, 2.5, 4, 5 or 8 times a power of ten, so that the axis ends on a tick. */
export function niceCeiling(value: number): number {
  if (!(value > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  for (const step of [1, 1.2, 1.6, 2, 2.5, 3, 4, 5, 6, 8, 10])
    if (value <= step * power * (1 + 1e-9)) return step * power;
  return 10 * power;
}

/** Whole decades around all positive values, at least one apart. */
export function decades(values: Iterable<number | null>): [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = 0;
  for (const value of values) {
    if (value === null || !(value > 0)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (high === 0) return [1, 10];
  const from = Math.floor(Math.log10(low) + 1e-9);
  const to = Math.max(from + 1, Math.ceil(Math.log10(high) - 1e-9));
  return [10 ** from, 10 ** to];
}

/** Every `step`-th power of ten of a domain, so that labels do not crowd. */
export function decadeTicks([low, high]: readonly [number, number], most = 7): number[] {
  const from = Math.round(Math.log10(low));
  const to = Math.round(Math.log10(high));
  const step = Math.max(1, Math.ceil((to - from) / most));
  const ticks: number[] = [];
  for (let power = from; power <= to; power += step) ticks.push(10 ** power);
  return ticks;
}

export interface Axis {
  readonly type: "linear" | "log";
  readonly domain: readonly [number, number];
  /** Pixels of the axis. */
  readonly height: number;
}

/** Label positions at their values, moved as little as needed to stand `gap` pixels apart. */
export function spreadLabels(values: readonly number[], axis: Axis, gap = 15): number[] {
  const to = (value: number) => pixelOf(value, axis);
  const order = values
    .map((value, index) => ({ index, at: to(value) }))
    .sort((a, b) => a.at - b.at || a.index - b.index);
  for (let pass = 0; pass < 60; pass += 1) {
    let moved = false;
    for (let k = 1; k < order.length; k += 1) {
      const above = order[k - 1]!;
      const below = order[k]!;
      const lack = gap - (below.at - above.at);
      if (lack <= 1e-6) continue;
      above.at -= lack / 2;
      below.at += lack / 2;
      moved = true;
    }
    if (!moved) break;
  }
  // Whatever is left: down from the top, then up from the bottom.
  for (let k = 0; k < order.length; k += 1)
    order[k]!.at = Math.max(order[k]!.at, k === 0 ? 0 : order[k - 1]!.at + gap);
  for (let k = order.length - 1; k >= 0; k -= 1)
    order[k]!.at = Math.min(
      order[k]!.at,
      k === order.length - 1 ? axis.height : order[k + 1]!.at - gap,
    );
  const placed: number[] = [];
  for (const one of order) placed[one.index] = valueAt(one.at, axis);
  return placed;
}

function pixelOf(value: number, { type, domain: [low, high], height }: Axis): number {
  const t =
    type === "log"
      ? (Math.log(Math.max(value, low)) - Math.log(low)) / (Math.log(high) - Math.log(low))
      : (value - low) / (high - low);
  return height * (1 - t);
}

function valueAt(pixel: number, { type, domain: [low, high], height }: Axis): number {
  const t = 1 - pixel / height;
  return type === "log" ? low * (high / low) ** t : low + t * (high - low);
}

/** Margins and style that all figures share. */
export const frameOf = (width: number, height: number): PlotOptions => ({
  width,
  height,
  marginTop: 26,
  marginLeft: 44,
  marginRight: 16,
  marginBottom: 28,
  style: {
    fontFamily: "inherit",
    fontSize: "12px",
    color: "var(--ink-2)",
    background: "transparent",
    overflow: "visible",
  } as unknown as string,
});

/** Years on the time axis as the width allows. */
export const yearTicks = (width: number, years: number): string =>
  `${Math.max(1, Math.ceil(years / Math.max(3, Math.floor(width / 62))))} years`;

export const yearSpan = (from: Date, to: Date): number =>
  (to.getTime() - from.getTime()) / (365.25 * 86_400_000);

export const csvText = ({ columns, rows }: FigureSpec["csv"]): string =>
  [columns, ...rows]
    .map((row) =>
      row
        .map((cell) => {
          const text = cell === null ? "" : String(cell);
          return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
        })
        .join(","),
    )
    .join("\n") + "\n";

/** `1`, `1 and 2`, `1, 2 and 3`. */
export const listed = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;

/** `gridAndGeneration` → `grid and generation`. */
export const inWords = (camel: string): string =>
  camel.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
