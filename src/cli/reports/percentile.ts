/** What a plan serves with its tiers' percentiles held, in 80 columns. */
import type { AtPercentile } from "../../engine/at-percentile.ts";

export function percentileReport(held: AtPercentile): string {
  const lines = ["", "With each tier's percentile held, by the event simulation"];
  const fact = (name: string, value: string): void => {
    lines.push(`  ${name.padEnd(30)}${value}`);
  };
  const million = (value: number): string => {
    const four = Number((value / 1e6).toPrecision(4));
    return `${String(four).replace(/\B(?=(\d{3})+$)/g, ",")} M`;
  };
  fact("output capacity", `${million(held.outputTokensCapacityPerS)} tokens/s`);
  fact("served within target", `${(held.servedFraction * 100).toFixed(1)} % of what is asked`);
  fact("weekly users served", million(held.usersServed));
  fact("weekly users at capacity", million(held.usersAtCapacity));
  const narrowest = (name: "prefillFraction" | "decodeFraction") =>
    held.cells.reduce((least, cell) => (cell[name] < least[name] ? cell : least), held.cells[0]!);
  if (held.cells.length > 0) {
    for (const [words, name] of [
      ["least of a full prefill", "prefillFraction"],
      ["least of a full decode step", "decodeFraction"],
    ] as const) {
      const cell = narrowest(name);
      fact(words, `${(cell[name] * 100).toFixed(0)} %: ${cell.load} on ${cell.platform}`);
    }
  }
  const points = (held.fractionError.againstLongRuns * 100).toFixed(0);
  fact("error", `${points} points, against runs 20 times as long`);
  return `${lines.join("\n")}\n`;
}
