/**
 * What an agreement releases, when, to whom and why: one evaluator for a plan's projected states
 * and for a record's certified ones.
 *
 * A release by capacity counts whole units of certified capacity in the named state; nothing is
 * released before the agreement is announced or its conditions hold, twice, above its cap, after the
 * agreement was superseded or ended, or after its long-stop date. What is due before the agreement
 * begins waits for it; what is due after its end is lost. A guarantee is exposure and never cash: it
 * grows with the capacity in its state, is called by an event, and ends with its agreement.
 */
import { isoDay } from "../units/index.ts";
import { type ConditionScope, daysNamed } from "./condition.ts";
import type { AgreementTerms, CapacityRecord, FactChange, GrantTerms, GrantUnit } from "./terms.ts";

export interface Release {
  readonly agreement: string;
  readonly grant: number;
  readonly kind: GrantTerms["kind"];
  readonly day: number;
  readonly from: string;
  readonly to: string;
  readonly unit: GrantUnit;
  readonly amount: number;
  /** Certified capacity in the state on that day; 0 for a release by date. */
  readonly capacityW: number;
  /** Condition by condition, in words. */
  readonly because: readonly string[];
}

/** Something that would have been released but for one binding term. */
export interface Withheld {
  readonly agreement: string;
  readonly grant: number;
  readonly day: number;
  readonly unit: GrantUnit;
  readonly amount: number;
  readonly binding: "superseded" | "ended" | "long stop" | "condition" | "cap";
  readonly why: string;
}

export interface Exposure {
  readonly agreement: string;
  readonly grant: number;
  readonly day: number;
  readonly from: string;
  readonly to: string;
  readonly unit: GrantUnit;
  /** Effective contingent exposure from this day on. */
  readonly amount: number;
  readonly because: string;
}

export interface AgreementOutcome {
  readonly releases: readonly Release[];
  readonly withheld: readonly Withheld[];
  readonly exposures: readonly Exposure[];
}

export function evaluateAgreement(
  terms: AgreementTerms,
  capacity: readonly CapacityRecord[],
  changes: readonly FactChange[],
  untilDay: number,
): AgreementOutcome {
  const releases: Release[] = [];
  const withheld: Withheld[] = [];
  const exposures: Exposure[] = [];
  const ordered = [...changes].sort((a, b) => a.day - b.day);
  for (const [index, grant] of terms.grants.entries()) {
    const counted = countCapacity(grant, capacity, untilDay);
    if (grant.kind === "guarantee") {
      exposures.push(...exposureOf(terms, grant, index, counted, ordered, untilDay));
    } else if (grant.kind === "money" || grant.kind === "shares") {
      evaluateGrant(terms, grant, index, counted, ordered, untilDay, releases, withheld);
    }
  }
  const byDay = (a: { day: number; grant: number }, b: { day: number; grant: number }) =>
    a.day - b.day || a.grant - b.grant;
  return {
    releases: releases.sort(byDay),
    withheld: withheld.sort(byDay),
    exposures: exposures.sort(byDay),
  };
}

interface Step {
  readonly day: number;
  readonly capacityW: number;
  readonly blocks: readonly string[];
}

/** Certified capacity in the grant's state, as a rising staircase of days. */
function countCapacity(
  grant: GrantTerms,
  capacity: readonly CapacityRecord[],
  untilDay: number,
): Step[] {
  const arrivals = capacity
    .filter((record) => grant.blocks === null || grant.blocks.includes(record.block))
    .map((record) => ({
      block: record.block,
      day: record.reachedDay[grant.state],
      capacityW: Math.round(record.capacityW[grant.frame] ?? 0),
    }))
    .filter(
      (one): one is { block: string; day: number; capacityW: number } =>
        one.day !== undefined && one.day <= untilDay && one.capacityW > 0,
    )
    .sort((a, b) => a.day - b.day || (a.block < b.block ? -1 : 1));
  const steps: Step[] = [];
  let total = 0;
  for (const arrival of arrivals) {
    total += arrival.capacityW;
    const last = steps.at(-1);
    if (last !== undefined && last.day === arrival.day) {
      steps[steps.length - 1] = {
        day: last.day,
        capacityW: total,
        blocks: [...last.blocks, arrival.block],
      };
    } else {
      steps.push({ day: arrival.day, capacityW: total, blocks: [arrival.block] });
    }
  }
  return steps;
}

