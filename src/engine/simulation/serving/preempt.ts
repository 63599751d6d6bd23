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

/** Makes one running request give way; false where none runs. Returns blocks through the replica. */
export function preemptOne(replica: Replica, pool: RequestPool): boolean {
  const { settings, wheel } = replica;
  const byRank = settings.order === "priority";
  let victim = replica.partial;
  let victimBucket = -1;
  for (let bucket = 0; bucket < WHEEL; bucket++) {
    for (let slot = wheel[bucket]; slot >= 0; slot = pool.next[slot]) {
      if (victim < 0 || givesWayBefore(pool, slot, victim, byRank)) {
        victim = slot;
        victimBucket = bucket;
      }
    }
  }
  if (victim < 0) return false;
  replica.preemptions += 1;
  pool.preemptions[victim] += 1;
  if (victimBucket < 0) {
    replica.partial = -1;
    replica.usedBlocks -= partialBlocks(replica, pool, victim);
    pool.filledTokens[victim] = 0;
    pool.freedMark[victim] = replica.takenBlocks - replica.usedBlocks;
    requeueFirst(replica, pool, victim);
    return true;
  }
  removeFromBucket(wheel, pool.next, victimBucket, victim);
  const whole = pool.promptTokens[victim] + pool.outputTokens[victim];
  const progress = whole - ((pool.dueTick[victim] - replica.clock) & CLOCK_MASK);
  const blocks = Math.ceil((progress - 1) / settings.blockTokens);
  replica.decodes -= 1;
  replica.decodeContextTokens -= progress;
  replica.phase[(progress - replica.clock) & (settings.blockTokens - 1)] -= 1;
  replica.usedBlocks -= blocks;
  pool.fillTokens[victim] = progress;
  if (settings.preemption === "swap") {
    pool.filledTokens[victim] = progress;
    replica.swapS += blocks * settings.swapBlockS;
    replica.swappedBlocks += blocks;
    enqueueReady(replica, pool, victim);
  } else {
    pool.filledTokens[victim] = 0;
    pool.freedMark[victim] = replica.takenBlocks - replica.usedBlocks;
    requeueFirst(replica, pool, victim);
  }
  return true;
}

/** Blocks that a request in prefill holds. */
export function partialBlocks(replica: Replica, pool: RequestPool, slot: number): number {
  const { settings } = replica;
  const tokens =
    settings.admission === "whole prompt" ? pool.fillTokens[slot] : pool.filledTokens[slot];
  return Math.ceil(tokens / settings.blockTokens);
}

function givesWayBefore(pool: RequestPool, a: number, b: number, byRank: boolean): boolean {
  if (byRank && pool.orderKey[a] !== pool.orderKey[b]) return pool.orderKey[a] > pool.orderKey[b];
  return pool.admission[a] > pool.admission[b];
}

function removeFromBucket(
  wheel: Int32Array,
  next: Int32Array,
  bucket: number,
  victim: number,
): void {
  if (wheel[bucket] === victim) {
    wheel[bucket] = next[victim];
    return;
  }
  let slot = wheel[bucket];
  while (next[slot] !== victim) slot = next[slot];
  next[slot] = next[victim];
}
