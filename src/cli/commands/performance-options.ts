/** Options that `estimate` and `frontier` share, from text to what the model reads. */
import type { Speculation } from "../../engine/performance/speculation.ts";
import type { PowerAnswer } from "../../engine/performance/step-load.ts";
import type { AcceleratorSpec, LlmShape } from "../../engine/performance/types.ts";
import { chipPowerOf } from "../../engine/scenario/chip-power.ts";
import { findAccelerator, findLlm } from "../../engine/scenario/performance-catalogue.ts";
import { powerAnswer } from "../../engine/simulation/power-coupling.ts";
import { catalogue } from "../../facts/index.ts";
import { parseQuantity } from "../../units/index.ts";
import type { Effects } from "../effects.ts";

/** The shape of an LLM of the catalogue, by its id or its name in measurements. */
export function chooseLlm(name: string, issues: string[], flag = "--llm"): LlmShape | undefined {
  const found = findLlm(catalogue, name);
  if (!found) issues.push(unknown(flag, name, Object.keys(catalogue.llms)));
  return found;
}

/** An accelerator of the catalogue, or the one that a platform carries. */
export function choosePlatform(name: string, issues: string[]): AcceleratorSpec | undefined {
  const found = findAccelerator(catalogue, name);
  const { platforms, accelerators } = catalogue;
  if (!found)
    issues.push(
      unknown("--platform", name, [...Object.keys(platforms), ...Object.keys(accelerators)]),
    );
  return found;
}

const unknown = (flag: string, found: string, names: readonly string[]): string =>
  `${flag}: expected one of ${names.join(", ")}; found ${found}`;

export function oneOf(
  names: readonly string[],
  found: string,
  flag: string,
  issues: string[],
): string | undefined {
  if (names.includes(found)) return found;
  issues.push(`${flag}: expected one of ${names.join(", ")}; found ${found}`);
  return undefined;
}

export function whole(
  text: string | undefined,
  otherwise: number,
  flag: string,
  issues: string[],
): number {
  if (text === undefined) return otherwise;
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1) return value;
  issues.push(`${flag}: expected a whole number of at least 1; found ${text}`);
  return otherwise;
}

/** What a package draws, under a cap in watts or as a share of its limit; none = its own limit. */
export function powerOption(
  text: string | undefined,
  accelerator: AcceleratorSpec,
  issues: string[],
): PowerAnswer {
  const chip = chipPowerOf(accelerator, catalogue);
  if (text === undefined) return powerAnswer(chip);
  const watts = parseQuantity(text, "power");
  const share = parseQuantity(text, "share");
  const capW = watts.ok ? watts.value : share.ok ? share.value * chip.limitW : Number.NaN;
  if (!(capW > 0)) {
    issues.push(
      `--power-cap: expected watts a package or a share of its limit, such as "1000 W" or "80 %"; found ${text}`,
    );
    return powerAnswer(chip);
  }
  return powerAnswer(chip, capW);
}

/** `accept=2.4,draft=mtp,tokens=3`: tokens a step yields, what guesses, and how many guesses. */
export function speculationOption(
  text: string | undefined,
  llm: LlmShape,
  issues: string[],
): Speculation | undefined {
  if (text === undefined) return undefined;
  const flag = "--speculate";
  const fields = new Map<string, string>();
  for (const part of text.split(",")) {
    const [key = "", value] = part.split("=");
    if (!["accept", "draft", "tokens"].includes(key) || value === undefined) {
      issues.push(
        `${flag}: expected accept=NUMBER, draft=mtp|free|LLM, tokens=NUMBER, comma-separated; found ${part}`,
      );
      continue;
    }
    fields.set(key, value);
  }
  const accepted = Number(fields.get("accept"));
  if (!(accepted >= 1)) {
    issues.push(
      `${flag}: accept: expected the tokens that a step yields, at least 1; found ${fields.get("accept") ?? "nothing"}`,
    );
    return undefined;
  }
  const name = fields.get("draft") ?? "mtp";
  if (name === "mtp" && (llm.mtpLayers ?? 0) === 0) {
    issues.push(
      `${flag}: draft: ${llm.id} has no prediction layers; expected draft=free or the id of a smaller LLM`,
    );
  }
  const draft =
    name === "mtp"
      ? "prediction layer"
      : name === "free"
        ? "free"
        : chooseLlm(name, issues, `${flag}: draft`);
  if (draft === undefined) return undefined;
  const needed = Math.ceil(accepted) - 1;
  const given = fields.get("tokens");
  const tokens = given === undefined ? needed : Number(given);
  if (!(Number.isInteger(tokens) && tokens >= needed)) {
    issues.push(
      `${flag}: tokens: expected a whole number of at least ${needed}, or a step could not yield ${accepted}; found ${given}`,
    );
  }
  return { acceptedTokens: accepted, draftTokens: tokens, draft };
}

/**
 * Degrees that do not divide the shape or one another, all of them, each with what would do.
 * `ranks` are the packages of one stage, over which expert parallelism spreads.
 */
export function placementIssues(
  llm: LlmShape,
  degrees: {
    readonly tp: number;
    readonly pp: number;
    readonly ep: number;
    readonly ranks: number;
    readonly vp?: number;
  },
  issues: string[],
): void {
  const { tp, pp, ep, ranks, vp = 1 } = degrees;
  if (llm.heads % tp !== 0) {
    issues.push(
      `--tp: heads not divisible: expected a divisor of ${llm.heads} heads (${divisors(llm.heads)}); found ${tp}`,
    );
  }
  if (pp > llm.layers) {
    issues.push(
      `--pp: too many pipeline stages: expected at most ${llm.layers}, one a layer; found ${pp}`,
    );
  } else if (pp * vp > llm.layers) {
    issues.push(
      `--vp: too many virtual stages: expected at most ${Math.floor(llm.layers / pp)}, one a layer of a stage; found ${vp}`,
    );
  }
  if (llm.experts > 0 && llm.experts % ep !== 0) {
    issues.push(
      `--ep: experts not divisible: expected a divisor of ${llm.experts} experts (${divisors(llm.experts)}); found ${ep}`,
    );
  } else if (llm.experts === 0 && ep > 1) {
    issues.push(`--ep: ${llm.id} has no experts: expected 1; found ${ep}`);
  } else if (ranks % ep !== 0) {
    issues.push(
      `--ep: experts need packages: expected a divisor of the ${ranks} packages of a stage (${divisors(ranks)}); found ${ep}`,
    );
  }
}

/** Precisions that the accelerator multiplies, of those named; the rest are mistakes. */
export function supportedPrecisions<Name extends string>(
  accelerator: AcceleratorSpec,
  names: readonly Name[],
  all: readonly Name[],
  peakOf: (name: Name) => number,
  issues: string[],
): void {
  for (const name of names) {
    if (!all.includes(name) || peakOf(name) > 0) continue;
    const able = all.filter((one) => peakOf(one) > 0).join(", ");
    issues.push(
      `--precision: precision not supported: ${accelerator.id} has no ${name} arithmetic, expected one of ${able}; found ${name}`,
    );
  }
}

const divisors = (n: number): string =>
  Array.from({ length: Math.min(n, 64) }, (_, i) => i + 1)
    .filter((d) => n % d === 0)
    .join(", ");

export function complain(issues: readonly string[], effects: Effects): 1 {
  for (const issue of issues) effects.stderr(`${issue}\n`);
  return 1;
}
