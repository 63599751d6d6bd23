/**
 * How long each activity of a block takes, from the catalogue: facts where there are facts, and
 * named guesses where the record is silent, each with its papers.
 *
 * Units   days
 * Valid   a hall or building of the order of 100 MW; larger blocks are stepped into such halls
 */
import type { Contested, Fact } from "../../../../facts/fact.ts";
import type { Catalogue } from "../../../../facts/kinds.ts";
import { type Dimension, parseQuantity } from "../../../../units/index.ts";
import type { Duration } from "./duration.ts";

export const activityKeys = [
  "land",
  "permit",
  "study",
  "works",
  "transformers",
  "switchgear",
  "engines",
  "site-works",
  "shell",
  "l1",
  "l2",
  "electrical",
  "mechanical",
  "energisation",
  "l3",
  "l4",
  "l5",
  "ist",
  "racks-made",
  "install",
  "burn-in",
  "acceptance",
] as const;
export type ActivityKey = (typeof activityKeys)[number];

export interface DurationPapers {
  readonly duration: Duration;
  /** Where the three points come from, in words. */
  readonly from: string;
  readonly grade: "derived" | "guess";
}
export type BlockDurations = Readonly<Record<ActivityKey, DurationPapers>>;

const month = 30.4375;
const dayS = 86_400;

/** Share of groundwork and shell that is groundwork. Guess: no source splits them. */
const groundworkShare = 0.25;
/** Share of the interconnection time that is study. Guess: two cluster studies of about 4 months in about 3 years. */
const studyShare = 0.25;
/** Shares of commissioning in levels 3, 4, 5 and the integrated systems test. Guess. */
const levelShares = { l3: 0.25, l4: 0.35, l5: 0.2, ist: 0.2 };
/** Shares of rack installation before and after burn-in. Guess. */
const installShare = 0.75;

/** `stated` are a plan's own values of assumptions, in seconds, in place of the catalogue's. */
export function blockDurations(
  catalogue: Catalogue,
  stated: Readonly<Record<string, { low: number; base: number; high: number }>> = {},
): BlockDurations {
  const assumed = (id: string) => {
    const own = stated[id];
    if (own !== undefined)
      return { low: own.low / dayS, base: own.base / dayS, high: own.high / dayS };
    const { given } = catalogue.assumptions[id]!;
    const fact = chosen(given);
    const [low, high] = fact.interval ?? [fact.value, fact.value];
    return { low: days(low), base: days(fact.value), high: days(high) };
  };
  const sheet = (id: string, name: string) =>
    days(chosen(catalogue.sheets[id]!.facts[name]!).value);
  const whole = assumed("clearing-to-first-hall");
  const fitOut = assumed("shell-to-operational");
  const racks = assumed("rack-install");
  const commissioning = {
    low: sheet("durations-observed", "commissioningLow"),
    high: sheet("durations-observed", "commissioningHigh"),
  };
  const commissioningBase = 0.5 * (commissioning.low + commissioning.high);
  const shell = {
    low: whole.low - fitOut.low - racks.low,
    base: whole.base - fitOut.base - racks.base,
    high: whole.high - fitOut.high - racks.high,
  };
  const grid = {
    low: sheet("grid-queues", "loadLow"),
    high: sheet("grid-queues", "loadHigh"),
  };
  const gridBase = Math.sqrt(grid.low * grid.high);
  const burnIn = {
    low: sheet("durations-observed", "burnInCommonLow"),
    base: sheet("durations-observed", "burnInCommonHigh"),
    high: sheet("durations-observed", "burnInStrict"),
  };
  const spread = (
    p5: number,
    p50: number,
    p95: number,
    from: string,
    grade: "derived" | "guess" = "derived",
  ): DurationPapers => ({ duration: { shape: "spread", p5, p50, p95 }, from, grade });
  const level = (share: number) =>
    spread(
      share * commissioning.low,
      share * commissioningBase,
      share * commissioning.high,
      `durations-observed: commissioning, ${Math.round(100 * share)} % of it (guess)`,
    );
  const shellFrom =
    "clearing-to-first-hall less shell-to-operational less rack-install, the rest in parts (guess)";
  const outfit = spread(
    Math.max(month, fitOut.low - commissioning.low),
    Math.max(month, fitOut.base - commissioningBase),
    Math.max(1.5 * month, fitOut.high - commissioning.high),
    "shell-to-operational less commissioning",
  );
  const part = (share: number, from: string) =>
    spread(share * shell.low, share * shell.base, share * shell.high, from);
  const stage = (share: number) =>
    spread(
      share * grid.low,
      share * gridBase,
      share * grid.high,
      `grid-queues: load interconnection with its study, ${Math.round(100 * share)} % of it (guess)`,
    );
  return {
    land: spread(month, 3 * month, 9 * month, "guess: 1, 3, 9 months", "guess"),
    permit: spread(3 * month, 8 * month, 18 * month, "guess: 3, 8, 18 months", "guess"),
    study: stage(studyShare),
    works: stage(1 - studyShare),
    transformers: spread(
      0.6 * sheet("long-lead", "transformers"),
      sheet("long-lead", "transformers"),
      sheet("long-lead", "transformersEuHigh"),
      "long-lead: transformers; 60 % of it (guess) to transformersEuHigh",
    ),
    switchgear: spread(
      0.6 * sheet("long-lead", "switchgear"),
      sheet("long-lead", "switchgear"),
      1.5 * sheet("long-lead", "switchgear"),
      "long-lead: switchgear; 60 % to 150 % of it (guess)",
    ),
    engines: spread(
      sheet("long-lead", "enginesLow"),
      Math.sqrt(sheet("long-lead", "enginesLow") * sheet("long-lead", "enginesHigh")),
      sheet("long-lead", "enginesHigh"),
      "long-lead: reciprocating gas engines",
    ),
    "site-works": part(groundworkShare, shellFrom),
    shell: part(1 - groundworkShare, shellFrom),
    l1: spread(3, 7, 21, "guess: factory tests of 3, 7, 21 days", "guess"),
    l2: spread(3, 7, 21, "guess: delivery checks of 3, 7, 21 days", "guess"),
    electrical: outfit,
    mechanical: outfit,
    energisation: spread(7, 14, 45, "guess: 7, 14, 45 days", "guess"),
    l3: level(levelShares.l3),
    l4: level(levelShares.l4),
    l5: level(levelShares.l5),
    ist: level(levelShares.ist),
    "racks-made": spread(3 * month, 5 * month, 10 * month, "guess: 3, 5, 10 months", "guess"),
    install: spread(
      installShare * racks.low,
      installShare * racks.base,
      installShare * racks.high,
      "rack-install, 75 % of it (guess)",
    ),
    "burn-in": spread(
      burnIn.low,
      burnIn.base,
      burnIn.high,
      "durations-observed: burn-in, 24, 72 and 168 hours",
    ),
    acceptance: spread(
      (1 - installShare) * racks.low,
      (1 - installShare) * racks.base,
      (1 - installShare) * racks.high,
      "rack-install, 25 % of it (guess)",
    ),
  };
}

const chosen = (given: Fact | Contested<Dimension>): Fact =>
  "chosen" in given ? given.chosen : given;

function days(printed: string): number {
  const parsed = parseQuantity(printed, "duration");
  if (!parsed.ok) throw new RangeError(`expected a duration, found ${printed}`);
  return parsed.value / dayS;
}
