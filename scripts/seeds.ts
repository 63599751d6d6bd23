/**
 * `npm run seeds`: how far each headline's P10, P50 and P90 move between seeds of `ampacity run --draws N`,
 * over all pairs of them. Exit 1 where a P50 moves by 1 % or more, or by 7 days.
 *
 *   npm run seeds                                  scenarios/stargate-2026-10.yaml, 10,000 draws, seeds 1 to 6
 *   npm run seeds -- --draws 2000 --from 7 --to 12 --plan scenarios/first-hall.yaml
 */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { drawRangesParallel } from "../src/cli/workers/draws.ts";
import { movement } from "../src/engine/outcome/convergence.ts";
import type { Range } from "../src/engine/outcome/ranges.ts";

export interface Moved {
  readonly name: string;
  readonly percentile: keyof Range;
  /** Of the larger magnitude, for numbers; days for dates. Infinite where only one of a pair has a value. */
  readonly most: number;
  readonly unit: "fraction" | "days";
}

/** The largest move of each percentile of each headline between any two of `seeds`. */
export function mostMoved(seeds: readonly Readonly<Record<string, Range>>[]): Moved[] {
  return Object.keys(seeds[0] ?? {}).flatMap((name) =>
    (["p10", "p50", "p90"] as const).map((percentile): Moved => {
      const values = seeds.map((ranges) => ranges[name]![percentile]);
      let most = 0;
      for (const [index, a] of values.entries())
        for (const b of values.slice(0, index)) {
          const { movedFraction, movedDays } = movement(a, b);
          const moved = movedFraction ?? movedDays ?? (a === b ? 0 : Number.POSITIVE_INFINITY);
          most = Math.max(most, moved);
        }
      const unit = values.some((value) => typeof value === "string") ? "days" : "fraction";
      return { name, percentile, most, unit };
    }),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const option = (flag: string, fallback: string): string => {
    const at = process.argv.indexOf(flag);
    return at < 0 ? fallback : (process.argv[at + 1] ?? fallback);
  };
  const whole = (flag: string, fallback: string): number => {
    const found = option(flag, fallback);
    if (!/^[1-9]\d{0,8}$/.test(found)) {
      mistakes.push(`${flag}: expected a whole number from 1, found ${found}; try ${fallback}`);
    }
    return Number(found);
  };
  const mistakes: string[] = [];
  const file = option("--plan", "scenarios/stargate-2026-10.yaml");
  const draws = whole("--draws", "10000");
  const [first, last] = [whole("--from", "1"), whole("--to", "6")];
  if (!existsSync(file)) {
    mistakes.push(`--plan: expected a plan file, found no ${file}; try scenarios/first-hall.yaml`);
  }
  if (first >= last) mistakes.push("--to: expected a seed after --from; try one more");
  if (mistakes.length > 0) {
    console.error(mistakes.join("\n"));
    process.exit(1);
  }
  const text = readFileSync(file, "utf8");
  const found: Readonly<Record<string, Range>>[] = [];
  for (let seed = first; seed <= last; seed += 1) {
    const drawn = await drawRangesParallel({ text, file, draws, seed: BigInt(seed) });
    found.push(drawn.ranges);
    process.stderr.write(`seed ${seed}\n`);
  }
  const moved = mostMoved(found);
  const goal = { fraction: 0.01, days: 7 };
  const say = ({ most, unit }: Moved) =>
    unit === "days" ? `${most} d` : `${(100 * most).toFixed(2)} %`;
  console.log("| headline | P10 | P50 | P90 |\n| --- | --- | --- | --- |");
  for (let at = 0; at < moved.length; at += 3)
    if (moved.slice(at, at + 3).some(({ most }) => most > 0))
      console.log(
        `| \`${moved[at]!.name}\` | ${moved
          .slice(at, at + 3)
          .map(say)
          .join(" | ")} |`,
      );
  const over = moved.filter(
    ({ percentile, most, unit }) => percentile === "p50" && most >= goal[unit],
  );
  console.log(`${found.length} seeds; P50s that move by 1 % or 7 days: ${over.length}`);
  process.exitCode = over.length === 0 ? 0 : 1;
}
