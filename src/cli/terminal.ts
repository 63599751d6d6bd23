/** The report in 80 columns: tables without boxes, bars and sparklines, colour only on a terminal. */
import Table from "cli-table3";

export const width = 80;

const noBorders = {
  top: "",
  "top-mid": "",
  "top-left": "",
  "top-right": "",
  bottom: "",
  "bottom-mid": "",
  "bottom-left": "",
  "bottom-right": "",
  left: "",
  "left-mid": "",
  mid: "",
  "mid-mid": "",
  right: "",
  "right-mid": "",
  middle: "  ",
};

export type Align = "left" | "right";

/** A table whose last text column wraps so that a row never passes 80 columns. */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  align: readonly Align[],
  wrapColumn?: number,
): string {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => visible(row[column] ?? ""))));
  const gaps = 2 * (head.length - 1);
  const wrapped = wrapColumn ?? widths.indexOf(Math.max(...widths));
  const others = widths.reduce((sum, one, column) => sum + (column === wrapped ? 0 : one), 0);
  widths[wrapped] = Math.max(8, Math.min(widths[wrapped]!, width - others - gaps));
  const made = new Table({
    head: head.map((text) => dim(text)),
    chars: noBorders,
    style: { "padding-left": 0, "padding-right": 0, head: [], border: [] },
    colAligns: [...align],
    colWidths: widths,
    wordWrap: true,
    wrapOnWordBoundary: true,
  });
  for (const row of rows) made.push([...row]);
  return made
    .toString()
    .split("\n")
    .map((line) => line.replace(/\s+$/, ""))
    .join("\n");
}

const escapes = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, "g");
const visible = (text: string): number =>
  Math.max(
    ...text
      .replace(escapes, "")
      .split("\n")
      .map((line) => [...line].length),
  );

const colours = process.stdout.isTTY === true && process.env["NO_COLOR"] === undefined;
const paint = (code: string) => (text: string) =>
  colours && text !== "" ? `\x1b[${code}m${text}\x1b[0m` : text;
export const bold = paint("1");
export const dim = paint("2");

const blocks = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"] as const;

/** Values from zero to their maximum as one line of at most `cells` blocks. */
export function sparkline(values: readonly number[], cells = 48): string {
  const step = Math.max(1, values.length / cells);
  const sampled: number[] = [];
  for (let at = 0; at < values.length; at += step)
    sampled.push(values[Math.min(values.length - 1, Math.floor(at + step - 1))]!);
  const most = Math.max(...sampled, 0);
  return sampled
    .map((value) =>
      value <= 0 || most === 0 ? "·" : blocks[Math.min(7, Math.floor((value / most) * 7.999))]!,
    )
    .join("");
}

/** A horizontal bar of `cells` at most. */
export const bar = (value: number, most: number, cells = 24): string =>
  most <= 0 || value <= 0 ? "" : "█".repeat(Math.max(1, Math.round((value / most) * cells)));

export function wrap(text: string, indent = ""): string {
  const lines: string[] = [];
  let line = indent;
  for (const word of text.split(/ +/)) {
    if ([...line].length + [...word].length + 1 > width && line !== indent) {
      lines.push(line);
      line = indent;
    }
    line += (line === indent ? "" : " ") + word;
  }
  lines.push(line);
  return lines.join("\n");
}

/** A label in a column of its own, its text wrapped beside it. */
export const labelled = (label: string, text: string, column: number): string =>
  label.padEnd(column) + wrap(text, " ".repeat(column)).slice(column);

/** One progress line on stderr, rewritten in place on a terminal, silent elsewhere. */
export function progress(
  stderr: (text: string) => void,
  title: string,
  total: number,
): (done: number) => void {
  if (process.stderr.isTTY !== true) return () => {};
  const started = performance.now();
  let shown = 0;
  return (done) => {
    const now = performance.now();
    if (done < total && now - shown < 100) return;
    shown = now;
    const rate = done / Math.max(1e-3, (now - started) / 1000);
    stderr(
      `\r${title} ${done}/${total}, ${Math.round(rate)}/s, ${Math.ceil((total - done) / Math.max(1, rate))} s left   ${done >= total ? "\n" : ""}`,
    );
  };
}
