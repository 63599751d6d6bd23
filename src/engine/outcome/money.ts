/**
 * Who funds whom, who pays whom: the agreements of a plan and its purchases of machines as flows
 * between parties, the matrix of what is released, promised and contingent, and the circles in which
 * money can come back to the party that it left.
 *
 * A release or a guarantee moves from the giving party; rent and the price of what is supplied move
 * from the party that receives the thing. Machines are bought by a block's operator, else its user,
 * else its owner, from the platform's vendor where that vendor is a party of the plan.
 *
 * Units   nominal USD as written for agreements; real USD of the price year for purchases
 * Leaves out  prices that are not published: such a flow is listed without an amount
 * Checked money.test.ts
 */
import type { AgreementOutcome, AgreementTerms, FactChange } from "../../agreements/index.ts";
import type { Evaluation } from "../evaluate.ts";
import { cohortCapital } from "../finance/cost.ts";
import type { Plan } from "../scenario/plan.ts";
import type { Placed } from "../simulation/programme/timeline.ts";

export type FlowKind =
  | "funds"
  | "grants shares to"
  | "guarantees"
  | "pays rent to"
  | "pays"
  | "buys from";

export interface MoneyFlow {
  /** The party that money or value leaves, and the one it reaches. */
  readonly from: string;
  readonly to: string;
  readonly kind: FlowKind;
  /** Null for purchases, which follow from the fleet. */
  readonly agreement: string | null;
  /** Superseded or ended at the horizon: what it released stays, what it promised is gone. */
  readonly over: boolean;
  readonly releasedUsd: number;
  /** The cap as written; null when none is published. */
  readonly promisedUsd: number | null;
  readonly contingentUsd: number;
}

export interface Circle {
  /** In order; the last pays the first. */
  readonly parties: readonly string[];
  readonly steps: readonly {
    readonly from: string;
    readonly to: string;
    readonly kinds: readonly FlowKind[];
    /** Released, promised, contingent or bought: the largest known; null when no amount is known. */
    readonly knownUsd: number | null;
  }[];
  /** No more than the least known step can go round. */
  readonly atMostUsd: number | null;
}

export interface Money {
  readonly flows: readonly MoneyFlow[];
  readonly circles: readonly Circle[];
  /** Purchases of machines for blocks that name no holder, or from vendors that are no party. */
  readonly boughtByNobodyNamedUsd: number;
}

