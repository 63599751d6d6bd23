/**
 * `ampacity agreements [PLAN]`: every agreement with its status and caps, each release explained
 * condition by condition, what is withheld and by which term, exposure over time, who funds whom and
 * who pays whom.
 */
import type { AgreementSummary } from "../../engine/outcome/assemble.ts";
import { type Circle, type MoneyFlow, moneyOf } from "../../engine/outcome/money.ts";
import { baseValues } from "../../engine/scenario/plan.ts";
import { formatNumber, formatUsd } from "../../units/index.ts";
import { json, printIssues, runPlan } from "../context.ts";
import type { Effects, ExitCode } from "../effects.ts";
import { bold, dim, table, wrap } from "../terminal.ts";

export interface AgreementsArgs {
  readonly plan?: string;
  readonly json: boolean;
}

export async function agreementsCommand(args: AgreementsArgs, effects: Effects): Promise<ExitCode> {
  const result = runPlan(args.plan, {}, effects);
  if (!result.ok) {
    if (args.json) effects.stdout(json({ command: "agreements", issues: result.issues }));
    printIssues(result.issues, effects);
    return 1;
  }
  const { outcome, plan, evaluation } = result;
  const money = moneyOf(plan, baseValues(plan), evaluation);
  const exposureOverTime = exposureByParty(outcome.agreements);
  if (args.json) {
    effects.stdout(
      json({
        command: "agreements",
        scenario: outcome.scenario,
        keys: outcome.keys,
        agreements: outcome.agreements,
        exposureOverTime,
        ...money,
      }),
    );
    return 0;
  }
  const lines = [bold(outcome.title), ""];
  if (outcome.agreements.length === 0) lines.push("No agreements in this plan.", "");
  for (const agreement of outcome.agreements) lines.push(...agreementLines(agreement), "");
  if (exposureOverTime.length > 0)
    lines.push(
      bold("Contingent exposure from each day on, all guarantees of a party"),
      table(
        ["from", "party", "exposure"],
        exposureOverTime.map((one) => [one.on, one.party, formatUsd(one.amountUsd, 4)]),
        ["left", "left", "right"],
      ),
      "",
    );
  lines.push(bold("Who funds whom, who pays whom"), flowTable(money.flows), "");
  if (money.boughtByNobodyNamedUsd > 0)
    lines.push(
      wrap(
        `${formatUsd(money.boughtByNobodyNamedUsd)} of machines stand in blocks that name no holder, or come from makers that are no party of this plan.`,
      ),
      "",
    );
  lines.push(bold("Circles: money that can come back to the party it left"));
  if (money.circles.length === 0) lines.push("none");
  for (const circle of money.circles) lines.push(...circleLines(circle));
  effects.stdout(`${lines.join("\n")}\n`);
  return 0;
}

/** What a party stands for from each day on which it changes. */
function exposureByParty(
  agreements: readonly AgreementSummary[],
): { on: string; party: string; amountUsd: number }[] {
  const changes = agreements
    .flatMap((agreement) =>
      agreement.exposures.map((one) => ({ ...one, party: agreement.from, id: agreement.id })),
    )
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const current = new Map<string, Map<string, number>>();
  return changes.map(({ on, party, id, amountUsd }) => {
    const held = current.get(party) ?? new Map<string, number>();
    held.set(id, amountUsd);
    current.set(party, held);
    return { on, party, amountUsd: [...held.values()].reduce((sum, one) => sum + one, 0) };
  });
}

function agreementLines(agreement: AgreementSummary): string[] {
  const amount = (value: number, unit: string) =>
    unit === "USD"
      ? formatUsd(value, 4)
      : unit === "shares"
        ? `${formatNumber(value / 1e6)} M shares`
        : `${formatNumber(value)} ${unit}`;
  const sums = [
    ...(agreement.capUsd === null ? [] : [`cap ${formatUsd(agreement.capUsd, 4)}`]),
    ...(agreement.releasedUsd > 0 ? [`released ${formatUsd(agreement.releasedUsd, 4)}`] : []),
    ...(agreement.releasedShares > 0
      ? [`released ${formatNumber(agreement.releasedShares / 1e6)} M shares`]
      : []),
    ...(agreement.exposureUsd > 0
      ? [`contingent ${formatUsd(agreement.exposureUsd, 4)}, never cash`]
      : []),
  ];
  return [
    bold(agreement.title),
    `  ${agreement.instrument}, ${agreement.from} → ${agreement.to}`,
    ...agreement.status.map(
      (status) =>
        `  ${status.is} from ${status.from}${status.by === null ? "" : ` by ${status.by}`} (${status.kind})`,
    ),
    `  ${sums.length === 0 ? "no money moves by its own terms" : sums.join(" · ")}`,
    ...agreement.releases.flatMap((release) => [
      `  ${release.on}  ${amount(release.amount, release.unit)}, because`,
      ...release.because.map((line) => wrap(line, "      ")),
    ]),
    ...agreement.withheld.map((one) =>
      wrap(
        `${one.on}  withheld ${amount(one.amount, one.unit)} by ${one.binding}: ${one.why}`,
        "  ",
      ),
    ),
    ...agreement.exposures.map((one) =>
      wrap(`${one.on}  exposure ${formatUsd(one.amountUsd, 4)}: ${one.because}`, "  "),
    ),
  ];
}

const some = (usd: number | null): string => (usd === null || usd === 0 ? "–" : formatUsd(usd));

const flowTable = (flows: readonly MoneyFlow[]): string =>
  flows.length === 0
    ? "nobody"
    : table(
        ["from", "", "to", "released", "up to", "contingent"],
        flows.map((flow) => [
          flow.from,
          flow.kind,
          flow.to,
          some(flow.releasedUsd),
          flow.kind === "buys from"
            ? "–"
            : flow.over
              ? "over"
              : flow.promisedUsd === null
                ? "not stated"
                : some(flow.promisedUsd),
          some(flow.contingentUsd),
        ]),
        ["left", "left", "left", "right", "right", "right"],
        1,
      );

const circleLines = (circle: Circle): string[] => [
  wrap(
    `${circle.parties[0]} ${circle.steps
      .map(
        (step) =>
          `${step.kinds.join(" and ")} ${step.to}${step.knownUsd === null ? " (amount not stated)" : ` (${formatUsd(step.knownUsd)})`}`,
      )
      .join(", which ")}`,
    "  ",
  ),
  dim(
    circle.atMostUsd === null
      ? "      no amount of it is stated"
      : `      at most ${formatUsd(circle.atMostUsd)} can go round`,
  ),
];
