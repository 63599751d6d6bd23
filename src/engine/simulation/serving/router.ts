/**
 * Where a request goes. A router sees the replicas that take requests (alive, not draining) as
 * they are at the moment of arrival, and names one; the conformance tests run over all of them.
 */

import type { Random } from "../../kernel/random.ts";
import type { Replica } from "./replica.ts";
import type { RequestPool } from "./request-pool.ts";
import { FILL_TOKENS } from "./request-slots.ts";
import { stepCostS } from "./step-cost.ts";

export const ROUTERS = [
  "round robin",
  "least outstanding",
  "power of two",
  "prefix aware",
  "cheapest within target",
] as const;
export type RouterName = (typeof ROUTERS)[number];

export interface Router {
  /** Replicas must be simulated up to the arrival: all of them, or only those it looks at. */
  readonly looksAt: "none" | "few" | "all";
  /** A number among `open` (indices of replicas that take requests). */
  choose(open: readonly number[], slot: number, nowS: number): number;
}

export interface RouterContext {
  readonly replicas: readonly Replica[];
  readonly pool: RequestPool;
  readonly random: Random;
  /** Moves one replica to `nowS`: for routers that look at few. */
  readonly bring: (replica: number, nowS: number) => void;
  /** Price of a second of each replica, in any one unit. */
  readonly price: readonly number[];
  readonly targetTtftS: number;
  /** `prefix aware`: how many requests more than the least loaded a replica may have. */
  readonly prefixSlack: number;
}

export function createRouter(name: RouterName, context: RouterContext): Router {
  switch (name) {
    case "round robin":
      return roundRobin();
    case "least outstanding":
      return leastOutstanding(context);
    case "power of two":
      return powerOfTwo(context);
    case "prefix aware":
      return prefixAware(context);
    case "cheapest within target":
      return cheapestWithinTarget(context);
  }
}

/** Each in turn. */
function roundRobin(): Router {
  let turn = 0;
  return {
    looksAt: "none",
    choose(open) {
      turn = turn >= open.length ? 0 : turn;
      return open[turn++];
    },
  };
}

/** The fewest requests waiting or running; among equals the lowest number. */
function leastOutstanding({ replicas }: RouterContext): Router {
  return { looksAt: "all", choose: (open) => least(open, replicas) };
}

function least(open: readonly number[], replicas: readonly Replica[]): number {
  let best = open[0];
  let fewest = replicas[best].outstanding;
  for (let i = 1; i < open.length; i++) {
    const outstanding = replicas[open[i]].outstanding;
    if (outstanding < fewest) {
      best = open[i];
      fewest = outstanding;
    }
  }
  return best;
}

/** Replicas among which 16 random bits choose with a bias below 1 / 256. */
const HALF_WORD_MOST = 256;

/** Two drawn at random, the one with fewer requests (Mitzenmacher 2001). */
function powerOfTwo({ replicas, random, bring }: RouterContext): Router {
  return {
    looksAt: "few",
    choose(open, _slot, nowS) {
      if (open.length === 1) return open[0];
      const word = random.word();
      // Half a word each, where that is even enough.
      const other = open.length > HALF_WORD_MOST ? random.word() : word >>> 16;
      const a = open[other % open.length];
      let at = (open.length > HALF_WORD_MOST ? word : word & 0xffff) % (open.length - 1);
      if (open[at] === a) at = open.length - 1;
      const b = open[at];
      bring(a, nowS);
      bring(b, nowS);
      return replicas[b].outstanding < replicas[a].outstanding ? b : a;
    },
  };
}

/** The longest cached prefix, unless that replica is too far behind the least loaded one. */
function prefixAware({ replicas, pool, prefixSlack }: RouterContext): Router {
  return {
    looksAt: "all",
    choose(open, slot) {
      const fallback = least(open, replicas);
      const limit = replicas[fallback].outstanding + prefixSlack;
      let best = fallback;
      let most = replicas[fallback].cache?.peek(pool, slot) ?? 0;
      for (const r of open) {
        if (replicas[r].outstanding > limit) continue;
        const found = replicas[r].cache?.peek(pool, slot) ?? 0;
        if (found > most) {
          best = r;
          most = found;
        }
      }
      return best;
    },
  };
}

/**
 * Of the replicas expected to give the first token within the target, the cheapest (then the least
 * loaded); where none is, the one expected to be soonest.
 */
function cheapestWithinTarget({ replicas, pool, price, targetTtftS }: RouterContext): Router {
  return {
    looksAt: "all",
    choose(open, slot, nowS) {
      let best = -1;
      let soonest = open[0];
      let soonestS = Infinity;
      for (const r of open) {
        const expectedS = expectedTtftS(replicas[r], pool.counts[(slot << 4) + FILL_TOKENS], nowS);
        if (expectedS < soonestS) {
          soonest = r;
          soonestS = expectedS;
        }
        if (expectedS > targetTtftS) continue;
        const better =
          best < 0 ||
          price[r] < price[best] ||
          (price[r] === price[best] && replicas[r].outstanding < replicas[best].outstanding);
        if (better) best = r;
      }
      return best < 0 ? soonest : best;
    },
  };
}

/** The rest of the iteration, then the prompts ahead and this one in chunks of the budget. */
export function expectedTtftS(replica: Replica, promptTokens: number, nowS: number): number {
  const { settings, cost } = replica;
  const restS = replica.endS === Infinity ? 0 : replica.endS - nowS;
  const tokens = replica.waitingTokens + promptTokens;
  const budget = Math.max(1, settings.tokenBudget - replica.decodes);
  const whole = Math.floor(tokens / budget);
  const last = tokens - whole * budget;
  const step = (prefillTokens: number): number =>
    stepCostS(cost, {
      tokens: prefillTokens + replica.decodes,
      contextTokens: replica.decodeContextTokens,
      decodes: replica.decodes,
      prefillTokens,
      prefillContextTokens: 0,
    });
  return restS + whole * step(budget) + (last > 0 ? step(last) : 0);
}
