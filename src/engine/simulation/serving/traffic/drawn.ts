/**
 * Traffic drawn from laws: regions whose rates follow the hour, request tiers, prompt and output
 * lengths, a share that reasons before it answers, openings shared by many.
 *
 * Each region is a stream of its own and they are merged by time. Groups are numbered tier-major:
 * tier × regions + region.
 */

import type { Random } from "../../../kernel/random.ts";
import { type Discrete, discrete, prepareDiscrete } from "../../../kernel/samplers.ts";
import { endFill, type RequestChunk, type TrafficSource } from "../request-chunk.ts";
import type { GapLaw, LengthLaw } from "./laws.ts";
import { RateClock, type RateProfile } from "./rate.ts";

export interface Tier {
  readonly name: string;
  readonly share: number;
}

export interface DrawnOptions {
  readonly random: Random;
  readonly regions: readonly { readonly name: string; readonly rate: RateProfile }[];
  readonly gaps: GapLaw;
  readonly promptTokens: LengthLaw;
  readonly outputTokens: LengthLaw;
  /** Share of requests that reason, and how many tokens that adds to the output. */
  readonly reasoning: { readonly fraction: number; readonly tokens: LengthLaw } | null;
  readonly tiers: readonly Tier[];
  /** How many shared openings there are; each request has one, the first the most. 0: none. */
  readonly openings: number;
  readonly requests: number;
  readonly untilS: number;
}

interface Stream {
  readonly clock: RateClock;
  readonly gaps: Random;
  nextS: number;
}

export function drawnSource(options: DrawnOptions): TrafficSource {
  const { random, tiers, reasoning, promptTokens, outputTokens, gaps } = options;
  const regions = options.regions.length;
  const streams: Stream[] = options.regions.map((region) => {
    const stream = {
      clock: new RateClock(region.rate),
      gaps: random.fork(`gaps/${region.name}`),
      nextS: 0,
    };
    stream.nextS = stream.clock.advance(gaps(stream.gaps));
    return stream;
  });
  const lengths = random.fork("lengths");
  const classes = random.fork("classes");
  const tierLaw = discreteOf(tiers.map((tier) => tier.share));
  const openingLaw =
    options.openings > 0
      ? discreteOf(Array.from({ length: options.openings }, (_, i) => 1 / (i + 1)))
      : null;
  let made = 0;
  return {
    fill(chunk: RequestChunk): void {
      const room = Math.min(chunk.capacity, options.requests - made);
      let count = 0;
      let more = made + room < options.requests;
      while (count < room) {
        let best = 0;
        for (let i = 1; i < regions; i++) if (streams[i].nextS < streams[best].nextS) best = i;
        const stream = streams[best];
        const atS = stream.nextS;
        if (atS >= options.untilS) {
          more = false;
          break;
        }
        stream.nextS = stream.clock.advance(gaps(stream.gaps));
        chunk.arrivalS[count] = atS;
        chunk.promptTokens[count] = promptTokens(lengths);
        let output = outputTokens(lengths);
        if (reasoning !== null && classes.uniform() < reasoning.fraction) {
          output += reasoning.tokens(lengths);
        }
        chunk.outputTokens[count] = output;
        const tier = tierLaw === null ? 0 : discrete(classes, tierLaw);
        chunk.group[count] = tier * regions + best;
        chunk.prefix[count] = openingLaw === null ? -1 : discrete(classes, openingLaw);
        count += 1;
      }
      made += count;
      endFill(chunk, count, more);
    },
  };
}

/** 0 … n−1 by weight; null where there is nothing to choose. */
function discreteOf(weights: readonly number[]): Discrete | null {
  if (weights.length <= 1) return null;
  return prepareDiscrete(
    weights.map((_, i) => i),
    weights,
  );
}

/** Names of the groups that a drawn source numbers. */
export function groupNames(tiers: readonly Tier[], regions: readonly { name: string }[]): string[] {
  const names: string[] = [];
  for (const tier of tiers) {
    for (const region of regions) {
      names.push(regions.length > 1 ? `${tier.name}, ${region.name}` : tier.name);
    }
  }
  return names;
}
