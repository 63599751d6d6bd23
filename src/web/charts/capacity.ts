/** Megawatts by state, plan against record, and the fleet. */
import * as Plot from "@observablehq/plot";
import type { Outcome } from "../../engine/index.ts";
import { formatCount, formatNumber, formatShare, formatSi } from "../../units/index.ts";
import type { Beside, RangeAnswer } from "../protocol.ts";
import { platformLooks, shortNames, stateColour, stateInk, states } from "./colours.ts";
import {
  column,
  dayDate,
  type FigureSpec,
  frameOf,
  grid,
  ink,
  ink2,
  lastOf,
  listed,
  monthEnd,
  mostOf,
  niceCeiling,
  powerUnit,
  spreadLabels,
  yearSpan,
  yearTicks,
} from "./common.ts";
import { type Layer, stackedFigure } from "./stack.ts";

/** Furthest state first, so that what is in service stands at the bottom. */
export function stateLayers(outcome: Outcome): Layer[] {
  return [...states]
    .reverse()
    .map((state) => ({
      name: state,
      values: column(outcome, `capacity ${state} W`).map((value) => value ?? 0),
    }))
    .filter((layer) => mostOf(layer.values) > 0);
}

export function capacityFinding(outcome: Outcome): string {
  const total = lastOf(column(outcome, "capacity in service W"));
  const series = column(outcome, "capacity in service W");
  const planned = outcome.blocks.reduce((sum, block) => sum + block.itCapacityW, 0);
  if (total === 0)
    return `None of ${formatSi(planned, "W")} of IT load is in service by ${outcome.series.months.at(-1)}`;
  const reachedAt = series.findIndex((value) => (value ?? 0) >= total * (1 - 1e-9));
  const halfAt = series.findIndex((value) => (value ?? 0) >= total / 2);
  const amount = formatSi(total, "W");
  const rest = planned - total;
  const left = rest > planned * 0.001 ? ` of ${formatSi(planned, "W")}` : "";
  const half = halfAt === reachedAt ? "" : `, half of it by ${outcome.series.months[halfAt]}`;
  return `${amount}${left} of IT load is in service by ${outcome.series.months[reachedAt]}${half}`;
}

export function statesFigure(outcome: Outcome): FigureSpec {
  const layers = stateLayers(outcome);
  const months = outcome.series.months;
  const dates = months.map(monthEnd);
  const totals = months.map((_, m) => layers.reduce((sum, layer) => sum + layer.values[m]!, 0));
  const { unit, factor } = powerUnit(mostOf(totals));
  return stackedFigure({
    id: `${outcome.scenario}-states`,
    title: capacityFinding(outcome),
    subtitle: `Certified critical IT capacity by furthest state at each month's end, ${unit} of IT load; plan as of ${outcome.asOf}`,
    label: `${capacityFinding(outcome)}. Stacked areas of ${listed(layers.map((layer) => layer.name))}, ${months[0]} to ${months.at(-1)}.`,
    layers: layers.map((layer) => ({
      name: layer.name,
      values: layer.values.map((value) => value / factor),
      colour: stateColour(layer.name),
      ink: stateInk(layer.name),
    })),
    at: dates,
    yLabel: `${unit} of IT load`,
    tick: (value) => formatNumber(value),
    steps: true,
    height: { wide: 340, narrow: 260 },
    over: asOfMarks(outcome.asOf, dates[0]!, dates.at(-1)!),
    csv: {
      columns: ["month", ...layers.map((layer) => `${layer.name} W`)],
      rows: months.map((month, m) => [month, ...layers.map((layer) => layer.values[m]!)]),
    },
    source: "Source: the plan's milestones and slips; states derived, gaps listed below.",
  });
}

/** A dotted line at the plan's own date, when the figure covers it. */
function asOfMarks(asOf: string, from: Date, to: Date): Plot.Markish[] {
  const date = dayDate(asOf);
  if (date < from || date > to) return [];
  const late = date.getTime() - from.getTime() > 0.7 * (to.getTime() - from.getTime());
  return [
    Plot.ruleX([date], { stroke: ink, strokeDasharray: "2,3" }),
    Plot.text([date], {
      x: (d: Date) => d,
      text: () => `as of ${asOf}`,
      frameAnchor: "top",
      dy: -10,
      dx: late ? -4 : 4,
      textAnchor: late ? "end" : "start",
      fill: ink2,
    }),
  ];
}

export interface RecordPoint {
  readonly date: Date;
  readonly on: string;
  readonly watts: number;
  readonly state: string;
  readonly block: string;
  readonly kind: string;
}

