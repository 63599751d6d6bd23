/** One numbered draw as a page of 80 columns. */
import { setsPerDraw } from "../../engine/outcome/draws.ts";
import type { Definition, HeadlineValue } from "../../engine/outcome/headline.ts";
import { formatHeadline } from "../../engine/outcome/words.ts";
import { formatShare } from "../../units/index.ts";
import { formatInput } from "../input-words.ts";
import { bold, dim, table, wrap } from "../terminal.ts";
import type { OneDraw } from "../workers/draws.ts";

const inputsShown = 20;

export function drawReport(
  title: string,
  draws: number,
  drawn: OneDraw,
  definitions: Readonly<Record<string, Definition>>,
): string {
  const said = (name: string, value: HeadlineValue) =>
    formatHeadline(value, definitions[name]!.unit);
  const moved = Object.keys(drawn.headline).filter(
    (name) => drawn.headline[name] !== drawn.base[name],
  );
  const still = Object.keys(drawn.headline).length - moved.length;
  const more = drawn.inputs.length - inputsShown;
  const lines = [
    bold(`${title}: draw ${drawn.draw} of ${draws}, set ${drawn.set} of ${setsPerDraw}`),
    "",
    table(
      ["", "base", "this draw"],
      moved.map((name) => [name, said(name, drawn.base[name]!), said(name, drawn.headline[name]!)]),
      ["left", "right", "right"],
      0,
    ),
    ...(still > 0 ? [wrap(`${still} headlines are as at base.`)] : []),
    "",
    bold("Inputs, furthest from their medians first"),
    table(
      ["input", "base", "drawn", "below"],
      drawn.inputs
        .slice(0, inputsShown)
        .map((one) => [
          one.id.replace(/^assumptions\//, ""),
          formatInput(one.base, one.dimension),
          formatInput(one.drawn, one.dimension),
          one.shareBelow === null ? "" : formatShare(one.shareBelow),
        ]),
      ["left", "right", "right", "right"],
      0,
    ),
    ...(more > 0 ? [dim(`and ${more} more (--json)`)] : []),
    "",
    ...dateLines(drawn),
  ];
  return `${lines.join("\n")}\n`;
}

function dateLines(drawn: OneDraw): string[] {
  const service = drawn.dates.filter(({ state }) => state === "in service");
  if (service.length === 0) return ["No block's day in service moves in this draw."];
  return [
    bold("In service"),
    table(
      ["block", "base", "this draw"],
      service.map((one) => [one.block, one.base, one.drawn]),
      ["left", "left", "left"],
      0,
    ),
  ];
}