export function moneyOf(plan: Plan, values: Float64Array, evaluation: Evaluation): Money {
  const flows = plan.agreements.flatMap((terms, index) =>
    agreementFlows(terms, evaluation.agreements[index]!, plan.events),
  );
  const purchases = new Map<string, MoneyFlow>();
  let unnamed = 0;
  for (const cohort of evaluation.programme.placed) {
    const { compute } = cohortCapital(plan, values, cohort);
    const from = buyerOf(plan, cohort);
    const to = vendorParty(plan, cohort);
    if (from === null || to === null) {
      unnamed += compute;
      continue;
    }
    const key = `${from} ${to}`;
    purchases.set(key, {
      from,
      to,
      kind: "buys from",
      agreement: null,
      over: false,
      releasedUsd: (purchases.get(key)?.releasedUsd ?? 0) + compute,
      promisedUsd: null,
      contingentUsd: 0,
    });
  }
  flows.push(...purchases.values());
  flows.sort((a, b) => order(a.from, b.from) || order(a.to, b.to) || order(a.kind, b.kind));
  return { flows, circles: circlesOf(flows), boughtByNobodyNamedUsd: unnamed };
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function agreementFlows(
  terms: AgreementTerms,
  outcome: AgreementOutcome,
  events: readonly FactChange[],
): MoneyFlow[] {
  const flows: MoneyFlow[] = [];
  const last = [...terms.status].sort((a, b) => a.fromDay - b.fromDay).at(-1)?.is;
  const over = last === "superseded" || last === "ended";
  const capUsd = (kind: string): number | null => {
    const caps = terms.grants.filter((grant) => grant.kind === kind && grant.upTo !== null);
    return caps.length === 0 ? null : caps.reduce((sum, grant) => sum + grant.upTo!, 0) / 100;
  };
  const has = (kind: string) => terms.grants.some((grant) => grant.kind === kind);
  const add = (kind: FlowKind, forward: boolean, part: Partial<MoneyFlow>) =>
    flows.push({
      from: forward ? terms.from : terms.to,
      to: forward ? terms.to : terms.from,
      kind,
      agreement: terms.id,
      over,
      releasedUsd: 0,
      promisedUsd: null,
      contingentUsd: 0,
      ...part,
    });
  if (has("money")) {
    const cents = outcome.releases.reduce(
      (sum, one) => sum + (one.unit === "usdCents" ? one.amount : 0),
      0,
    );
    add("funds", true, { releasedUsd: cents / 100, promisedUsd: capUsd("money") });
  }
  if (has("shares")) {
    // Worth what the plan says that a share costs on the day of its release, where it says so.
    const valued = outcome.releases
      .filter((one) => one.unit === "shares")
      .reduce(
        (sum, one) => sum + one.amount * (sharePriceUsd(terms.from, events, one.day) ?? 0),
        0,
      );
    add("grants shares to", true, { releasedUsd: valued });
  }
  if (has("guarantee"))
    add("guarantees", true, {
      promisedUsd: capUsd("guarantee"),
      contingentUsd: (outcome.exposures.at(-1)?.amount ?? 0) / 100,
    });
  if (has("rent")) add("pays rent to", false, { promisedUsd: capUsd("rent") });
  else if (has("supply")) add("pays", false, {});
  return flows;
}

/** The last stated `<party>SharePriceUsd` on or before `day`, or null. */
export function sharePriceUsd(
  party: string,
  events: readonly FactChange[],
  day: number,
): number | null {
  const name = `${party.replace(/[-.]+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())}SharePriceUsd`;
  let price: number | null = null;
  let since = Number.NEGATIVE_INFINITY;
  for (const event of events)
    if (
      event.name === name &&
      event.day <= day &&
      event.day >= since &&
      typeof event.value === "number"
    ) {
      price = event.value;
      since = event.day;
    }
  return price;
}

/** Who buys the machines of a cohort: the operator on its first day, else the user, else the owner. */
export function buyerOf(plan: Plan, cohort: Placed): string | null {
  const holder = holderOn(plan, cohort.block, cohort.fromDay);
  return holder?.operator ?? holder?.user ?? holder?.owner ?? null;
}

export function holderOn(plan: Plan, block: number, day: number) {
  const held = plan.blocks[block]!.holders;
  let found = held[0] ?? null;
  for (const holder of held) if (holder.fromDay <= day) found = holder;
  return found;
}

function vendorParty(plan: Plan, cohort: Placed): string | null {
  const vendor = plan.platforms[cohort.platform]!.vendor.toLowerCase();
  return (
    plan.parties.find(
      (party) =>
        party.id === vendor.replace(/[^a-z0-9]+/g, "-") || party.name.toLowerCase() === vendor,
    )?.id ?? null
  );
}

const longestCircle = 6;

/** Every simple circle that a grant of money, shares or a guarantee begins, shortest first. */
function circlesOf(flows: readonly MoneyFlow[]): Circle[] {
  const parties = [...new Set(flows.flatMap((flow) => [flow.from, flow.to]))].sort();
  const between = (from: string, to: string) =>
    flows.filter((flow) => flow.from === from && flow.to === to);
  const next = new Map(
    parties.map((from) => [
      from,
      parties.filter((to) => to !== from && between(from, to).length > 0),
    ]),
  );
  const circles: Circle[] = [];
  const walk = (path: readonly string[]) => {
    for (const to of next.get(path.at(-1)!)!) {
      if (to === path[0] && path.length > 1) {
        const circle = describe(path, between);
        if (circle.steps.some((step) => step.kinds.some(isFunding))) circles.push(circle);
      } else if (to > path[0]! && !path.includes(to) && path.length < longestCircle)
        walk([...path, to]);
    }
  };
  for (const start of parties) walk([start]);
  return circles.sort(
    (a, b) => a.parties.length - b.parties.length || order(a.parties.join(), b.parties.join()),
  );
}

const isFunding = (kind: FlowKind): boolean =>
  kind === "funds" || kind === "grants shares to" || kind === "guarantees";

function describe(
  path: readonly string[],
  between: (from: string, to: string) => readonly MoneyFlow[],
): Circle {
  // Begin with the party that funds.
  const funds = path.findIndex((from, index) =>
    between(from, path[(index + 1) % path.length]!).some((flow) => isFunding(flow.kind)),
  );
  const parties = funds <= 0 ? path : [...path.slice(funds), ...path.slice(0, funds)];
  const steps = parties.map((from, index) => {
    const to = parties[(index + 1) % parties.length]!;
    const all = between(from, to);
    const known = all.reduce(
      (sum, flow) =>
        sum +
        Math.max(flow.releasedUsd, flow.over ? 0 : (flow.promisedUsd ?? 0), flow.contingentUsd),
      0,
    );
    return {
      from,
      to,
      kinds: [...new Set(all.map((flow) => flow.kind))],
      knownUsd: known > 0 ? known : null,
    };
  });
  const known = steps.flatMap((step) => (step.knownUsd === null ? [] : [step.knownUsd]));
  return { parties, steps, atMostUsd: known.length === 0 ? null : Math.min(...known) };
}