/** Capacity that observed or reported milestones put at or past a state, cumulative, up to the as-of day. */
export function recordOf(outcome: Outcome, beside: Beside, state: string): RecordPoint[] {
  const reach = states.indexOf(state);
  const firsts = beside.blocks.flatMap((block, index) => {
    const reached = block.milestones.find(
      (milestone) =>
        (milestone.kind === "observed" || milestone.kind === "reported") &&
        milestone.on <= outcome.asOf &&
        states.indexOf(milestone.state) >= reach,
    );
    if (reached === undefined || (block.ends !== null && block.ends <= outcome.asOf)) return [];
    return [
      {
        on: reached.on,
        block: block.id,
        kind: reached.kind,
        watts: outcome.blocks[index]!.itCapacityW,
      },
    ];
  });
  firsts.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  let total = 0;
  return firsts.map((one) => {
    total += one.watts;
    return {
      date: dayDate(one.on),
      on: one.on,
      watts: total,
      state,
      block: one.block,
      kind: one.kind,
    };
  });
}

export function recordFigure(
  outcome: Outcome,
  beside: Beside,
  bands: RangeAnswer["bands"] | null,
): FigureSpec {
  const months = outcome.series.months;
  const dates = months.map(monthEnd);
  const plan = column(outcome, "capacity in service W").map((value) => value ?? 0);
  const band = bands?.["capacity in service W"] ?? null;
  const service = recordOf(outcome, beside, "in service");
  const ready = recordOf(outcome, beside, "ready for service");
  // Ready without more than is in service says nothing of its own.
  const records = [
    ...((ready.at(-1)?.watts ?? 0) > (service.at(-1)?.watts ?? 0)
      ? [{ state: "ready for service", points: ready }]
      : []),
    ...(service.length > 0 ? [{ state: "in service", points: service }] : []),
  ];
  const most = mostOf([
    ...plan,
    ...(band?.p90 ?? []),
    ...records.flatMap((one) => one.points.map((point) => point.watts)),
  ]);
  const { unit, factor } = powerUnit(most);
  const top = niceCeiling(most / factor);
  const asOf = dayDate(outcome.asOf);
  const first = [dates[0]!, ...records.map((one) => one.points[0]!.date)].reduce(
    (a, b) => new Date(Math.min(a.getTime(), b.getTime())),
  );
  const observed = service.at(-1) ?? ready.at(-1);
  const last = lastOf(plan);
  const title =
    observed === undefined
      ? spreadFinding(outcome, band)
      : `${formatSi(observed.watts, "W")} is on record as ${observed.state} on ${outcome.asOf}; the plan ends at ${formatSi(last, "W")}`;
  const line = (values: readonly number[]) =>
    values.map((value, m) => ({ date: dates[m]!, value: value / factor }));
  const rows =
    band === null
      ? []
      : months.map((_, m) => ({
          date: dates[m]!,
          low: band.p10[m]! / factor,
          high: band.p90[m]! / factor,
        }));
  // Where P10 and the plan stand furthest apart is where the band has room for its name.
  const widest = rows.reduce(
    (best, row, m) => (row.high - row.low > rows[best]!.high - rows[best]!.low ? m : best),
    0,
  );
  // Early in the figure the room for a name is to the right of the date, under the plan.
  const early =
    asOf.getTime() - first.getTime() < 0.4 * (dates.at(-1)!.getTime() - first.getTime());
  return {
    id: `${outcome.scenario}-plan-and-record`,
    title,
    subtitle: `Certified critical IT capacity in service, ${unit} of IT load: plan (thin line), ${band === null ? "forecast being drawn" : "forecast P10 to P90 of its schedule and slip (band, dashed median)"}${records.length === 0 ? "; the plan holds no observed milestone, so no record is drawn" : ", record (points)"}`,
    label: title,
    plot: (width) => {
      const height = width < 500 ? 250 : 320;
      const placed = spreadLabels(
        records.map((one) => one.points.at(-1)!.watts / factor),
        { type: "linear", domain: [0, top], height: height - 54 },
        16,
      );
      return {
        ...frameOf(width, height),
        x: { type: "utc", domain: [first, dates.at(-1)!], label: null },
        y: { domain: [0, top], label: null },
        marks: [
          Plot.gridY({ ticks: 5, stroke: grid }),
          Plot.axisX({
            ticks: yearTicks(width, yearSpan(first, dates.at(-1)!)),
            tickSize: 4,
            stroke: ink2,
          }),
          Plot.axisY({ ticks: 5, tickSize: 0, tickFormat: (d: number) => formatNumber(d) }),
          Plot.text([`${unit} of IT load`], {
            frameAnchor: "top-left",
            dx: -40,
            dy: -22,
            fill: ink2,
          }),
          ...(band === null
            ? []
            : [
                Plot.areaY(rows, {
                  x: "date",
                  y1: "low",
                  y2: "high",
                  fill: stateColour("in service"),
                  fillOpacity: 0.24,
                  curve: "step-after",
                }),
                Plot.lineY(line(band.p50), {
                  x: "date",
                  y: "value",
                  stroke: stateColour("in service"),
                  strokeDasharray: "5,3",
                  strokeWidth: 1.5,
                  curve: "step-after",
                }),
                rows[widest] !== undefined && rows[widest]!.high - rows[widest]!.low > top * 0.12
                  ? Plot.text([rows[widest]!], {
                      x: "date",
                      y: (d: { low: number; high: number }) =>
                        d.low > top * 0.1 ? d.low : (d.low + d.high) / 2,
                      text: () => "P10 to P90",
                      dy: 12,
                      dx: 8,
                      textAnchor: "start",
                      fill: ink2,
                    })
                  : null,
              ]),
          Plot.lineY(line(plan), {
            x: "date",
            y: "value",
            stroke: ink,
            strokeWidth: 1,
            curve: "step-after",
          }),
          Plot.text([{ date: dates.at(-1)!, value: last / factor }], {
            x: "date",
            y: "value",
            text: () => "plan",
            dy: -9,
            textAnchor: "end",
            fill: ink,
          }),
          Plot.ruleY([0], { stroke: ink }),
          ...records.flatMap((one, k) =>
            recordMarks(one, {
              asOf,
              factor,
              label: placed[k]!,
              early,
              colour: stateColour(one.state),
            }),
          ),
          ...asOfMarks(outcome.asOf, first, dates.at(-1)!),
        ],
      };
    },
    csv: {
      columns: ["month", "plan W", "P10 W", "P50 W", "P90 W"],
      rows: months.map((month, m) => [
        month,
        plan[m]!,
        band?.p10[m] ?? null,
        band?.p50[m] ?? null,
        band?.p90[m] ?? null,
      ]),
    },
    source:
      records.length === 0
        ? "Source: the plan's milestones; schedule drawn from durations in the catalogue and the plan's slip."
        : "Source: milestones that the plan marks observed or reported, to its as-of date; schedule drawn from durations in the catalogue and the plan's slip.",
  };
}

