/** What agreements release, what a token costs by its parts, and capital by layer. */
import * as Plot from "@observablehq/plot";
import type { Outcome } from "../../engine/index.ts";
import { formatNumber, formatShare, formatUsd } from "../../units/index.ts";
import type { Beside } from "../protocol.ts";
import { shade } from "./colours.ts";
import {
  column,
  dayDate,
  decades,
  decadeTicks,
  type FigureSpec,
  frameOf,
  grid,
  ink,
  ink2,
  inWords,
  listed,
  monthEnd,
  mostOf,
  niceCeiling,
  spreadLabels,
  yearSpan,
  yearTicks,
} from "./common.ts";

/** Money released so far, agreement by agreement; only those that release any. */
export function releaseSteps(outcome: Outcome) {
  return outcome.agreements
    .filter((agreement) => agreement.releasedUsd > 0)
    .map((agreement) => {
      let total = 0;
      const steps = agreement.releases
        .filter((release) => release.unit === "USD")
        .map((release) => {
          total += release.amount;
          return { on: release.on, total };
        });
      return { agreement, steps };
    });
}

const earlier = (a: Date, b: Date): Date => new Date(Math.min(a.getTime(), b.getTime()));
const later = (a: Date, b: Date): Date => new Date(Math.max(a.getTime(), b.getTime()));

export function releasesFigure(outcome: Outcome, beside: Beside): FigureSpec {
  const name = (party: string) => beside.parties[party] ?? party;
  const all = releaseSteps(outcome);
  const months = outcome.series.months;
  const ends = all.flatMap((one) => one.steps.map((step) => dayDate(step.on)));
  const from = [monthEnd(months[0]!), ...ends].reduce(earlier);
  const to = [monthEnd(months.at(-1)!), ...ends].reduce(later);
  const most = mostOf(all.flatMap((one) => [one.agreement.releasedUsd, one.agreement.capUsd ?? 0]));
  const { factor, unit } =
    most >= 1e9 ? { factor: 1e9, unit: "B USD" } : { factor: 1e6, unit: "M USD" };
  const top = niceCeiling(most / factor);
  const first = all[0];
  const title =
    first === undefined
      ? "No agreement of this plan releases money"
      : all.length === 1
        ? `${name(first.agreement.from)} releases ${formatUsd(first.agreement.releasedUsd, 4)} to ${name(first.agreement.to)} in ${first.steps.length} step${first.steps.length === 1 ? "" : "s"}${first.steps.length === 1 ? ` on ${first.steps[0]!.on}` : `, ${first.steps[0]!.on} to ${first.steps.at(-1)!.on}`}`
        : `${all.length} agreements release ${formatUsd(
            all.reduce((sum, one) => sum + one.agreement.releasedUsd, 0),
            4,
          )}`;
  const caps = all.filter((one) => one.agreement.capUsd !== null);
  return {
    id: `${outcome.scenario}-releases`,
    title,
    subtitle: `Money released, cumulative by agreement, ${unit} of the day (nominal)${caps.length === 0 ? "" : "; dashed: the cap"}`,
    label: title,
    plot: (width) => {
      const height = width < 500 ? 240 : 300;
      const placed = spreadLabels(
        all.map((one) => one.agreement.releasedUsd / factor),
        { type: "linear", domain: [0, top], height: height - 54 },
        16,
      );
      const narrow = width < 500;
      return {
        ...frameOf(width, height),
        marginRight: narrow ? 24 : 150,
        x: { type: "utc", domain: [from, to], label: null },
        y: { domain: [0, top], label: null },
        marks: [
          Plot.gridY({ ticks: 5, stroke: grid }),
          Plot.axisX({
            ticks: yearTicks(width - 100, yearSpan(from, to)),
            tickSize: 4,
            stroke: ink2,
          }),
          Plot.axisY({ ticks: 5, tickSize: 0, tickFormat: (d: number) => formatNumber(d) }),
          Plot.text([unit], { frameAnchor: "top-left", dx: -40, dy: -22, fill: ink2 }),
          Plot.ruleY([0], { stroke: ink }),
          ...caps.map((one) =>
            Plot.ruleY([one.agreement.capUsd! / factor], { stroke: ink2, strokeDasharray: "5,3" }),
          ),
          ...caps.map((one) =>
            Plot.text([`cap ${formatUsd(one.agreement.capUsd!, 4)}`], {
              x: from,
              y: one.agreement.capUsd! / factor,
              text: (d: string) => d,
              dx: 4,
              dy: -8,
              textAnchor: "start",
              fill: ink2,
            }),
          ),
          ...all.flatMap((one, k) => {
            const points = one.steps.map((step) => ({
              date: dayDate(step.on),
              value: step.total / factor,
            }));
            const held = [
              { date: from, value: 0 },
              ...points,
              { date: to, value: points.at(-1)!.value },
            ];
            return [
              Plot.lineY(held, {
                x: "date",
                y: "value",
                stroke: shade(k),
                strokeWidth: 2,
                curve: "step-after",
              }),
              Plot.dot(points, { x: "date", y: "value", fill: shade(k), r: 2.6 }),
              narrow
                ? null
                : Plot.text([{ date: to, value: placed[k]! }], {
                    x: "date",
                    y: "value",
                    text: () => shortTitle(one.agreement.title),
                    dx: 7,
                    textAnchor: "start",
                    lineWidth: 12,
                    fill: ink,
                  }),
            ];
          }),
        ],
      };
    },
    csv: {
      columns: ["agreement", "on", "from", "to", "kind", "amount", "unit", "because"],
      rows: outcome.agreements.flatMap((agreement) =>
        agreement.releases.map((release) => [
          agreement.id,
          release.on,
          release.from,
          release.to,
          release.kind,
          release.amount,
          release.unit,
          release.because.join("; "),
        ]),
      ),
    },
    source: "Source: the plan's agreements, evaluated on certified capacity by date.",
  };
}

