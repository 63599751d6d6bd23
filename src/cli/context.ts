/** What every command of a plan needs: the catalogue, the keys, the reference plans. */
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Issue, printIssue, type RunResult, run } from "../engine/index.ts";
import { catalogue } from "../facts/index.ts";
import { type Effects, UserMistake } from "./effects.ts";
import { progress } from "./terminal.ts";

declare const __ENGINE_KEY__: string | undefined;
declare const __FACTS_KEY__: string | undefined;

/** Set by the build; from source the keys say so. */
export const engineKey = typeof __ENGINE_KEY__ === "string" ? __ENGINE_KEY__ : "source";
export const factsKey = typeof __FACTS_KEY__ === "string" ? __FACTS_KEY__ : "source";

export const sha256 = (text: string): string =>
  createHash("sha256").update(text).digest("hex").slice(0, 16);

export const packageRoot = (() => {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "package.json"))) folder = dirname(folder);
  return folder;
})();

export const referencePlan = "scenarios/openai-nvidia-10gw.yaml";

/** A plan's text and the name to print for it; without a path, the reference plan. */
export function readPlanFile(path: string | undefined): { text: string; file: string } {
  const file = path ?? referencePlan;
  const place = path === undefined ? join(packageRoot, referencePlan) : path;
  if (!existsSync(place)) {
    throw new UserMistake(`${file}: expected a plan file, found none; try one of scenarios/*.yaml`);
  }
  try {
    return { text: readFileSync(place, "utf8"), file };
  } catch (error) {
    throw new UserMistake(
      `${file}: expected a readable file, found ${(error as NodeJS.ErrnoException).code ?? "an error"}; try its path again`,
    );
  }
}

/** Gathers mistakes in options, so that those in several are told at once. */
export class OptionMistakes {
  readonly #found: string[] = [];

  /** What `read` gives; `instead` where it finds a mistake, so that the next option can be read. */
  read<T>(read: () => T, instead: T): T {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof UserMistake)) throw error;
      this.#found.push(error.message);
      return instead;
    }
  }

  /** Throws one mistake that tells them all, if there are any. */
  tell(): void {
    if (this.#found.length > 0) throw new UserMistake(this.#found.join("\n"));
  }
}

/** Streams have keys of 64 bits: a larger seed would be the draws of a smaller one. */
const seedMost = 18_446_744_073_709_551_615n;

export function parseSeed(text: string | undefined): bigint {
  if (text === undefined) return 1n;
  if (/^\d{1,20}$/.test(text) && BigInt(text) <= seedMost) return BigInt(text);
  throw new UserMistake(
    `--seed: expected a whole number from 0 to ${seedMost}, found ${JSON.stringify(text)}; try --seed 1`,
  );
}

export function parseCountOption(
  name: string,
  text: string | undefined,
  fallback: number,
  most: number,
): number {
  if (text === undefined) return fallback;
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= most) return value;
  throw new UserMistake(
    `--${name}: expected a whole number from 0 to ${most}, found ${JSON.stringify(text)}; try --${name} ${value > most ? most : fallback}`,
  );
}

/**
 * Draws are held until the end: of the reference plan with the headlines of their sets some 11 kB each,
 * of its network alone 2 kB.
 */
export const drawsMost = 100_000;

export function runPlan(
  path: string | undefined,
  options: { seed?: string; draws?: number },
  effects: Effects,
): RunResult & { file: string; text: string } {
  const { text, file } = readPlanFile(path);
  const draws = options.draws ?? 0;
  const result = run({
    text,
    file,
    catalogue,
    engineKey,
    factsKey,
    seed: parseSeed(options.seed),
    draws,
    sha256,
    onDraw: draws > 0 ? progress(effects.stderr, "draws", draws) : undefined,
  });
  return { ...result, file, text };
}

export function printIssues(issues: readonly Issue[], effects: Effects): void {
  for (const issue of issues) effects.stderr(`${printIssue(issue)}\n`);
}

export const json = (value: unknown): string => `${JSON.stringify(value)}\n`;
