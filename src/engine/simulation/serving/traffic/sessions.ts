/**
 * Conversations: a user sends, reads the answer, thinks, sends again. Each turn's prompt is all
 * that was said before plus a new message, so contexts grow and a cache that still holds the last
 * turn saves most of the prefill. The next turn waits for the answer: latency moves the traffic.
 */

import type { Random } from "../../../kernel/random.ts";
import { exponential } from "../../../kernel/samplers.ts";
import type { Completions } from "../completions.ts";
import { endFill, type FollowUp, type RequestChunk, type TrafficSource } from "../request-chunk.ts";
import type { GapLaw, LengthLaw } from "./laws.ts";
import { RateClock, type RateProfile } from "./rate.ts";

export interface SessionOptions {
  readonly random: Random;
  /** New conversations. */
  readonly rate: RateProfile;
  readonly gaps: GapLaw;
  readonly turnsMean: number;
  readonly thinkS: number;
  readonly messageTokens: LengthLaw;
  readonly outputTokens: LengthLaw;
  /** A conversation ends before its prompt would pass this. */
  readonly maxPromptTokens: number;
  readonly sessions: number;
  readonly untilS: number;
}

export function sessionSource(options: SessionOptions): TrafficSource {
  const { random, messageTokens, outputTokens, gaps } = options;
  const clock = new RateClock(options.rate);
  const gapRandom = random.fork("gaps");
  const drawRandom = random.fork("turns");
  const goesOn = 1 - 1 / options.turnsMean;
  let made = 0;
  let nextS = clock.advance(gaps(gapRandom));
  const follow: FollowUp = { arrivalS: 0, promptTokens: 0, outputTokens: 0, prefix: 0, group: 0 };
  return {
    follow,
    fill(chunk: RequestChunk): void {
      const room = Math.min(chunk.capacity, options.sessions - made);
      let count = 0;
      let more = made + room < options.sessions;
      while (count < room) {
        if (nextS >= options.untilS) {
          more = false;
          break;
        }
        chunk.arrivalS[count] = nextS;
        chunk.promptTokens[count] = messageTokens(drawRandom);
        chunk.outputTokens[count] = outputTokens(drawRandom);
        chunk.prefix[count] = made + count;
        chunk.group[count] = 0;
        nextS = clock.advance(gaps(gapRandom));
        count += 1;
      }
      made += count;
      endFill(chunk, count, more);
    },
    afterCompletion(done: Completions, row: number): boolean {
      if (drawRandom.uniform() >= goesOn) return false;
      const spoken = done.promptTokens[row] + done.outputTokens[row];
      const prompt = spoken + messageTokens(drawRandom);
      if (prompt > options.maxPromptTokens) return false;
      follow.arrivalS = done.finishS[row] + exponential(drawRandom, options.thinkS);
      follow.promptTokens = prompt;
      follow.outputTokens = outputTokens(drawRandom);
      follow.prefix = done.prefix[row];
      follow.group = done.group[row];
      return true;
    },
  };
}
