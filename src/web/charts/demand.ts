/** Demand, served and capacity; loads by product; the hours of a day; what would fill the rest. */
import * as Plot from "@observablehq/plot";
import type { Outcome } from "../../engine/index.ts";
import { dayS, formatCount, formatNumber, formatShare, formatSi } from "../../units/index.ts";
import type { Beside, RangeAnswer } from "../protocol.ts";
import { shade, shadeInk } from "./colours.ts";
import {
  column,
  decades,
  decadeTicks,
  type FigureSpec,
  frameOf,
  grid,
  ink2,
  lastOf,
  listed,
  monthEnd,
  mostOf,
  niceCeiling,
  spreadLabels,
  yearSpan,
  yearTicks,
} from "./common.ts";
import { type Layer, stackedFigure } from "./stack.ts";

const si = (value: number) => formatSi(value, "").trim();

interface Line {
  readonly name: string;
  readonly values: readonly (number | null)[];
  readonly colour: string;
  readonly width: number;
  readonly dashed?: boolean;
  readonly band?: { readonly p10: readonly number[]; readonly p90: readonly number[] } | null;
}

/** Lines over months on a logarithmic axis, each with its name at its end. */
function logLines(outcome: Outcome, lines: readonly Line[], yLabel: string) {
  const dates = outcome.series.months.map(monthEnd);
  const domain = decades(
    lines.flatMap((line) => [...line.values, ...(line.band?.p10 ?? []), ...(line.band?.p90 ?? [])]),
  );
  return (width: number): Plot.PlotOptions => {
    const narrow = width < 500;
    const height = narrow ? 280 : 340;
    const frame = frameOf(width, height);
    const ends = lines.map((line) => lastOf(line.values));
    const placed = spreadLabels(
      ends.map((end) => Math.max(end, domain[0])),
      { type: "log", domain, height: height - 54 },
      16,
    );
    return {
      ...frame,
      marginRight: narrow ? 96 : 128,
      x: { type: "utc", domain: [dates[0]!, dates.at(-1)!], label: null },
      y: { type: "log", domain, label: null },
      marks: [
        Plot.gridY(decadeTicks(domain), { stroke: grid }),
        Plot.axisX({
          ticks: yearTicks(width - 100, yearSpan(dates[0]!, dates.at(-1)!)),
          tickSize: 4,
          stroke: ink2,
        }),
        Plot.axisY(decadeTicks(domain), { tickSize: 0, tickFormat: si }),
        Plot.text([yLabel], { frameAnchor: "top-left", dx: -40, dy: -22, fill: ink2 }),
        ...lines.map((line) =>
          line.band == null
            ? null
            : Plot.areaY(
                dates
                  .map((date, m) => ({
                    date,
                    low: Math.max(domain[0], line.band!.p10[m]!),
                    high: Math.max(domain[0], line.band!.p90[m]!),
                    any: line.band!.p90[m]! > 0,
                  }))
                  .filter((row) => row.any),
                { x: "date", y1: "low", y2: "high", fill: line.colour, fillOpacity: 0.16 },
              ),
        ),
        ...lines.map((line) =>
          Plot.lineY(
            dates.map((date, m) => ({
              date,
              value: (line.values[m] ?? 0) > 0 ? line.values[m] : Number.NaN,
            })),
            {
              x: "date",
              y: "value",
              stroke: line.colour,
              strokeWidth: line.width,
              ...(line.dashed === true ? { strokeDasharray: "4,3" } : {}),
            },
          ),
        ),
        ...lines.map((line, k) =>
          ends[k]! > 0
            ? Plot.text([line.name], {
                x: dates.at(-1)!,
                y: placed[k]!,
                text: (d: string) => d,
                dx: 7,
                textAnchor: "start",
                fill: line.colour,
                fontWeight: 500,
              })
            : null,
        ),
      ],
    };
  };
}

export function demandFinding(outcome: Outcome): string {
  const asked = lastOf(column(outcome, "demandTokensPerS"));
  const can = lastOf(column(outcome, "outputTokensCapacityPerS"));
  const served = lastOf(column(outcome, "servedFraction"));
  const month = outcome.series.months.at(-1);
  if (can === 0) return `Nothing can be served in ${month}`;
  const times = can / Math.max(asked, Number.MIN_VALUE);
  return times >= 1 && served > 0.9999
    ? `By ${month} the fleet can write ${formatNumber(times)} times the tokens that are asked of it`
    : `In ${month} ${formatShare(served)} of the demand is served: ${formatSi(asked, "tokens/s")} asked, ${formatSi(can, "tokens/s")} possible`;
}