const shortTitle = (title: string): string =>
  title.length > 44 ? `${title.slice(0, 42).trimEnd()}…` : title;

const partWords: Readonly<Record<string, string>> = {
  compute: "compute",
  network: "network",
  facility: "facility",
  gridAndGeneration: "grid, generation",
  operations: "operations",
  failures: "failures",
  energy: "energy",
};

/** The parts at capacity stacked one after the other until they are the whole. */
export function costSteps(outcome: Outcome) {
  const cost = outcome.tokenCost;
  if (cost === null) return [];
  let at = 0;
  const steps = Object.entries(cost.parts)
    .filter(([part, value]) => part !== "idle" && value > 0)
    .sort((a, b) => b[1] - a[1])
    .map(([part, value]) => {
      const step = {
        part,
        label: partWords[part] ?? inWords(part),
        from: at,
        to: at + value,
        value,
        total: false,
      };
      at += value;
      return step;
    });
  return [
    ...steps,
    {
      part: "atCapacity",
      label: "at capacity",
      from: 0,
      to: cost.atCapacityUsd,
      value: cost.atCapacityUsd,
      total: true,
    },
  ];
}

export function costFigure(outcome: Outcome, priceYear: number): FigureSpec | null {
  const steps = costSteps(outcome);
  const cost = outcome.tokenCost;
  if (cost === null) return null;
  const biggest = steps[0]!;
  const month = outcome.series.months.at(-1);
  const title = `${biggest.label === "compute" ? "Compute" : biggest.label} is ${formatShare(biggest.value / cost.atCapacityUsd)} of the ${formatUsd(cost.atCapacityUsd)} that a million output tokens costs at capacity`;
  const top = niceCeiling(cost.atCapacityUsd * 1.12);
  return {
    id: `${outcome.scenario}-cost-parts`,
    title,
    subtitle: `USD of ${priceYear} per million output tokens with every serving slot full within target, ${month}; input tokens inside`,
    label: `${title}. A waterfall of ${listed(steps.slice(0, -1).map((step) => `${step.label} ${formatUsd(step.value)}`))}.`,
    plot: (width) => ({
      ...frameOf(width, 44 + steps.length * 30),
      marginLeft: 112,
      marginRight: 64,
      x: { domain: [0, top], label: null },
      y: { domain: steps.map((step) => step.label), label: null, padding: 0.28 },
      marks: [
        Plot.gridX({ ticks: 4, stroke: grid }),
        Plot.axisX({ ticks: 4, tickSize: 0, tickFormat: (d: number) => formatUsd(d) }),
        Plot.axisY({ tickSize: 0, fill: ink, fontSize: 13 }),
        Plot.barX(steps, {
          x1: "from",
          x2: "to",
          y: "label",
          fill: (d: { total: boolean }) => (d.total ? "var(--shade-1)" : "var(--shade-3)"),
        }),
        Plot.text(steps, {
          x: "to",
          y: "label",
          text: (d: { value: number }) => formatUsd(d.value),
          dx: 6,
          textAnchor: "start",
          fill: ink,
          fontSize: 13,
        }),
        Plot.ruleX([0], { stroke: ink }),
      ],
    }),
    csv: {
      columns: ["part", "USD per million output tokens"],
      rows: [
        ...Object.entries(cost.parts).map(([part, value]): [string, number] => [part, value]),
        ["at capacity", cost.atCapacityUsd],
        ["as served", cost.asServedUsd],
        ["marginal", cost.marginalUsd],
      ],
    },
    source: "Source: capital recovery, energy and operations of the last month over tokens.",
  };
}

