/**
 * Who gives way when a decode needs a block and none is free: the running request of the lowest
 * rank (under `priority`), and among equals the one let in last. Recompute: its KV is dropped, it
 * waits before all others and prefills prompt and output so far. Swap: its blocks move to host
 * memory and come back before anyone new is let in. Tokens already produced are never lost.
 *
 * The batch is not a list, so the victim is looked for bucket by bucket; this is the one place
 * where work follows the size of the batch, and it happens only when memory is short.
 */

import { enqueueReady, requeueFirst } from "./queue.ts";
import { CLOCK_MASK, type Replica, WHEEL } from "./replica.ts";
import type { RequestPool } from "./request-pool.ts";
import {
  ADMISSION,
  DUE_TICK,
  FILL_TOKENS,
  FILLED_TOKENS,
  FREED_MARK,
  LAST_S,
  NEXT,
  ORDER_KEY,
  OUTPUT_TOKENS,
  PREEMPTIONS,
  PROMPT_TOKENS,
} from "./request-slots.ts";

/** Makes one running request give way; false where none runs. Returns blocks through the replica. */
export function preemptOne(replica: Replica, pool: RequestPool): boolean {
  const { settings, wheel } = replica;
  const byRank = settings.order === "priority";
  let victim = replica.partial;
  let victimBucket = -1;
  for (let bucket = 0; bucket < WHEEL; bucket++) {
    for (let slot = wheel[bucket]; slot >= 0; slot = pool.counts[(slot << 4) + NEXT]) {
      if (victim < 0 || givesWayBefore(pool, slot, victim, byRank)) {
        victim = slot;
        victimBucket = bucket;
      }
    }
  }
  if (victim < 0) return false;
  replica.preemptions += 1;
  pool.counts[(victim << 4) + PREEMPTIONS] += 1;
  if (victimBucket < 0) {
    replica.partial = -1;
    replica.usedBlocks -= partialBlocks(replica, pool, victim);
    pool.counts[(victim << 4) + FILLED_TOKENS] = 0;
    pool.numbers[(victim << 3) + FREED_MARK] = replica.takenBlocks - replica.usedBlocks;
    requeueFirst(replica, pool, victim);
    return true;
  }
  removeFromBucket(wheel, pool.counts, victimBucket, victim);
  const whole =
    pool.counts[(victim << 4) + PROMPT_TOKENS] + pool.counts[(victim << 4) + OUTPUT_TOKENS];
  const progress = whole - ((pool.counts[(victim << 4) + DUE_TICK] - replica.clock) & CLOCK_MASK);
  const blocks = Math.ceil((progress - 1) / settings.blockTokens);
  replica.decodes -= 1;
  replica.decodeContextTokens -= progress;
  replica.phase[(progress - replica.clock) & (settings.blockTokens - 1)] -= 1;
  replica.usedBlocks -= blocks;
  pool.counts[(victim << 4) + FILL_TOKENS] = progress;
  pool.numbers[(victim << 3) + LAST_S] = replica.nowS;
  if (settings.preemption === "swap") {
    pool.counts[(victim << 4) + FILLED_TOKENS] = progress;
    replica.swapS += blocks * settings.swapBlockS;
    replica.swappedBlocks += blocks;
    enqueueReady(replica, pool, victim, 0);
  } else {
    pool.counts[(victim << 4) + FILLED_TOKENS] = 0;
    pool.numbers[(victim << 3) + FREED_MARK] = replica.takenBlocks - replica.usedBlocks;
    requeueFirst(replica, pool, victim);
  }
  return true;
}

/** Blocks that a request in prefill holds. */
export function partialBlocks(replica: Replica, pool: RequestPool, slot: number): number {
  const { settings } = replica;
  const tokens =
    settings.admission === "whole prompt"
      ? pool.counts[(slot << 4) + FILL_TOKENS]
      : pool.counts[(slot << 4) + FILLED_TOKENS];
  return Math.ceil(tokens / settings.blockTokens);
}

function givesWayBefore(pool: RequestPool, a: number, b: number, byRank: boolean): boolean {
  if (byRank && pool.numbers[(a << 3) + ORDER_KEY] !== pool.numbers[(b << 3) + ORDER_KEY])
    return pool.numbers[(a << 3) + ORDER_KEY] > pool.numbers[(b << 3) + ORDER_KEY];
  return pool.counts[(a << 4) + ADMISSION] > pool.counts[(b << 4) + ADMISSION];
}

function removeFromBucket(
  wheel: Int32Array,
  counts: Int32Array,
  bucket: number,
  victim: number,
): void {
  if (wheel[bucket] === victim) {
    wheel[bucket] = counts[(victim << 4) + NEXT];
    return;
  }
  let slot = wheel[bucket];
  while (counts[(slot << 4) + NEXT] !== victim) slot = counts[(slot << 4) + NEXT];
  counts[(slot << 4) + NEXT] = counts[(victim << 4) + NEXT];
}
