/** Megawatts by state, plan against record, and the fleet. */
import * as Plot from "@observablehq/plot";
import type { Outcome } from "../../engine/index.ts";
import { formatCount, formatNumber, formatShare, formatSi } from "../../units/index.ts";
import type { Beside, RangeAnswer } from "../protocol.ts";
import { platformLooks, shortNames, stateColour, stateInk, states } from "./colours.ts";
import {
  anchorAt,
  column,
  dayDate,
  type FigureSpec,
  frameOf,
  grid,
  ink,
  ink2,
  type Layer,
  lastOf,
  listed,
  monthEnd,
  mostOf,
  niceCeiling,
  powerUnit,
  spreadLabels,
  stackLabels,
  yearSpan,
  yearTicks,
} from "./common.ts";

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
  const most = mostOf(totals) / factor;
  const scaled = layers.map((layer) => ({
    name: layer.name,
    values: layer.values.map((value) => value / factor),
  }));
  const labels = stackLabels(scaled, most);
  const tidy = scaled.flatMap((layer) =>
    layer.values.map((value, m) => ({ state: layer.name, date: dates[m]!, value })),
  );
  const unlabelled = scaled.filter((_, k) => labels[k] === null);
  const asOf = dayDate(outcome.asOf);
  const inside = dates.length > 0 && asOf >= dates[0]! && asOf <= dates.at(-1)!;
  return {
    id: `${outcome.scenario}-states`,
    title: capacityFinding(outcome),
    subtitle: `Certified critical IT capacity by furthest state at each month's end, ${unit} in the it frame; plan as of ${outcome.asOf}`,
    label: `${capacityFinding(outcome)}. Stacked areas of ${listed(scaled.map((layer) => layer.name))}, ${months[0]} to ${months.at(-1)}.`,
    plot: (width) => ({
      ...frameOf(width, width < 500 ? 260 : 340),
      x: { type: "utc", domain: [dates[0]!, dates.at(-1)!], label: null },
      y: { domain: [0, niceCeiling(most)], label: null },
      marks: [
        Plot.axisX({
          ticks: yearTicks(width, yearSpan(dates[0]!, dates.at(-1)!)),
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
        Plot.areaY(tidy, {
          x: "date",
          y: "value",
          z: "state",
          fill: (d: { state: string }) => stateColour(d.state),
          curve: "step-after",
          order: scaled.map((layer) => layer.name),
        }),
        Plot.gridY({ ticks: 5, stroke: ink, strokeOpacity: 0.08 }),
        Plot.ruleY([0], { stroke: ink }),
        ...(inside
          ? [
              Plot.ruleX([asOf], { stroke: ink, strokeDasharray: "2,3" }),
              Plot.text([asOf], {
                x: (d: Date) => d,
                text: () => `as of ${outcome.asOf}`,
                frameAnchor: "top",
                dy: -10,
                dx: 4,
                textAnchor: "start",
                fill: ink2,
              }),
            ]
          : []),
        ...scaled.map((layer, k) => {
          const at = labels[k];
          return at == null
            ? null
            : Plot.text([layer.name], {
                x: dates[at.index]!,
                y: at.middle,
                text: (d: string) => d,
                fill: stateInk(layer.name),
                fontWeight: 500,
                textAnchor: anchorAt(at.index, dates.length),
              });
        }),
      ],
    }),
    key:
      unlabelled.length === 0
        ? undefined
        : unlabelled.map((layer) => ({ colour: stateColour(layer.name), label: layer.name })),
    csv: {
      columns: ["month", ...layers.map((layer) => `${layer.name} W`)],
      rows: months.map((month, m) => [month, ...layers.map((layer) => layer.values[m]!)]),
    },
    source: "Source: the plan's milestones and slips; states derived, gaps listed below.",
  };
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
  const records = ["ready for service", "in service"]
    .map((state) => ({ state, points: recordOf(outcome, beside, state) }))
    .filter((one) => one.points.length > 0);
  const { unit, factor } = powerUnit(
    mostOf([
      ...plan,
      ...(band?.p90 ?? []),
      ...records.flatMap((one) => one.points.map((point) => point.watts)),
    ]),
  );
  const top = niceCeiling(
    mostOf([
      ...plan,
      ...(band?.p90 ?? []),
      ...records.flatMap((one) => one.points.map((point) => point.watts)),
    ]) / factor,
  );
  const asOf = dayDate(outcome.asOf);
  const first = [dates[0]!, ...records.map((one) => one.points[0]!.date)].reduce(
    (a, b) => new Date(Math.min(a.getTime(), b.getTime())),
  );
  const service = records.find((one) => one.state === "in service")?.points.at(-1);
  const ready = records.find((one) => one.state === "ready for service")?.points.at(-1);
  const observed = service ?? ready;
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
  const endLabels = records.map((one) => ({
    text: `${one.state}, on record`,
    state: one.state,
    value: one.points.at(-1)!.watts / factor,
  }));
  return {
    id: `${outcome.scenario}-plan-and-record`,
    title,
    subtitle: `Certified critical IT capacity in service, ${unit} in the it frame: plan (thin line), ${band === null ? "forecast being drawn" : "forecast P10 to P90 of the plan's own slips (band, dashed median)"}${records.length === 0 ? "; the plan holds no observed milestone, so no record is drawn" : ", record (points)"}`,
    label: title,
    plot: (width) => {
      const height = width < 500 ? 250 : 320;
      const placed = spreadLabels(
        endLabels.map((one) => one.value),
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
                      y: (d: { low: number }) => d.low,
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
          ...records.flatMap((one, k) => {
            const points = one.points.map((point) => ({
              date: point.date,
              value: point.watts / factor,
            }));
            const held = [...points, { date: asOf, value: points.at(-1)!.value }];
            return [
              Plot.lineY(held, {
                x: "date",
                y: "value",
                stroke: stateColour(one.state),
                strokeWidth: 2.2,
                curve: "step-after",
              }),
              Plot.dot(points, { x: "date", y: "value", fill: stateColour(one.state), r: 3.2 }),
              Plot.text([{ date: asOf, value: placed[k]! }], {
                x: "date",
                y: "value",
                text: () => endLabels[k]!.text,
                dx: -6,
                dy: -9,
                textAnchor: "end",
                fill: ink,
              }),
            ];
          }),
          ...(asOf >= first && asOf <= dates.at(-1)!
            ? [
                Plot.ruleX([asOf], { stroke: ink2, strokeDasharray: "2,3" }),
                Plot.text([asOf], {
                  x: (d: Date) => d,
                  text: () => `as of ${outcome.asOf}`,
                  frameAnchor: "top",
                  dy: -10,
                  dx: 4,
                  textAnchor: "start",
                  fill: ink2,
                }),
              ]
            : []),
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
        ? "Source: the plan's milestones; slips from its assumptions."
        : "Source: milestones that the plan marks observed or reported, to its as-of date; slips from its assumptions.",
  };
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
  const totals = months.map((_, m) => layers.reduce((sum, layer) => sum + layer.values[m]!, 0));
  const most = mostOf(totals);
  const labels = stackLabels(layers, most);
  const total = totals.at(-1) ?? 0;
  const biggest = [...layers].sort((a, b) => lastOf(b.values) - lastOf(a.values))[0];
  const title =
    biggest === undefined || total === 0
      ? "No racks are in service within the horizon"
      : layers.length === 1
        ? `${formatCount(total)} accelerators, all ${names.get(biggest.name) ?? biggest.name}`
        : `${formatCount(total)} accelerators at the horizon, ${formatShare(lastOf(biggest.values) / total)} of them ${names.get(biggest.name) ?? biggest.name}`;
  const tidy = layers.flatMap((layer) =>
    layer.values.map((value, m) => ({ platform: layer.name, date: dates[m]!, value })),
  );
  const unlabelled = layers.filter((_, k) => labels[k] === null);
  const most6 = niceCeiling(most);
  return {
    id: `${outcome.scenario}-fleet`,
    title,
    subtitle: `Accelerator packages in service by platform at each month's end, whole racks only; plan as of ${outcome.asOf}`,
    label: `${title}. Stacked areas of ${listed(layers.map((layer) => names.get(layer.name) ?? layer.name))}.`,
    plot: (width) => ({
      ...frameOf(width, width < 500 ? 250 : 320),
      x: { type: "utc", domain: [dates[0]!, dates.at(-1)!], label: null },
      y: { domain: [0, most6], label: null },
      marks: [
        Plot.axisX({
          ticks: yearTicks(width, yearSpan(dates[0]!, dates.at(-1)!)),
          tickSize: 4,
          stroke: ink2,
        }),
        Plot.axisY({ ticks: 5, tickSize: 0, tickFormat: (d: number) => formatCount(d) }),
        Plot.text(["packages"], { frameAnchor: "top-left", dx: -40, dy: -22, fill: ink2 }),
        Plot.areaY(tidy, {
          x: "date",
          y: "value",
          z: "platform",
          fill: (d: { platform: string }) => looks[d.platform]?.colour ?? "var(--other)",
          curve: "step-after",
          order: layers.map((layer) => layer.name),
        }),
        Plot.gridY({ ticks: 5, stroke: ink, strokeOpacity: 0.08 }),
        Plot.ruleY([0], { stroke: ink }),
        ...layers.map((layer, k) => {
          const at = labels[k];
          return at == null
            ? null
            : Plot.text([names.get(layer.name) ?? layer.name], {
                x: dates[at.index]!,
                y: at.middle,
                text: (d: string) => d,
                fill: looks[layer.name]?.ink ?? ink,
                fontWeight: 500,
                textAnchor: anchorAt(at.index, dates.length),
              });
        }),
      ],
    }),
    key:
      unlabelled.length === 0
        ? undefined
        : unlabelled.map((layer) => ({
            colour: looks[layer.name]?.colour ?? "var(--other)",
            label: names.get(layer.name) ?? layer.name,
          })),
    csv: {
      columns: ["month", ...layers.map((layer) => `${layer.name} packages`)],
      rows: months.map((month, m) => [month, ...layers.map((layer) => layer.values[m]!)]),
    },
    source: "Source: the plan's fleets; packages a rack from the catalogue.",
  };
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
  const most = mostOf(totals) / factor;
  const scaled = layers.map((layer) => ({
    ...layer,
    values: layer.values.map((value) => value / factor),
  }));
  const labels = stackLabels(scaled, most);
  const total = totals.at(-1) ?? 0;
  const idle = lastOf(column(outcome, "idlePowerMeanW"));
  const title =
    total === 0
      ? "Nothing draws power within the horizon"
      : `Racks that wait draw ${formatSi(idle, "W")} on average at the horizon, ${formatShare(idle / total)} of all use`;
  const tidy = scaled.flatMap((layer, k) =>
    layer.values.map((value, m) => ({ use: layer.name, k, date: dates[m]!, value })),
  );
  const colours: Readonly<Record<string, string>> = {
    serving: "var(--shade-1)",
    training: "var(--shade-3)",
    idle: "var(--shade-6)",
  };
  const inks: Readonly<Record<string, string>> = {
    serving: "var(--on-dark)",
    training: "var(--on-dark)",
    idle: "var(--on-light)",
  };
  const unlabelled = scaled.filter((_, k) => labels[k] === null);
  return {
    id: `${outcome.scenario}-draw`,
    title,
    subtitle: `Mean power drawn in each month by use, ${unit} in the facility frame (at the meter); last month ${months.at(-1)}`,
    label: `${title}. Stacked areas of ${listed(scaled.map((layer) => layer.name))}.`,
    plot: (width) => ({
      ...frameOf(width, width < 500 ? 250 : 320),
      x: { type: "utc", domain: [dates[0]!, dates.at(-1)!], label: null },
      y: { domain: [0, niceCeiling(most)], label: null },
      marks: [
        Plot.axisX({
          ticks: yearTicks(width, yearSpan(dates[0]!, dates.at(-1)!)),
          tickSize: 4,
          stroke: ink2,
        }),
        Plot.axisY({ ticks: 5, tickSize: 0, tickFormat: (d: number) => formatNumber(d) }),
        Plot.text([`${unit}, mean of the month`], {
          frameAnchor: "top-left",
          dx: -40,
          dy: -22,
          fill: ink2,
        }),
        Plot.areaY(tidy, {
          x: "date",
          y: "value",
          z: "use",
          fill: (d: { use: string }) => colours[d.use] ?? "var(--other)",
          curve: "step-after",
          order: scaled.map((layer) => layer.name),
        }),
        Plot.gridY({ ticks: 5, stroke: ink, strokeOpacity: 0.08 }),
        Plot.ruleY([0], { stroke: ink }),
        ...scaled.map((layer, k) => {
          const at = labels[k];
          return at == null
            ? null
            : Plot.text([layer.name], {
                x: dates[at.index]!,
                y: at.middle,
                text: (d: string) => d,
                fill: inks[layer.name] ?? ink,
                fontWeight: 500,
                textAnchor: anchorAt(at.index, dates.length),
              });
        }),
      ],
    }),
    key:
      unlabelled.length === 0
        ? undefined
        : unlabelled.map((layer) => ({
            colour: colours[layer.name] ?? "var(--other)",
            label: layer.name,
          })),
    csv: {
      columns: ["month", ...draws.map(([, use]) => `${use} W`)],
      rows: months.map((month, m) => [
        month,
        ...draws.map(([name]) => column(outcome, name)[m] ?? null),
      ]),
    },
    source: "Source: draw by use from the plan's assumptions, PUE by hour and month.",
  };
}