export function sensesFigure(
  outcome: Outcome,
  ranges: Outcome["ranges"],
  priceYear: number,
): FigureSpec | null {
  const cost = outcome.tokenCost;
  if (cost === null) return null;
  const rows = [
    { label: "marginal", name: "usdPerMillionOutputTokensMarginal", value: cost.marginalUsd },
    {
      label: "at capacity",
      name: "usdPerMillionOutputTokensAtCapacity",
      value: cost.atCapacityUsd,
    },
    { label: "as served", name: "usdPerMillionOutputTokens", value: cost.asServedUsd },
  ].map((row) => {
    const range = ranges?.[row.name];
    const low = typeof range?.p10 === "number" ? range.p10 : null;
    const high = typeof range?.p90 === "number" ? range.p90 : null;
    return { ...row, low, high };
  });
  const domain = decades(rows.flatMap((row) => [row.value, row.low, row.high]));
  const idle = cost.parts.idle / cost.asServedUsd;
  const title =
    idle > 0.005
      ? `${formatShare(idle)} of the cost of a token served is idle capacity`
      : "Serving slots are full: as served and at capacity cost the same";
  return {
    id: `${outcome.scenario}-cost-senses`,
    title,
    subtitle: `USD of ${priceYear} per million output tokens in three senses that never stand for one another, logarithmic axis${ranges === null ? "" : "; bars P10 to P90"}`,
    label: `${title}. ${rows.map((row) => `${row.label} ${formatUsd(row.value)}`).join(", ")}.`,
    plot: (width) => ({
      ...frameOf(width, 54 + rows.length * 46),
      marginLeft: 92,
      marginRight: 76,
      x: { type: "log", domain, label: null },
      y: { domain: rows.map((row) => row.label), label: null },
      marks: [
        Plot.gridX(decadeTicks(domain), { stroke: grid }),
        Plot.axisX(decadeTicks(domain, width < 500 ? 3 : 6), {
          tickSize: 0,
          tickFormat: (d: number) => formatUsd(d),
        }),
        Plot.axisY({ tickSize: 0, fill: ink, fontSize: 13 }),
        Plot.link(
          rows.filter((row) => row.low !== null && row.high !== null && row.low > 0),
          {
            x1: "low",
            x2: "high",
            y1: "label",
            y2: "label",
            stroke: "var(--shade-4)",
            strokeWidth: 8,
            strokeLinecap: "butt",
          },
        ),
        Plot.dot(rows, { x: "value", y: "label", fill: "var(--shade-1)", r: 5 }),
        Plot.text(rows, {
          x: "value",
          y: "label",
          text: (d: { value: number }) => formatUsd(d.value),
          dy: -14,
          fill: ink,
          fontSize: 13,
        }),
      ],
    }),
    csv: {
      columns: ["sense", "USD per million output tokens", "P10", "P90"],
      rows: rows.map((row) => [row.label, row.value, row.low, row.high]),
    },
    source:
      "Source: serving cost of the last month over tokens possible, tokens served, and the energy of one more.",
  };
}