export function demandFigure(outcome: Outcome, bands: RangeAnswer["bands"] | null): FigureSpec {
  const lines: Line[] = [
    {
      name: "capacity",
      values: column(outcome, "outputTokensCapacityPerS"),
      colour: "var(--state-in-service)",
      width: 2,
      band: bands?.["outputTokensCapacityPerS"] ?? null,
    },
    {
      name: "asked for",
      values: column(outcome, "demandTokensPerS"),
      colour: "var(--ink)",
      width: 1.2,
      band: bands?.["demandTokensPerS"] ?? null,
    },
    {
      name: "served",
      values: column(outcome, "servedTokensPerS"),
      colour: "var(--link)",
      width: 2.4,
      dashed: true,
    },
  ];
  const months = outcome.series.months;
  return {
    id: `${outcome.scenario}-demand`,
    title: demandFinding(outcome),
    subtitle: `Output tokens a second, reasoning included, monthly mean, logarithmic axis; capacity is every serving slot full within target${bands === null ? "" : "; bands P10 to P90"}`,
    label: `${demandFinding(outcome)}. Lines of capacity, demand and tokens served, ${months[0]} to ${months.at(-1)}.`,
    plot: logLines(outcome, lines, "output tokens/s, log"),
    csv: {
      columns: [
        "month",
        "demand tokens/s",
        "served tokens/s",
        "capacity tokens/s",
        "demand P10",
        "demand P90",
        "capacity P10",
        "capacity P90",
      ],
      rows: months.map((month, m) => [
        month,
        column(outcome, "demandTokensPerS")[m] ?? null,
        column(outcome, "servedTokensPerS")[m] ?? null,
        column(outcome, "outputTokensCapacityPerS")[m] ?? null,
        bands?.["demandTokensPerS"]?.p10[m] ?? null,
        bands?.["demandTokensPerS"]?.p90[m] ?? null,
        bands?.["outputTokensCapacityPerS"]?.p10[m] ?? null,
        bands?.["outputTokensCapacityPerS"]?.p90[m] ?? null,
      ]),
    },
    source: "Source: users and loads of the plan; serving speed by roofline on public LLM shapes.",
  };
}

export function fillFigure(outcome: Outcome): FigureSpec {
  const users = column(outcome, "weeklyActiveUsers");
  const perUser = (name: string) =>
    column(outcome, name).map((value, m) =>
      value === null || !((users[m] ?? 0) > 0) ? null : (value * dayS) / users[m]!,
    );
  const asked = perUser("demandTokensPerS");
  const fill = perUser("outputTokensCapacityPerS");
  const months = outcome.series.months;
  const title =
    lastOf(fill) === 0
      ? "There is nothing to fill within the horizon"
      : `${formatCount(lastOf(fill))} output tokens per user and day would fill it; ${formatCount(lastOf(asked))} are asked for`;
  return {
    id: `${outcome.scenario}-fill`,
    title,
    subtitle: `Output tokens per weekly user and day, logarithmic axis; last month ${months.at(-1)}`,
    label: `${title}. Lines of tokens per user and day, ${months[0]} to ${months.at(-1)}.`,
    plot: logLines(
      outcome,
      [
        { name: "would fill it", values: fill, colour: "var(--state-in-service)", width: 2 },
        { name: "asked for", values: asked, colour: "var(--ink)", width: 1.2 },
      ],
      "output tokens per user and day, log",
    ),
    csv: {
      columns: ["month", "asked tokens/user/day", "to fill tokens/user/day"],
      rows: months.map((month, m) => [month, asked[m] ?? null, fill[m] ?? null]),
    },
    source: "Source: capacity and users of the figure beside.",
  };
}