/** A solid line with a point at each milestone, held to the as-of day and named there. */
function recordMarks(
  record: { readonly state: string; readonly points: readonly RecordPoint[] },
  at: {
    readonly asOf: Date;
    readonly factor: number;
    readonly label: number;
    readonly early: boolean;
    readonly colour: string;
  },
): Plot.Markish[] {
  const points = record.points.map((point) => ({
    date: point.date,
    value: point.watts / at.factor,
  }));
  return [
    Plot.lineY([...points, { date: at.asOf, value: points.at(-1)!.value }], {
      x: "date",
      y: "value",
      stroke: at.colour,
      strokeWidth: 2.2,
      curve: "step-after",
    }),
    Plot.dot(points, { x: "date", y: "value", fill: at.colour, r: 3.2 }),
    Plot.text([{ date: at.asOf, value: at.label }], {
      x: "date",
      y: "value",
      text: () => `${record.state}, on record`,
      dx: at.early ? 8 : -6,
      dy: at.early ? 6 : -9,
      textAnchor: at.early ? "start" : "end",
      fill: ink,
      stroke: "var(--paper)",
      strokeWidth: 4,
    }),
  ];
}

/** How many gigawatts a year the slips may cost, at the month where it shows most. */
function spreadFinding(outcome: Outcome, band: RangeAnswer["bands"][string] | null): string {
  const plan = column(outcome, "capacity in service W");
  if (band === null) return `The plan puts ${formatSi(lastOf(plan), "W")} in service`;
  let worst = 0;
  for (let m = 0; m < plan.length; m += 1)
    if ((plan[m] ?? 0) - band.p10[m]! > (plan[worst] ?? 0) - band.p10[worst]!) worst = m;
  const gap = (plan[worst] ?? 0) - band.p10[worst]!;
  return gap <= 0
    ? `The plan's dates do not slip: ${formatSi(lastOf(plan), "W")} in every draw`
    : `One draw in ten stands ${formatSi(gap, "W")} or more behind the plan in ${outcome.series.months[worst]}`;
}