function evaluateGrant(
  terms: AgreementTerms,
  grant: GrantTerms,
  index: number,
  counted: readonly Step[],
  changes: readonly FactChange[],
  untilDay: number,
  releases: Release[],
  withheld: Withheld[],
): void {
  if (grant.amount === null) return;
  const cap = grant.upTo ?? Number.MAX_SAFE_INTEGER;
  let released = 0;
  let settled = 0;
  let waiting: Withheld | null = null;
  for (const day of turningDays(terms, grant, counted, changes, untilDay)) {
    if (!begun(terms, day)) continue;
    const step = latest(counted, day);
    const due =
      grant.perW === null
        ? grant.onDay === null || day >= grant.onDay
          ? 1
          : 0
        : Math.floor((step?.capacityW ?? 0) / grant.perW);
    while (settled < due) {
      const wanted = grant.amount;
      const stop = stoppedBy(terms, day);
      const common = { agreement: terms.id, grant: index, day, unit: grant.unit };
      if (stop !== null) {
        // What waited for a condition until now is lost for this reason.
        waiting = null;
        withheld.push({ ...common, amount: wanted, binding: stop.binding, why: stop.why });
        settled += 1;
        continue;
      }
      const scope: ConditionScope = {
        capacityW: step?.capacityW ?? 0,
        units: settled + 1,
        day,
        date: isoDay(day),
        facts: factsOn(changes, day),
      };
      const failing = grant.conditions.find((condition) => !holds(condition, scope));
      if (failing !== undefined) {
        waiting = {
          ...(waiting ?? {
            ...common,
            binding: "condition",
            why: `\`${failing.text}\` does not hold on ${isoDay(day)}`,
          }),
          amount: Math.min(wanted * (due - settled), cap - released),
        };
        break;
      }
      waiting = null;
      const amount = Math.min(wanted, cap - released);
      if (amount > 0) {
        released += amount;
        releases.push({
          ...common,
          kind: grant.kind,
          from: terms.from,
          to: terms.to,
          amount,
          capacityW: step?.capacityW ?? 0,
          because: reasons(terms, grant, scope, step, settled + 1),
        });
      }
      if (amount < wanted)
        withheld.push({
          ...common,
          amount: wanted - amount,
          binding: "cap",
          why: `the cap of ${cap} is reached`,
        });
      settled += 1;
    }
  }
  if (waiting !== null && waiting.amount > 0) withheld.push(waiting);
}

function holds(
  condition: { text: string; holds: (scope: ConditionScope) => boolean },
  scope: ConditionScope,
): boolean {
  try {
    return condition.holds(scope);
  } catch {
    return false; // reads a fact that is not known on that day: not met
  }
}

function latest(steps: readonly Step[], day: number): Step | null {
  let found: Step | null = null;
  for (const step of steps) if (step.day <= day) found = step;
  return found;
}

function factsOn(
  changes: readonly FactChange[],
  day: number,
): Record<string, number | boolean | string> {
  const facts: Record<string, number | boolean | string> = {};
  for (const change of changes) {
    if (change.day <= day) facts[change.name] = change.value;
  }
  return facts;
}

/** Every day on which what a grant gives may change, once each, in order. */
function turningDays(
  terms: AgreementTerms,
  grant: GrantTerms,
  counted: readonly Step[],
  changes: readonly FactChange[],
  untilDay: number,
): number[] {
  const days = [
    ...counted.map((step) => step.day),
    ...changes.map((change) => change.day),
    ...terms.status.map((status) => status.fromDay),
    ...grant.conditions.flatMap((condition) => daysNamed(condition.text)),
    ...(grant.onDay === null ? [] : [grant.onDay]),
    ...(terms.longStopDay === null ? [] : [terms.longStopDay + 1]),
  ];
  return [...new Set(days)].filter((day) => day <= untilDay).sort((a, b) => a - b);
}

