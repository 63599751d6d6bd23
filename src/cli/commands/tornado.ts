/** `ampacity tornado [PLAN]`: one headline against each input at its P10 and P90, the others at base. */
import { planSchedule, rateTables } from "../../engine/index.ts";
import { asNumber, type TornadoBar, tornadoOf } from "../../engine/outcome/tornado.ts";
import { formatHeadline } from "../../engine/outcome/words.ts";
import { catalogue } from "../../facts/index.ts";
import { json, parseCountOption, printIssues, runPlan } from "../context.ts";
import type { Effects, ExitCode } from "../effects.ts";
import { headlineNamed } from "../headline-option.ts";
import { formatInput } from "../input-words.ts";
import { bold, dim, wrap } from "../terminal.ts";

export interface TornadoArgs {
  readonly plan?: string;
  /** A headline's name. */
  readonly of?: string;
  readonly json: boolean;
  readonly top?: string;
}

export async function tornadoCommand(args: TornadoArgs, effects: Effects): Promise<ExitCode> {
  const top = parseCountOption("top", args.top, 15, 1000);
  const result = runPlan(args.plan, {}, effects);
  if (!result.ok) {
    if (args.json) effects.stdout(json({ command: "tornado", issues: result.issues }));
    printIssues(result.issues, effects);
    return 1;
  }
  const { outcome, plan } = result;
  const of = headlineNamed(
    "of",
    args.of ?? "usdPerMillionOutputTokensAtCapacity",
    outcome.headline,
  );
  const tornado = tornadoOf(plan, rateTables(plan), of, planSchedule(plan, catalogue));
  if (args.json) {
    effects.stdout(
      json({ command: "tornado", scenario: outcome.scenario, keys: outcome.keys, ...tornado }),
    );
    return 0;
  }
  const definition = outcome.definitions[of]!;
  const shown = tornado.bars.slice(0, top);
  const lines = [
    bold(`${definition.title}: ${formatHeadline(tornado.base, definition.unit)}`),
    dim("each input alone at its P10 (▒) and at its P90 (█), all others at base"),
    "",
    ...barLines(shown, tornado.base, definition.unit),
    ...(tornado.bars.length > shown.length
      ? [dim(`and ${tornado.bars.length - shown.length} that move it less (--top N)`)]
      : []),
    ...(tornado.bars.length === 0 ? ["No uncertain input of this plan moves it."] : []),
    "",
    wrap(`${tornado.still.length} uncertain inputs do not move it.`),
  ];
  effects.stdout(`${lines.join("\n")}\n`);
  return 0;
}

const barCells = 34;

function barLines(bars: readonly TornadoBar[], base: TornadoBar["atP10"], unit: string): string[] {
  const known = [base, ...bars.flatMap((bar) => [bar.atP10, bar.atP90])]
    .map(asNumber)
    .filter((value): value is number => value !== null);
  const least = Math.min(...known);
  const most = Math.max(...known);
  const cell = (value: number) =>
    most === least ? 0 : Math.round(((value - least) / (most - least)) * (barCells - 1));
  const ends = bars.map((bar) =>
    [bar.atP10, bar.atP90].map((value) => formatHeadline(value, unit)),
  );
  const width = Math.max(4, ...ends.flat().map((text) => text.length));
  return bars.flatMap((bar, index) => {
    const cells = Array.from({ length: barCells }, () => " ");
    const centre = cell(asNumber(base) ?? least);
    const draw = (value: TornadoBar["atP10"], block: string) => {
      const at = asNumber(value);
      if (at === null) return;
      for (let c = Math.min(cell(at), centre); c <= Math.max(cell(at), centre); c += 1)
        if (c !== centre) cells[c] = block;
    };
    draw(bar.atP10, "▒");
    draw(bar.atP90, "█");
    cells[centre] = "│";
    const [low, high] = ends[index]!;
    const inputs = `${formatInput(bar.p10, bar.dimension)} … ${formatInput(bar.p90, bar.dimension)}`;
    return [
      clip(`${clip(bar.title, 78 - inputs.length)}  ${dim(inputs)}`, 200),
      `  ${low!.padStart(width)} ${cells.join("")} ${high!.padEnd(width)}`.trimEnd(),
    ];
  });
}

const clip = (text: string, length: number): string =>
  text.length > length ? `${text.slice(0, length - 1)}…` : text;
