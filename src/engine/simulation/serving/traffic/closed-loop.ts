/** A benchmark client: so many requests in flight, the next one sent the moment one is done. */

import type { Random } from "../../../kernel/random.ts";
import type { Completions } from "../completions.ts";
import { endFill, type FollowUp, type RequestChunk, type TrafficSource } from "../request-chunk.ts";
import type { LengthLaw } from "./laws.ts";

export interface ClosedLoopOptions {
  readonly random: Random;
  readonly inFlight: number;
  readonly requests: number;
  readonly promptTokens: LengthLaw;
  readonly outputTokens: LengthLaw;
}

export function closedLoopSource(options: ClosedLoopOptions): TrafficSource {
  const lengths = options.random.fork("lengths");
  const first = Math.min(options.inFlight, options.requests);
  let made = 0;
  const follow: FollowUp = { arrivalS: 0, promptTokens: 0, outputTokens: 0, prefix: -1, group: 0 };
  const next = (atS: number): boolean => {
    if (made >= options.requests) return false;
    made += 1;
    follow.arrivalS = atS;
    follow.promptTokens = options.promptTokens(lengths);
    follow.outputTokens = options.outputTokens(lengths);
    return true;
  };
  return {
    closedLoop: true,
    follow,
    fill(chunk: RequestChunk): void {
      const count = Math.min(chunk.capacity, first - made);
      for (let i = 0; i < count; i++) {
        chunk.arrivalS[i] = 0;
        chunk.promptTokens[i] = options.promptTokens(lengths);
        chunk.outputTokens[i] = options.outputTokens(lengths);
        chunk.prefix[i] = -1;
        chunk.group[i] = 0;
      }
      made += count;
      endFill(chunk, count, made < first);
    },
    afterCompletion: (done: Completions, row: number) => next(done.finishS[row]),
    afterRefusal: next,
  };
}
