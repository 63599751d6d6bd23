/** An outcome as a page of 80 columns. */
import type { Outcome } from "../../engine/index.ts";
import type { Convergence } from "../../engine/outcome/convergence.ts";
import type { HeadlineValue } from "../../engine/outcome/headline.ts";
import { formatHeadline, headlineSentence } from "../../engine/outcome/words.ts";
import { formatNumber, formatSi, formatUsd } from "../../units/index.ts";
import { bar, bold, dim, sparkline, table, wrap } from "../terminal.ts";

export function outcomeReport(outcome: Outcome & { readonly convergence?: Convergence }): string {
  return `${[
    bold(outcome.title),
    wrap(headlineSentence(outcome)),
    "",
    headlineTable(outcome),
    ...rangeTable(outcome),
    ...convergenceLine(outcome.convergence),
    "",
    seriesLines(outcome),
    "",
    agreementTable(outcome),
    "",
    costTable(outcome),
    ...(outcome.findings.length === 0
      ? []
      : ["", bold("Findings"), ...outcome.findings.map((finding) => wrap(finding, "  "))]),
    "",
    dim(
      wrap(
        `as of ${outcome.asOf} · engine ${outcome.keys.engine} · facts ${outcome.keys.facts} · plan ${outcome.keys.scenario} · seed ${outcome.keys.seed}`,
      ),
    ),
  ].join("\n")}\n`;
}

function headlineTable(outcome: Outcome): string {
  const rows = Object.entries(outcome.headline).map(([name, value]) => {
    const definition = outcome.definitions[name]!;
    const frame = definition.frame === undefined ? "" : ` (${definition.frame})`;
    return [`${definition.title}${frame}`, formatHeadline(value, definition.unit)];
  });
  return table(["", "value"], rows, ["left", "right"], 0);
}

/** P10, P50, P90 of the headlines that the draws move, from base or among themselves, by their names. */
function rangeTable(outcome: Outcome): string[] {
  if (outcome.ranges === null) return [];
  const rows = Object.entries(outcome.ranges)
    .map(([name, range]) => {
      const unit = outcome.definitions[name]!.unit;
      const say = (value: HeadlineValue) => formatHeadline(value, unit);
      return {
        name,
        base: say(outcome.headline[name]!),
        said: [range.p10, range.p50, range.p90].map(say),
      };
    })
    .filter(({ base, said }) => said.some((one) => one !== base))
    .map(({ name, said }) => [inTwoLines(name), ...said]);
  return [
    "",
    bold(`Ranges of ${outcome.draws} ${outcome.draws === 1 ? "draw" : "draws"}`),
    table(["", "P10", "P50", "P90"], rows, ["left", "right", "right", "right"], 0),
    wrap(
      `Values above use every input at its base; P50 is the median of the draws, which differs where inputs are skewed. Each draw of the dates counts with ${outcome.sets} sets of the inputs that they do not follow from. What is not listed does not move.`,
    ),
  ];
}

/** A name too long for its column goes on below, so that it can still be read whole. */
const inTwoLines = (name: string): string =>
  name.length <= 28 ? name : name.replace(/^(.{12,24}[a-z])([A-Z])/, "$1\n  $2");

/** What still moved when the draws were last doubled. */
function convergenceLine(convergence: Convergence | undefined): string[] {
  if (convergence === undefined || convergence.draws.length < 2) return [];
  const { draws, worst, worstDate } = convergence;
  const most = [
    ...(worst === null ? [] : [`${(100 * worst.movedFraction).toFixed(1)}\u00a0% (${worst.name})`]),
    ...(worstDate === null
      ? []
      : [
          `${worstDate.movedDays} ${worstDate.movedDays === 1 ? "day" : "days"} (${worstDate.name})`,
        ]),
  ];
  return most.length === 0
    ? []
    : [
        wrap(
          `Convergence: from the first ${draws.at(-2)} draws to all ${draws.at(-1)}, P50 moved by at most ${most.join(" and ")}.`,
        ),
      ];
}

function seriesLines(outcome: Outcome): string {
  const { months, columns } = outcome.series;
  const line = (title: string, name: string, unit: string) => {
    const values = (columns[name] ?? []).map((value) => value ?? 0);
    return `${title.padEnd(24)}${sparkline(values, 38)}  ${formatSi(values.at(-1) ?? 0, unit)}`;
  };
  return [
    `${bold("Month by month".padEnd(24))}${dim(`${months[0]} … ${months.at(-1)}`)}`,
    line("in service, W IT", "capacity in service W", "W"),
    line("output tokens asked", "demandTokensPerS", "tok/s"),
    line("output tokens served", "servedTokensPerS", "tok/s"),
    line("output tokens possible", "outputTokensCapacityPerS", "tok/s"),
    line("mean power at meter", "facilityPowerMeanW", "W"),
  ].join("\n");
}

function agreementTable(outcome: Outcome): string {
  if (outcome.agreements.length === 0) return dim("No agreements in this plan.");
  return table(
    ["agreement", "status", "released", "exposure", "withheld"],
    outcome.agreements.map((agreement) => [
      agreement.title,
      `${agreement.status.at(-1)?.is ?? ""}${agreement.binding ? "" : ", not binding"}`,
      agreement.releasedUsd > 0
        ? formatUsd(agreement.releasedUsd, 4)
        : agreement.releasedShares > 0
          ? `${formatNumber(agreement.releasedShares / 1e6)} M shares`
          : "–",
      agreement.exposureUsd > 0 ? formatUsd(agreement.exposureUsd, 4) : "–",
      agreement.withheld.length === 0
        ? "–"
        : [...new Set(agreement.withheld.map((one) => one.binding))].join(", "),
    ]),
    ["left", "left", "right", "right", "left"],
    0,
  );
}

function costTable(outcome: Outcome): string {
  const cost = outcome.tokenCost;
  if (cost === null) return dim("No tokens are served in the last month: no cost per token.");
  const parts = Object.entries(cost.parts);
  const most = Math.max(...parts.map(([, value]) => value));
  const rows = [
    ...parts.map(([part, value]) => [words(part), formatUsd(value), bar(value, most)]),
    ["as served", formatUsd(cost.asServedUsd), ""],
    ["at capacity", formatUsd(cost.atCapacityUsd), ""],
    ["marginal", formatUsd(cost.marginalUsd), ""],
  ];
  return `${bold("USD per million output tokens, last month")}\n${table(["part", "USD", ""], rows, ["left", "right", "left"], 2)}`;
}

const words = (camel: string): string =>
  camel.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
