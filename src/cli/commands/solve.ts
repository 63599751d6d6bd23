/** `ampacity solve [PLAN] --for NAME=VALUE --by INPUT`: what one input must be for a headline to hold. */
import { rateTables } from "../../engine/index.ts";
import type { HeadlineValue } from "../../engine/outcome/headline.ts";
import { type Solution, solveFor } from "../../engine/outcome/solve.ts";
import { formatHeadline } from "../../engine/outcome/words.ts";
import { nearest } from "../../engine/scenario/issue.ts";
import type { Plan } from "../../engine/scenario/plan.ts";
import { type Dimension, formatShare, parseDay, parseQuantity } from "../../units/index.ts";
import { json, printIssues, runPlan } from "../context.ts";
import { type Effects, type ExitCode, UserMistake } from "../effects.ts";
import { headlineNamed } from "../headline-option.ts";
import { formatInput } from "../input-words.ts";
import { bold, wrap } from "../terminal.ts";

export interface SolveArgs {
  readonly plan?: string;
  /** `name=value` */
  readonly for: string;
  /** An input's id; `assumptions/` may be left out. */
  readonly by: string;
  readonly json: boolean;
}

export async function solveCommand(args: SolveArgs, effects: Effects): Promise<ExitCode> {
  const result = runPlan(args.plan, {}, effects);
  if (!result.ok) {
    if (args.json) effects.stdout(json({ command: "solve", issues: result.issues }));
    printIssues(result.issues, effects);
    return 1;
  }
  const { outcome, plan } = result;
  const equals = args.for.indexOf("=");
  if (equals < 1)
    throw new UserMistake(
      `--for: expected NAME=VALUE, found ${JSON.stringify(args.for)}; try --for usdPerMillionOutputTokensAtCapacity=0.10`,
    );
  const name = headlineNamed("for", args.for.slice(0, equals).trim(), outcome.headline);
  const definition = outcome.definitions[name]!;
  const wanted = wantedValue(args.for.slice(equals + 1).trim(), definition.unit);
  const solution = solveFor(plan, rateTables(plan), name, wanted, inputNamed(args.by, plan));
  if (args.json)
    effects.stdout(
      json({ command: "solve", scenario: outcome.scenario, keys: outcome.keys, ...solution }),
    );
  else effects.stdout(`${solutionLines(solution, definition.title, definition.unit).join("\n")}\n`);
  return solution.feasible ? 0 : 1;
}

function inputNamed(name: string, plan: Plan): number {
  const found = plan.inputs.findIndex(
    (input) => input.id === name || input.id === `assumptions/${name}`,
  );
  if (found >= 0) return found;
  const names = plan.inputs.map((input) => input.id.replace(/^assumptions\//, ""));
  throw new UserMistake(
    `--by: expected an input of the plan, found ${JSON.stringify(name)}; try ${nearest(name, names) ?? "an id of `inputs` in `ampacity run --json`"}`,
  );
}

const dimensionOf: Readonly<Record<string, Dimension>> = {
  W: "power",
  USD: "money",
  count: "count",
  users: "users",
  fraction: "share",
  tokens: "tokens",
  "tokens/s": "tokenRate",
  FLOP: "compute",
  "FLOP/s": "computeRate",
};

/** A bare number is SI; a date and a printed quantity are read as in a plan. */
function wantedValue(text: string, unit: string): HeadlineValue {
  const refuse = (expected: string, example: string): never => {
    throw new UserMistake(
      `--for: expected ${expected}, found ${JSON.stringify(text)}; try ${example}`,
    );
  };
  if (unit === "date")
    return parseDay(text) !== null && /^\d{4}-\d{2}-\d{2}$/.test(text)
      ? text
      : refuse("a day", "2027-06-30");
  const number = Number(text);
  if (text !== "" && Number.isFinite(number)) return number;
  const dimension = dimensionOf[unit];
  const parsed = dimension === undefined ? null : parseQuantity(text, dimension);
  return parsed?.ok === true ? parsed.value : refuse(`a number in ${unit}`, "0.10");
}

function solutionLines(solution: Solution, title: string, unit: string): string[] {
  const input = (value: number) => formatInput(value, solution.dimension);
  const wanted = formatHeadline(solution.wanted, unit);
  const got = formatHeadline(solution.outcome, unit);
  const likely =
    solution.percentile === null
      ? "The plan holds this input as a fixed number."
      : solution.percentile <= 0 || solution.percentile >= 1
        ? "That lies outside all that the plan holds possible for it."
        : `The plan gives a chance of ${formatShare(solution.percentile)} to a lower value.`;
  const { limits } = solution;
  return [
    bold(`${title} = ${wanted}`),
    wrap(
      `at base: ${formatHeadline(solution.baseOutcome, unit)}, with ${solution.title} at ${input(solution.baseInput)}`,
      "  ",
    ),
    "",
    ...(solution.feasible
      ? [
          wrap(
            `What must hold: ${solution.title} at ${input(solution.input)}, all else at base; it then is ${got}. ${likely}`,
          ),
        ]
      : [
          wrap(
            `Out of reach by ${solution.title} alone. Closest: ${got}, with it at ${input(solution.input)}. Binding: ${solution.binding}.`,
          ),
        ]),
    wrap(
      `Searched ${input(limits.min)} to ${input(limits.max)}${limits.minPhysical && limits.maxPhysical ? ", its physical range" : ""}.`,
    ),
  ];
}
