/**
 * The engine loop: continuous batching with chunked prefill under a token budget.
 *
 * An iteration takes, in this order: every decode; the prefill that the last iteration cut; new
 * requests, while the batch cap, the token budget and the KV memory allow. The iteration that
 * ends a prefill yields the first token. A request is done with its last output token. A decode
 * takes a new block when its progress passes what its blocks hold; where there is none, the
 * request that came last gives way.
 *
 * Short calls: the loop returns after `maxSteps` iterations so that the driver can report, cancel
 * or stop, and so that V8 never holds one call with counters beyond small integers.
 *
 * Units   seconds, tokens, blocks
 * From    Agrawal et al. 2024 (Sarathi-Serve), Kwon et al. 2023 (block-wise KV, preemption)
 * Checked r1.test.ts to the last bit of reference run R1; laws in serving.laws.test.ts
 */

import { type QuantileSketch, sketchCell } from "../../kernel/quantile-sketch.ts";
import type { Completions } from "./completions.ts";
import { CLOCK_MASK, type Replica, WHEEL } from "./replica.ts";
import type { RequestChunk } from "./request-chunk.ts";
import type { RequestPool } from "./request-pool.ts";

/** Why `advance` came back. */
export type Stop =
  /** Nothing more happens up to the time asked for. */
  | "reached"
  /** The step limit, or too little room in pool or completions: empty them and call again. */
  | "again";

const WHEEL_MASK = WHEEL - 1;

/**
 * Moves a replica to `untilS`: every iteration that ends by then is done, and those requests of
 * `feed` (null: a router feeds it) that have come by then are in its queue.
 */
