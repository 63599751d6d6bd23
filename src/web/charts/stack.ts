/** Parts of a whole over time, stacked from zero, each named where it has room for its name. */
import * as Plot from "@observablehq/plot";
import {
  type FigureSpec,
  frameOf,
  ink,
  ink2,
  mostOf,
  niceCeiling,
  yearSpan,
  yearTicks,
} from "./common.ts";

export interface Layer {
  readonly name: string;
  readonly values: readonly number[];
}

export interface StackLayer extends Layer {
  readonly colour: string;
  /** Colour of a name that stands on the layer. */
  readonly ink: string;
}

export interface Stack extends Omit<FigureSpec, "plot" | "key"> {
  /** From the bottom up. */
  readonly layers: readonly StackLayer[];
  /** Month ends, or hours of a day. */
  readonly at: readonly (Date | number)[];
  readonly yLabel: string;
  readonly tick: (value: number) => string;
  readonly steps?: boolean;
  /** Top of the axis, when it is not the nearest round number. */
  readonly top?: number;
  readonly height?: { readonly wide: number; readonly narrow: number };
  readonly over?: readonly Plot.Markish[];
  readonly xTicks?: {
    readonly values: readonly number[];
    readonly format: (value: number) => string;
  };
}

const letterPx = 6.9;
const labelPx = 15;

/**
 * Where a layer's name fits: over all months that the name covers, the highest of its lower edges and
 * the lowest of its upper edges must leave room. Null when it fits nowhere.
 */
export function placeLabels(
  layers: readonly Layer[],
  top: number,
  plot: { readonly width: number; readonly height: number },
): ({ readonly index: number; readonly y: number } | null)[] {
  const count = layers[0]?.values.length ?? 0;
  const lower = new Float64Array(count);
  return layers.map((layer) => {
    const reach = Math.ceil((((layer.name.length * letterPx) / 2 + 5) / plot.width) * (count - 1));
    const rooms = new Float64Array(count);
    const middles = new Float64Array(count);
    let best = 0;
    for (let m = reach; m < count - reach; m += 1) {
      let low = 0;
      let high = Number.POSITIVE_INFINITY;
      for (let n = m - reach; n <= m + reach; n += 1) {
        low = Math.max(low, lower[n]!);
        high = Math.min(high, lower[n]! + layer.values[n]!);
      }
      rooms[m] = high - low;
      middles[m] = (low + high) / 2;
      best = Math.max(best, high - low);
    }
    const index = middleOfLongestRun(rooms, best * 0.85);
    for (let m = 0; m < count; m += 1) lower[m] = lower[m]! + layer.values[m]!;
    return index < 0 || best < (labelPx / plot.height) * top ? null : { index, y: middles[index]! };
  });
}

/** The middle of the longest stretch at or above `least`; -1 when there is none above zero. */
function middleOfLongestRun(values: Float64Array, least: number): number {
  if (!(least > 0)) return -1;
  let from = -1;
  let longest = 0;
  let middle = -1;
  for (let m = 0; m <= values.length; m += 1) {
    if (m < values.length && values[m]! >= least) {
      if (from < 0) from = m;
    } else if (from >= 0) {
      if (m - from > longest) {
        longest = m - from;
        middle = Math.floor((from + m - 1) / 2);
      }
      from = -1;
    }
  }
  return middle;
}

export function stackedFigure(stack: Stack): FigureSpec {
  const { layers, at } = stack;
  const totals = at.map((_, m) => layers.reduce((sum, layer) => sum + layer.values[m]!, 0));
  const top = stack.top ?? niceCeiling(mostOf(totals));
  const rows = layers.flatMap((layer) =>
    layer.values.map((value, m) => ({ layer: layer.name, at: at[m]!, value })),
  );
  const colours = new Map(layers.map((layer) => [layer.name, layer.colour]));
  const heightAt = (width: number) =>
    width < 500 ? (stack.height?.narrow ?? 250) : (stack.height?.wide ?? 320);
  const placed = (width: number) =>
    placeLabels(layers, top, { width: width - 60, height: heightAt(width) - 54 });
  const first = at[0]!;
  const last = at.at(-1)!;
  const time = first instanceof Date && last instanceof Date;
  const {
    layers: _l,
    at: _a,
    yLabel,
    tick,
    steps,
    top: _t,
    height: _h,
    over,
    xTicks,
    ...spec
  } = stack;
  return {
    ...spec,
    key: (width) => {
      const labels = placed(width);
      return layers
        .filter((_, k) => labels[k] === null)
        .map((layer) => ({ colour: layer.colour, label: layer.name }));
    },
    plot: (width) => {
      const labels = placed(width);
      return {
        ...frameOf(width, heightAt(width)),
        marginRight: 22,
        x: { type: time ? "utc" : "linear", domain: [first, last], label: null },
        y: { domain: [0, top], label: null },
        marks: [
          xTicks === undefined && time
            ? Plot.axisX({
                ticks: yearTicks(width, yearSpan(first, last)),
                tickSize: 4,
                stroke: ink2,
              })
            : Plot.axisX([...(xTicks?.values ?? [])], {
                tickFormat: xTicks?.format,
                tickSize: 4,
                stroke: ink2,
              }),
          Plot.axisY({ ticks: 5, tickSize: 0, tickFormat: tick }),
          Plot.text([yLabel], { frameAnchor: "top-left", dx: -40, dy: -22, fill: ink2 }),
          Plot.areaY(rows, {
            x: "at",
            y: "value",
            z: "layer",
            fill: (row: { layer: string }) => colours.get(row.layer) ?? "var(--other)",
            order: layers.map((layer) => layer.name),
            curve: steps === true ? "step-after" : "linear",
          }),
          Plot.gridY({ ticks: 5, stroke: ink, strokeOpacity: 0.08 }),
          Plot.ruleY([0], { stroke: ink }),
          ...(over ?? []),
          ...layers.map((layer, k) => {
            const place = labels[k];
            return place == null
              ? null
              : Plot.text([layer.name], {
                  x: at[place.index]!,
                  y: place.y,
                  text: (name: string) => name,
                  fill: layer.ink,
                  fontWeight: 500,
                });
          }),
        ],
      };
    },
  };
}