const layerWords: Readonly<Record<string, string>> = {
  compute: "compute",
  network: "network",
  facility: "facility",
  gridAndGeneration: "grid and generation",
};

export function capexFigure(outcome: Outcome, priceYear: number): FigureSpec {
  const names = Object.keys(outcome.capexByLayerUsd);
  const months = outcome.series.months;
  const years = [...new Set(months.map((month) => month.slice(0, 4)))];
  const rows = years.flatMap((year) =>
    names.map((name) => ({
      year,
      layer: name,
      value: months.reduce(
        (sum, month, m) =>
          month.startsWith(year) ? sum + (column(outcome, `capexUsd ${name}`)[m] ?? 0) : sum,
        0,
      ),
    })),
  );
  const byYear = years.map((year) => ({
    year,
    value: rows.reduce((sum, row) => (row.year === year ? sum + row.value : sum), 0),
  }));
  const total = byYear.reduce((sum, one) => sum + one.value, 0);
  const most = mostOf(byYear.map((one) => one.value));
  const { factor, unit } =
    most >= 1e9 ? { factor: 1e9, unit: "B USD" } : { factor: 1e6, unit: "M USD" };
  const busiest = byYear.find((one) => one.value === most);
  const title =
    total === 0
      ? "No capital is placed within the horizon"
      : `${formatUsd(total)} of capital is placed, refresh included; ${busiest!.year} takes the most, ${formatUsd(most)}`;
  return {
    id: `${outcome.scenario}-capex`,
    title,
    subtitle: `Capital placed by year and layer, ${unit} of ${priceYear} (real)`,
    label: `${title}. Stacked bars of ${listed(names.map((name) => layerWords[name] ?? inWords(name)))}.`,
    plot: (width) => ({
      ...frameOf(width, width < 500 ? 250 : 300),
      x: { domain: years, label: null, padding: 0.22 },
      y: { domain: [0, niceCeiling(most / factor)], label: null },
      marks: [
        Plot.gridY({ ticks: 5, stroke: grid }),
        Plot.axisX({
          tickSize: 0,
          tickFormat: (year: string) =>
            width < 500 && years.length > 6 ? `’${year.slice(2)}` : year,
        }),
        Plot.axisY({ ticks: 5, tickSize: 0, tickFormat: (d: number) => formatNumber(d) }),
        Plot.text([unit], { frameAnchor: "top-left", dx: -40, dy: -22, fill: ink2 }),
        Plot.barY(rows, {
          x: "year",
          y: (d: { value: number }) => d.value / factor,
          fill: (d: { layer: string }) => shade(names.indexOf(d.layer)),
          order: (d: { layer: string }) => names.indexOf(d.layer),
        }),
        Plot.ruleY([0], { stroke: ink }),
      ],
    }),
    key: () =>
      names.map((name, k) => ({ colour: shade(k), label: layerWords[name] ?? inWords(name) })),
    csv: {
      columns: ["year", ...names.map((name) => `${name} USD`)],
      rows: years.map((year) => [
        year,
        ...names.map((name) => rows.find((row) => row.year === year && row.layer === name)!.value),
      ]),
    },
    source: "Source: unit prices and capital per watt of the catalogue; programme of the plan.",
  };
}