export function advance(
  replica: Replica,
  pool: RequestPool,
  feed: RequestChunk | null,
  out: Completions,
  gaps: QuantileSketch,
  untilS: number,
  maxSteps: number,
): Stop {
  const { settings, cost, wheel, phase } = replica;
  const { batchCap, tokenBudget, blockTokens, blocks, watermarkBlocks } = settings;
  const phaseMask = blockTokens - 1;
  const blockShift = 31 - Math.clz32(blockTokens);
  const { arrivalS, firstS, scheduledS, fillTokens, filledTokens, dueTick, next } = pool;
  const { promptTokens, outputTokens } = pool;
  const gapCells = gaps.cells;
  const gapTotals = gaps.totals;
  const linear = cost.kind === "linear";
  const baseS = linear ? cost.baseS : 0;
  const perTokenS = linear ? cost.perTokenS : 0;
  const perContextTokenS = linear ? cost.perContextTokenS : 0;
  const outLimit = out.capacity - 2 * batchCap - 2;
  if (outLimit < 0) throw new RangeError("completions: expected room for two batches");

  let nowS = replica.nowS;
  let endS = replica.endS;
  let clock = replica.clock;
  let decodes = replica.decodes;
  let contextTokens = replica.decodeContextTokens;
  let used = replica.usedBlocks;
  let steps = 0;
  let stop: Stop = "reached";

  for (;;) {
    if (endS !== Infinity) {
      if (endS > untilS) break;
      if (steps >= maxSteps || out.count > outLimit) {
        stop = "again";
        break;
      }
      steps += 1;
      // The iteration ends: each decode has its token, the due ones leave.
      nowS = endS;
      const stepS = replica.stepS;
      if (decodes > 0) {
        clock = (clock + 1) & CLOCK_MASK;
        contextTokens += decodes;
        const cell = sketchCell(stepS);
        gapCells[cell] += decodes;
        gapTotals[0] += decodes;
        gapTotals[1] += decodes * stepS;
        if (stepS < gapTotals[2]) gapTotals[2] = stepS;
        if (stepS > gapTotals[3]) gapTotals[3] = stepS;
        const bucket = clock & WHEEL_MASK;
        let slot = wheel[bucket];
        let before = -1;
        while (slot >= 0) {
          const following = next[slot];
          if (dueTick[slot] !== clock) {
            before = slot;
          } else {
            if (before < 0) wheel[bucket] = following;
            else next[before] = following;
            const progress = promptTokens[slot] + outputTokens[slot];
            decodes -= 1;
            contextTokens -= progress;
            phase[(progress - clock) & phaseMask] -= 1;
            used -= (progress - 2 + blockTokens) >> blockShift;
            complete(pool, out, slot, nowS);
            replica.completed += 1;
          }
          slot = following;
        }
      }
      let slot = replica.finishingHead;
      if (slot >= 0) {
        while (slot >= 0) {
          const following = next[slot];
          if (firstS[slot] < 0) firstS[slot] = nowS;
          const progress = fillTokens[slot] + 1;
          const left = promptTokens[slot] + outputTokens[slot] - progress;
          if (left <= 0) {
            used -= (progress - 2 + blockTokens) >> blockShift;
            complete(pool, out, slot, nowS);
            replica.completed += 1;
          } else {
            decodes += 1;
            contextTokens += progress;
            phase[(progress - clock) & phaseMask] += 1;
            const due = (clock + left) & CLOCK_MASK;
            dueTick[slot] = due;
            next[slot] = wheel[due & WHEEL_MASK];
            wheel[due & WHEEL_MASK] = slot;
          }
          slot = following;
        }
        replica.finishingHead = -1;
        replica.finishingTail = -1;
        replica.finishing = 0;
      }
      endS = Infinity;
    }

    if (feed !== null) {
      // Requests that have come by now; where there is nothing to do, time jumps to the next.
      if (decodes === 0 && replica.partial < 0 && replica.waitingHead < 0) {
        if (feed.next >= feed.count) break;
        const nextS = feed.arrivalS[feed.next];
        if (nextS > untilS) break;
        if (nextS > nowS) nowS = nextS;
      }
      let row = feed.next;
      const count = feed.count;
      while (row < count && feed.arrivalS[row] <= nowS) {
        if (pool.free === 0) {
          stop = "again";
          break;
        }
        const slot = pool.take();
        arrivalS[slot] = feed.arrivalS[row];
        scheduledS[slot] = -1;
        firstS[slot] = -1;
        promptTokens[slot] = feed.promptTokens[row];
        outputTokens[slot] = feed.outputTokens[row];
        fillTokens[slot] = feed.promptTokens[row];
        filledTokens[slot] = 0;
        pool.id[slot] = feed.firstId + row;
        pool.group[slot] = feed.group[row];
        pool.prefix[slot] = feed.prefix[row];
        pool.cachedTokens[slot] = 0;
        pool.preemptions[slot] = 0;
        next[slot] = -1;
        if (replica.waitingHead < 0) replica.waitingHead = slot;
        else next[replica.waitingTail] = slot;
        replica.waitingTail = slot;
        replica.waiting += 1;
        row += 1;
      }
      feed.next = row;
      if (stop === "again") break;
      // The feed may hold more for this instant in its next chunk.
      if (row >= count && nowS >= feed.knownUntilS) break;
    }

    // Plan the next iteration.
    let tokens = decodes;
    let budget = tokenBudget - decodes;
    let prefillTokens = 0;
    let prefillContextTokens = 0;
    if (decodes > 0) {
      const need = phase[(1 - clock) & phaseMask];
      used += need;
    }
    const partial = replica.partial;
    if (partial >= 0 && budget > 0) {
      const filled = filledTokens[partial];
      const rest = fillTokens[partial] - filled;
      const chunk = rest < budget ? rest : budget;
      prefillTokens += chunk;
      prefillContextTokens += filled;
      budget -= chunk;
      filledTokens[partial] = filled + chunk;
      if (chunk === rest) {
        replica.partial = -1;
        append(replica, next, partial);
      }
    }
    let slot = replica.waitingHead;
    if (slot >= 0 && budget > 0 && replica.partial < 0) {
      let running = decodes + replica.finishing;
      while (slot >= 0 && budget > 0 && running < batchCap) {
        const fill = fillTokens[slot];
        const need = (fill + phaseMask) >> blockShift;
        if (blocks - used - need < watermarkBlocks) break;
        used += need;
        running += 1;
        const following = next[slot];
        if (scheduledS[slot] < 0) scheduledS[slot] = nowS;
        const filled = filledTokens[slot];
        const rest = fill - filled;
        prefillContextTokens += filled;
        if (rest <= budget) {
          budget -= rest;
          prefillTokens += rest;
          filledTokens[slot] = fill;
          append(replica, next, slot);
        } else {
          prefillTokens += budget;
          filledTokens[slot] = filled + budget;
          budget = 0;
          replica.partial = slot;
        }
        slot = following;
        replica.waiting -= 1;
      }
      replica.waitingHead = slot;
      if (slot < 0) replica.waitingTail = -1;
    }
    tokens += prefillTokens;
    if (tokens === 0) break;
    const allContext = contextTokens + prefillContextTokens;
    const stepS = linear
      ? baseS + perTokenS * tokens + perContextTokenS * allContext
      : cost.stepS(tokens, allContext, decodes, prefillTokens, prefillContextTokens);
    replica.stepS = stepS;
    endS = nowS + stepS;
    replica.iterations += 1;
    replica.busyS += stepS;
    replica.prefillTokens += prefillTokens;
    replica.decodeTokens += decodes;
    replica.blockS += used * stepS;
    replica.decodeS += decodes * stepS;
    if (used > replica.peakBlocks) replica.peakBlocks = used;
  }

  replica.nowS = nowS;
  replica.endS = endS;
  replica.clock = clock;
  replica.decodes = decodes;
  replica.decodeContextTokens = contextTokens;
  replica.usedBlocks = used;
  return stop;
}

/** Puts a request behind those whose prefill ends with the iteration being planned. */
function append(replica: Replica, next: Int32Array, slot: number): void {
  next[slot] = -1;
  if (replica.finishingHead < 0) replica.finishingHead = slot;
  else next[replica.finishingTail] = slot;
  replica.finishingTail = slot;
  replica.finishing += 1;
}

function complete(pool: RequestPool, out: Completions, slot: number, nowS: number): void {
  const row = out.count++;
  out.id[row] = pool.id[slot];
  out.arrivalS[row] = pool.arrivalS[slot];
  out.scheduledS[row] = pool.scheduledS[slot];
  out.firstS[row] = pool.firstS[slot];
  out.finishS[row] = nowS;
  out.promptTokens[row] = pool.promptTokens[slot];
  out.outputTokens[row] = pool.outputTokens[slot];
  out.cachedTokens[row] = pool.cachedTokens[slot];
  out.group[row] = pool.group[slot];
  out.prefix[row] = pool.prefix[slot];
  out.preemptions[row] = pool.preemptions[slot];
  pool.give(slot);
}