export function loadsFigure(outcome: Outcome): FigureSpec {
  const months = outcome.series.months;
  const dates = months.map(monthEnd);
  const titles = new Map(outcome.loads.map((load) => [load.id, load.title]));
  const layers: Layer[] = outcome.loads
    .map((load) => ({
      name: load.id,
      values: column(outcome, `outputTokensPerS ${load.id}`).map((value) => value ?? 0),
    }))
    .filter((layer) => mostOf(layer.values) > 0)
    .sort((a, b) => lastOf(b.values) - lastOf(a.values));
  const first = layers[0];
  const total = layers.reduce((sum, layer) => sum + lastOf(layer.values), 0);
  const short = (id: string) => (titles.get(id) ?? id).split(",")[0]!;
  const title =
    first === undefined || total === 0
      ? "No load asks for tokens"
      : layers.length === 1
        ? `${short(first.name)} asks for all ${formatSi(total, "tokens/s")}`
        : `${short(first.name)} asks for ${formatShare(lastOf(first.values) / total)} of all output tokens in ${months.at(-1)}`;
  return stackedFigure({
    id: `${outcome.scenario}-loads`,
    title,
    subtitle: "Output tokens a second asked for by product, reasoning included, monthly mean",
    label: `${title}. Stacked areas of ${listed(layers.map((layer) => short(layer.name)))}.`,
    layers: layers.map((layer, k) => ({
      name: short(layer.name),
      values: layer.values,
      colour: shade(k),
      ink: shadeInk(k),
    })),
    at: dates,
    yLabel: "output tokens/s",
    tick: si,
    csv: {
      columns: ["month", ...layers.map((layer) => `${layer.name} tokens/s`)],
      rows: months.map((month, m) => [month, ...layers.map((layer) => layer.values[m]!)]),
    },
    source:
      "Source: intensities by product from the plan and the catalogue; guesses are called guesses.",
  });
}

export function hoursFigure(outcome: Outcome, beside: Beside): FigureSpec {
  const regions = [...new Set(beside.hours.map((row) => row.region))];
  const layers: Layer[] = regions
    .map((region) => ({
      name: region,
      values: beside.hours.filter((row) => row.region === region).map((row) => row.share),
    }))
    .sort((a, b) => mostOf(b.values) - mostOf(a.values));
  const totals = Array.from({ length: 24 }, (_, hour) =>
    layers.reduce((sum, layer) => sum + (layer.values[hour] ?? 0), 0),
  );
  const peak = mostOf(totals);
  const peakHour = totals.indexOf(peak);
  const trough = Math.min(...totals);
  const month = outcome.series.months.at(-1);
  const title =
    layers.length === 0
      ? "There is no serving capacity to fill in the last month"
      : peak > 1
        ? `At ${clock(peakHour)} UTC demand is ${formatNumber(peak)} times what can be served`
        : `The busiest hour, ${clock(peakHour)} UTC, asks for ${formatShare(peak)} of serving capacity, the quietest for ${formatShare(trough)}`;
  const top = niceCeiling(Math.max(peak * 100 * 1.02, peak > 0.6 ? 100 : 0));
  return stackedFigure({
    id: `${outcome.scenario}-hours`,
    title,
    subtitle: `Demand by UTC hour and users' region, per cent of serving capacity, a mean day of ${month}${top < 100 ? "; capacity, 100 %, lies above the figure" : ""}`,
    label: `${title}. Stacked areas of ${listed(layers.map((layer) => layer.name))} over 24 hours.`,
    layers: layers.map((layer, k) => ({
      name: layer.name,
      // The day closes where it began.
      values: [...layer.values, layer.values[0]!].map((value) => value * 100),
      colour: shade(k),
      ink: shadeInk(k),
    })),
    at: Array.from({ length: 25 }, (_, hour) => hour),
    yLabel: "% of serving capacity",
    tick: (value) => formatNumber(value),
    top,
    xTicks: { values: [0, 6, 12, 18, 24], format: clock },
    over:
      top < 100
        ? []
        : [
            Plot.ruleY([100], { stroke: "var(--state-in-service)", strokeWidth: 2 }),
            Plot.text(["capacity"], {
              x: 24,
              y: 100,
              text: (d: string) => d,
              dy: -9,
              textAnchor: "end",
              fill: "var(--state-in-service)",
              fontWeight: 500,
            }),
          ],
    csv: {
      columns: ["UTC hour", ...layers.map((layer) => `${layer.name} share of capacity`)],
      rows: Array.from({ length: 24 }, (_, hour) => [
        hour,
        ...layers.map((layer) => layer.values[hour] ?? null),
      ]),
    },
    source: "Source: shares of users by region and the swing of a day, from the plan.",
  });
}

const clock = (hour: number): string => `${String(hour).padStart(2, "0")}:00`;