export function fleetFigure(outcome: Outcome, beside: Beside): FigureSpec {
  const months = outcome.series.months;
  const dates = months.map(monthEnd);
  const looks = platformLooks(beside.platforms);
  const names = shortNames(beside.platforms);
  const layers: Layer[] = Object.keys(outcome.series.columns)
    .filter((name) => name.startsWith("packages "))
    .map((name) => ({
      name: name.slice("packages ".length),
      values: column(outcome, name).map((value) => value ?? 0),
    }))
    .filter((layer) => mostOf(layer.values) > 0);
  const total = layers.reduce((sum, layer) => sum + lastOf(layer.values), 0);
  const biggest = [...layers].sort((a, b) => lastOf(b.values) - lastOf(a.values))[0];
  const named = (id: string) => names.get(id) ?? id;
  const title =
    biggest === undefined || total === 0
      ? "No racks are in service at the horizon"
      : lastOf(biggest.values) === total
        ? `${formatCount(total)} accelerators at the horizon, all ${named(biggest.name)}`
        : `${formatCount(total)} accelerators at the horizon, ${formatShare(lastOf(biggest.values) / total)} of them ${named(biggest.name)}`;
  return stackedFigure({
    id: `${outcome.scenario}-fleet`,
    title,
    subtitle: `Accelerator packages in service by platform at each month's end, whole racks only; plan as of ${outcome.asOf}`,
    label: `${title}. Stacked areas of ${listed(layers.map((layer) => named(layer.name)))}.`,
    layers: layers.map((layer) => ({
      name: named(layer.name),
      values: layer.values,
      colour: looks[layer.name]?.colour ?? "var(--other)",
      ink: looks[layer.name]?.ink ?? ink,
    })),
    at: dates,
    yLabel: "packages",
    tick: (value) => formatSi(value, "").trim(),
    steps: true,
    csv: {
      columns: ["month", ...layers.map((layer) => `${layer.name} packages`)],
      rows: months.map((month, m) => [month, ...layers.map((layer) => layer.values[m]!)]),
    },
    source: "Source: the plan's fleets; packages a rack from the catalogue.",
  });
}

const draws = [
  ["servingPowerMeanW", "serving"],
  ["trainingPowerMeanW", "training"],
  ["idlePowerMeanW", "idle"],
] as const;

export function drawFigure(outcome: Outcome): FigureSpec {
  const months = outcome.series.months;
  const dates = months.map(monthEnd);
  const layers: Layer[] = draws
    .map(([name, use]) => ({ name: use, values: column(outcome, name).map((value) => value ?? 0) }))
    .filter((layer) => mostOf(layer.values) > 0);
  const totals = months.map((_, m) => layers.reduce((sum, layer) => sum + layer.values[m]!, 0));
  const { unit, factor } = powerUnit(mostOf(totals));
  const total = totals.at(-1) ?? 0;
  const idle = lastOf(column(outcome, "idlePowerMeanW"));
  const title =
    total === 0
      ? "Nothing draws power at the horizon"
      : `Racks that wait draw ${formatSi(idle, "W")} on average at the horizon, ${formatShare(idle / total)} of all use`;
  return stackedFigure({
    id: `${outcome.scenario}-draw`,
    title,
    subtitle: `Mean power drawn in each month by use, ${unit} in the facility frame (at the meter); last month ${months.at(-1)}`,
    label: `${title}. Stacked areas of ${listed(layers.map((layer) => layer.name))}.`,
    layers: layers.map((layer) => ({
      name: layer.name,
      values: layer.values.map((value) => value / factor),
      ...useLooks[layer.name]!,
    })),
    at: dates,
    yLabel: `${unit}, mean of the month`,
    tick: (value) => formatNumber(value),
    steps: true,
    csv: {
      columns: ["month", ...draws.map(([, use]) => `${use} W`)],
      rows: months.map((month, m) => [
        month,
        ...draws.map(([name]) => column(outcome, name)[m] ?? null),
      ]),
    },
    source: "Source: draw by use from the plan's assumptions, PUE by hour and month.",
  });
}

const useLooks: Readonly<Record<string, { colour: string; ink: string }>> = {
  serving: { colour: "var(--shade-1)", ink: "var(--on-dark)" },
  training: { colour: "var(--shade-3)", ink: "var(--on-dark)" },
  idle: { colour: "var(--shade-6)", ink: "var(--on-light)" },
};