const begun = (terms: AgreementTerms, day: number): boolean =>
  terms.status.some((status) => status.fromDay <= day);

/** What stands in the way of any release on `day`, or null. */
export function stoppedBy(
  terms: AgreementTerms,
  day: number,
): { binding: "superseded" | "ended" | "long stop"; why: string } | null {
  const status = [...terms.status]
    .filter((one) => one.fromDay <= day)
    .sort((a, b) => a.fromDay - b.fromDay)
    .at(-1);
  if (status === undefined) return { binding: "ended", why: `not yet announced on ${isoDay(day)}` };
  if (status.is === "superseded" || status.is === "ended") {
    const by = status.by === null ? "" : ` by ${status.by}`;
    return {
      binding: status.is,
      why: `${status.is}${by} on ${isoDay(status.fromDay)} (${status.kind})`,
    };
  }
  if (terms.longStopDay !== null && day > terms.longStopDay) {
    return { binding: "long stop", why: `after the long-stop date ${isoDay(terms.longStopDay)}` };
  }
  return null;
}

function reasons(
  terms: AgreementTerms,
  grant: GrantTerms,
  scope: ConditionScope,
  step: Step | null,
  unit: number,
): string[] {
  const lines: string[] = [];
  if (grant.perW !== null) {
    lines.push(
      `${gw(scope.capacityW)} of ${frameWords[grant.frame]} ${grant.state}${step === null || step.blocks.length === 0 ? "" : ` (${step.blocks.join(", ")} on ${isoDay(step.day)})`}: unit ${unit} of ${gw(grant.perW)} is whole`,
    );
  } else if (grant.onDay !== null) lines.push(`due on ${isoDay(grant.onDay)}`);
  for (const condition of grant.conditions) lines.push(`\`${condition.text}\` holds`);
  const status = [...terms.status]
    .sort((a, b) => a.fromDay - b.fromDay)
    .filter((one) => one.fromDay <= scope.day)
    .at(-1);
  if (status !== undefined)
    lines.push(`${terms.instrument} ${status.is} since ${isoDay(status.fromDay)}`);
  return lines;
}

/** A frame as people say it. */
const frameWords = {
  it: "IT capacity",
  facility: "facility capacity",
  generation: "generation",
  nameplate: "nameplate capacity",
} as const;

const gw = (powerW: number): string => `${powerW / 1e9} GW`;

function exposureOf(
  terms: AgreementTerms,
  grant: GrantTerms,
  index: number,
  counted: readonly Step[],
  changes: readonly FactChange[],
  untilDay: number,
): Exposure[] {
  if (grant.amount === null || grant.perW === null) return [];
  const cap = grant.upTo ?? Number.MAX_SAFE_INTEGER;
  const exposures: Exposure[] = [];
  let current = 0;
  for (const day of turningDays(terms, grant, counted, changes, untilDay)) {
    if (!begun(terms, day)) continue;
    const stop = stoppedBy(terms, day);
    const capacityW = latest(counted, day)?.capacityW ?? 0;
    const scope = { capacityW, units: 0, day, date: isoDay(day), facts: factsOn(changes, day) };
    const failing = grant.conditions.some((condition) => !holds(condition, scope));
    const over = stop !== null && stop.binding !== "long stop";
    // After a long stop nothing is added; what is effective stays until the agreement ends.
    const grown =
      stop !== null || failing
        ? current
        : Math.min(cap, shareOf(grant.amount, capacityW, grant.perW));
    const amount = over ? 0 : grown;
    if (amount === current) continue;
    current = amount;
    exposures.push({
      agreement: terms.id,
      grant: index,
      day,
      from: terms.from,
      to: terms.to,
      unit: grant.unit,
      amount,
      because: over
        ? stop.why
        : `${gw(capacityW)} of ${frameWords[grant.frame]} ${grant.state}; ${grant.calledOn === null ? "contingent" : `called on ${grant.calledOn}`}`,
    });
  }
  return exposures;
}

/** floor(amount × part ÷ whole) in exact integers: the product is beyond what a double counts. */
const shareOf = (amount: number, part: number, whole: number): number =>
  Number((BigInt(amount) * BigInt(part)) / BigInt(whole));
