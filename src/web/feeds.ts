/** Which papers stand behind a number: inputs found by moving them, and the plan's and catalogue's fixed parts. */
import type { Outcome } from "../engine/index.ts";
import type { InputEffect } from "./protocol.ts";

/** Beginnings of origin paths without an interval: they cannot be moved, so they are named. */
const fixedParts: Readonly<Record<string, readonly string[]>> = {
  itCapacityW: ["blocks/"],
  installedItPowerW: ["platforms/", "blocks/"],
  facilityCapacityW: ["sites/", "blocks/"],
  racks: ["platforms/", "blocks/"],
  packages: ["platforms/", "blocks/"],
  computeDies: ["platforms/", "accelerators/", "blocks/"],
  firstGwInServiceOn: ["blocks/"],
  lastGwInServiceOn: ["blocks/"],
  weeklyActiveUsers: ["serving/users/"],
  demandTokensPerS: ["serving/users/"],
  demandInputTokensPerS: ["serving/users/"],
  outputTokensPerUserDay: ["serving/users/"],
  trainingFlopPerS: ["platforms/", "accelerators/"],
  largestTrainingRunFlop: ["platforms/", "accelerators/"],
  capexUsd: ["platforms/"],
};
const serving = ["llms/", "accelerators/", "platforms/", "serving/"];
const energy = ["platforms/", "sites/"];

export function fixedFeeds(headline: string): readonly string[] {
  if (headline.endsWith("ReleasedUsd")) return ["agreements/", "blocks/"];
  const own = fixedParts[headline];
  if (own !== undefined) return own;
  if (/Year$/.test(headline)) return energy;
  return serving;
}

export interface Feed {
  readonly path: string;
  readonly origin: Outcome["origins"][string];
  readonly title: string;
  /** The headline with this input at its low and its high end. */
  readonly effect: {
    readonly low: number | string | null;
    readonly high: number | string | null;
  } | null;
  /** Relative swing, for the order. */
  readonly swing: number;
}

export function feedsOf(
  outcome: Outcome,
  given: { readonly headline?: string | undefined; readonly feeds?: readonly string[] | undefined },
  effects: readonly InputEffect[] | null,
): Feed[] {
  const titles = new Map(outcome.inputs.map((input) => [input.id, input.title]));
  const feeds = new Map<string, Feed>();
  const { headline } = given;
  if (headline !== undefined && effects !== null) {
    const base = outcome.headline[headline];
    for (const one of effects) {
      const effect = one.effects[headline];
      const origin = outcome.origins[one.input];
      if (effect === undefined || origin === undefined) continue;
      feeds.set(one.input, {
        path: one.input,
        origin,
        title: titles.get(one.input) ?? one.input,
        effect,
        swing: swingOf(base ?? null, effect.low, effect.high),
      });
    }
  }
  const beginnings = [
    ...(given.feeds ?? []),
    ...(headline === undefined ? [] : fixedFeeds(headline)),
  ];
  for (const [path, origin] of Object.entries(outcome.origins))
    if (!feeds.has(path) && beginnings.some((beginning) => path.startsWith(beginning)))
      feeds.set(path, { path, origin, title: titles.get(path) ?? path, effect: null, swing: 0 });
  return [...feeds.values()].sort((a, b) => b.swing - a.swing || (a.path < b.path ? -1 : 1));
}

function swingOf(
  base: number | string | null,
  low: number | string | null,
  high: number | string | null,
): number {
  if (typeof low === "number" && typeof high === "number")
    return (
      Math.abs(high - low) / Math.max(1e-300, Math.abs(typeof base === "number" ? base : high))
    );
  return low === high ? 0 : 1;
}
