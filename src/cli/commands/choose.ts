/**
 * `ampacity choose [PLAN]`: buy, wait, reserve or leave, for the machines of a block whose power may
 * come late. Generations are the plan's platforms; the slip and every price are the plan's own.
 */

import { type ChoiceOutcome, choose } from "../../engine/finance/choose.ts";
import { choiceCase } from "../../engine/outcome/choice-case.ts";
import { baseValues } from "../../engine/scenario/plan.ts";
import { formatNumber, isoDay } from "../../units/index.ts";
import { json, parseCountOption, printIssues, runPlan } from "../context.ts";
import { type Effects, type ExitCode, UserMistake } from "../effects.ts";
import { bold, table, wrap } from "../terminal.ts";

export interface ChooseArgs {
  readonly plan?: string;
  /** A block's id; by default the first whose power is still to come. */
  readonly block?: string;
  /** Months from order to service without a reservation; and the fee, in per cent of the machines. */
  readonly delivery?: string;
  readonly fee?: string;
  readonly json: boolean;
}

export async function chooseCommand(args: ChooseArgs, effects: Effects): Promise<ExitCode> {
  const deliveryMonths = parseCountOption("delivery", args.delivery, 6, 120);
  const feePerCent = parseCountOption("fee", args.fee, 5, 100);
  const result = runPlan(args.plan, {}, effects);
  if (!result.ok) {
    if (args.json) effects.stdout(json({ command: "choose", issues: result.issues }));
    printIssues(result.issues, effects);
    return 1;
  }
  const { outcome, plan } = result;
  const made = choiceCase(plan, baseValues(plan), args.block ?? null, {
    deliveryMonths,
    reserveFeeShare: feePerCent / 100,
  });
  if (!made.ok) throw new UserMistake(`${result.file}: ${made.why}`);
  const answer = choose(made.input);
  if (args.json)
    effects.stdout(
      json({
        command: "choose",
        scenario: outcome.scenario,
        keys: outcome.keys,
        block: made.block,
        powerOn: isoDay(made.powerDay),
        case: made.input,
        ...answer,
      }),
    );
  else
    effects.stdout(
      `${lines(answer, `${made.block}, power planned for ${isoDay(made.powerDay)}`).join("\n")}\n`,
    );
  return 0;
}

const usd = (value: number): string => `${value < 0 ? "−" : ""}$${formatNumber(Math.abs(value))}`;

function lines(answer: ChoiceOutcome, title: string): string[] {
  const name = (choice: ChoiceOutcome["best"]) =>
    choice.generation === null ? choice.act : `${choice.act} ${choice.generation}`;
  return [
    bold(title),
    "",
    table(
      ["choice", "worth a watt", "P10", "P90"],
      answer.choices.map((one) => [
        name(one),
        usd(one.expectedUsdPerW),
        usd(one.p10UsdPerW),
        usd(one.p90UsdPerW),
      ]),
      ["left", "right", "right", "right"],
    ),
    "",
    wrap(
      `Best: ${name(answer.best)}. Waiting over buying now: ${usd(answer.valueOfWaitingUsdPerW)} a watt. A reservation is worth at most ${usd(answer.valueOfReservingUsdPerW)}; leaving saves ${usd(answer.valueOfLeavingUsdPerW)}; to know the slip beforehand is worth ${usd(answer.valueOfPerfectInformationUsdPerW)}.`,
    ),
  ];
}
