/**
 * The engine loop: continuous batching with chunked prefill under a token budget.
 *
 * An iteration takes, in this order: every decode; requests that bring their KV; the prefill that
 * the last iteration cut; new requests, while the batch cap, the token budget and the KV memory
 * allow. The iteration that ends a prefill yields the first token. A request is done with its last
 * output token. A decode takes a new block when its progress passes what its blocks hold; where
 * there is none, a running request gives way (`preempt.ts`).
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
import { partialBlocks, preemptOne } from "./preempt.ts";
import { dequeue, dequeueReady, enqueue, requeueFirst } from "./queue.ts";
import { CLOCK_MASK, type Replica, WHEEL } from "./replica.ts";
import type { RequestChunk } from "./request-chunk.ts";
import type { RequestPool } from "./request-pool.ts";
import {
  ADMISSION,
  ARRIVAL_S,
  CACHED_TOKENS,
  DUE_TICK,
  FILL_TOKENS,
  FILLED_TOKENS,
  FIRST_S,
  FREED_MARK,
  GROUP,
  ID,
  LAST_S,
  NEXT,
  OUTPUT_TOKENS,
  PREEMPTIONS,
  PREFIX,
  PROMPT_TOKENS,
  READY_S,
  SCHEDULED_S,
} from "./request-slots.ts";

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
  const { settings, cost, wheel, phase, cache } = replica;
  const { batchCap, tokenBudget, blockTokens, blocks, watermarkBlocks, draftTokens } = settings;
  const phaseMask = blockTokens - 1;
  const blockShift = 31 - Math.clz32(blockTokens);
  const { numbers, counts } = pool;
  const gapCells = gaps.cells;
  const gapTotals = gaps.totals;
  const linear = cost.kind === "linear";
  const baseS = linear ? cost.baseS : 0;
  const perTokenS = linear ? cost.perTokenS : 0;
  const perContextTokenS = linear ? cost.perContextTokenS : 0;
  const speculative = settings.tokensPerStep > 1;
  const wholePrompt = settings.admission === "whole prompt";
  const ahead = settings.scheduleAhead;
  const reuses = settings.reusePreempted;
  const firstCome = settings.order === "first come";
  const departs = settings.role === "prefill";
  const sends = departs && feed === null;
  const { meter } = replica;
  const plain = linear && !speculative && !ahead && draftTokens === 0 && meter === null;
  const outLimit = out.capacity - 2 * batchCap - 2;
  if (outLimit < 0) throw new RangeError("completions: expected room for two batches");

  let nowS = replica.nowS;
  let endS = replica.endS;
  let clock = replica.clock;
  let decodes = replica.decodes;
  let contextTokens = replica.decodeContextTokens;
  let used = replica.usedBlocks;
  let taken = replica.takenBlocks;
  // Sums go on from those of the replica, so that no bit of them hangs on how a run was cut.
  let iterations = 0;
  let busyS = replica.busyS;
  let blockS = replica.blockS;
  let decodeS = replica.decodeS;
  let gapSumS = replica.gapSumS;
  let prefilledTokens = 0;
  let decodedTokens = 0;
  let peakBlocks = replica.peakBlocks;
  let gapCount = 0;
  let gapLeastS = gapTotals[2];
  let gapMostS = gapTotals[3];
  let steps = 0;
  let stop: Stop = "reached";

  for (;;) {
    // Requests seen by this plan came by `seenS`; what `lateBlocks` and `latePlaces` hold is
    // not yet free to it.
    let seenS = Infinity;
    let lateBlocks = 0;
    let latePlaces = 0;
    if (endS !== Infinity) {
      // Those that departed must be sent before more do.
      if (endS > untilS || (sends && replica.departedHead >= 0)) break;
      if (steps >= maxSteps || out.count > outLimit) {
        stop = "again";
        break;
      }
      steps += 1;
      // The iteration ends: each decode has its token or tokens, the due ones leave.
      nowS = endS;
      if (ahead) {
        seenS = nowS - replica.stepS;
        lateBlocks = used;
        latePlaces = decodes + replica.finishing;
      }
      if (decodes > 0) {
        const stepS = replica.stepS;
        const ticks = replica.ticks;
        const end = (clock + ticks) & CLOCK_MASK;
        contextTokens += decodes * ticks;
        const even = decodes - replica.stallsS.length;
        gapCells[sketchCell(stepS)] += even;
        gapCount += decodes;
        gapSumS += decodes * stepS;
        if (even > 0 && stepS < gapLeastS) gapLeastS = stepS;
        if (even > 0 && stepS > gapMostS) gapMostS = stepS;
        while (replica.stallsS.length > 0) {
          const stallS = replica.stallsS.pop() as number;
          const gapS = stepS + stallS;
          gapCells[sketchCell(gapS)] += 1;
          gapSumS += stallS;
          if (gapS < gapLeastS) gapLeastS = gapS;
          if (gapS > gapMostS) gapMostS = gapS;
        }
        do {
          clock = (clock + 1) & CLOCK_MASK;
          const bucket = clock & WHEEL_MASK;
          let slot = wheel[bucket];
          let before = -1;
          while (slot >= 0) {
            const following = counts[(slot << 4) + NEXT];
            if (counts[(slot << 4) + DUE_TICK] !== clock) {
              before = slot;
            } else {
              if (before < 0) wheel[bucket] = following;
              else counts[(before << 4) + NEXT] = following;
              // Under speculation the last step may yield more than was asked for.
              const progress =
                counts[(slot << 4) + PROMPT_TOKENS] +
                counts[(slot << 4) + OUTPUT_TOKENS] +
                ((end - clock) & CLOCK_MASK);
              decodes -= 1;
              contextTokens -= progress;
              phase[(progress - end) & phaseMask] -= 1;
              used -= (progress - 2 + blockTokens) >> blockShift;
              complete(replica, pool, out, slot, nowS);
            }
            slot = following;
          }
        } while (clock !== end);
      }
      let slot = replica.finishingHead;
      if (slot >= 0) {
        replica.prefilled += replica.finishing;
        replica.finishingHead = -1;
        replica.finishingTail = -1;
        replica.finishing = 0;
        while (slot >= 0) {
          const following = counts[(slot << 4) + NEXT];
          if (numbers[(slot << 3) + FIRST_S] < 0) {
            numbers[(slot << 3) + FIRST_S] = nowS;
          } else {
            // It had begun before: this token comes after all that it waited for since.
            const gapS = nowS - numbers[(slot << 3) + LAST_S];
            gapCells[sketchCell(gapS)] += 1;
            gapCount += 1;
            gapSumS += gapS;
            if (gapS < gapLeastS) gapLeastS = gapS;
            if (gapS > gapMostS) gapMostS = gapS;
          }
          const progress = counts[(slot << 4) + FILL_TOKENS] + 1;
          const left =
            counts[(slot << 4) + PROMPT_TOKENS] + counts[(slot << 4) + OUTPUT_TOKENS] - progress;
          if (left <= 0) {
            used -= (progress - 2 + blockTokens) >> blockShift;
            complete(replica, pool, out, slot, nowS);
          } else if (departs) {
            numbers[(slot << 3) + LAST_S] = nowS;
            depart(replica, pool, slot, progress);
          } else {
            decodes += 1;
            contextTokens += progress;
            phase[(progress - clock) & phaseMask] += 1;
            const due = (clock + left) & CLOCK_MASK;
            counts[(slot << 4) + DUE_TICK] = due;
            counts[(slot << 4) + NEXT] = wheel[due & WHEEL_MASK];
            wheel[due & WHEEL_MASK] = slot;
          }
          slot = following;
        }
      }
      if (ahead) {
        lateBlocks -= used;
        latePlaces -= decodes;
      }
      endS = Infinity;
    }

    if (feed !== null) {
      // Requests that have come by now; where there is nothing to do, time jumps to the next.
      const idle = decodes === 0 && replica.partial < 0;
      if (idle && replica.waitingHead < 0 && replica.readyHead < 0) {
        if (feed.next >= feed.count) break;
        const nextS = feed.arrivalS[feed.next];
        if (nextS > untilS) break;
        if (nextS > nowS) nowS = nextS;
        seenS = nowS;
      }
      if (seenS > nowS) seenS = nowS;
      let row = feed.next;
      const count = feed.count;
      while (row < count && feed.arrivalS[row] <= seenS) {
        if (pool.free === 0) {
          stop = "again";
          break;
        }
        const slot = pool.takeRow(feed, row);
        if (firstCome) {
          // `enqueue`, written out: the hot path of a plain engine.
          counts[(slot << 4) + NEXT] = -1;
          if (replica.waitingHead < 0) replica.waitingHead = slot;
          else counts[(replica.waitingTail << 4) + NEXT] = slot;
          replica.waitingTail = slot;
          replica.waiting += 1;
          replica.outstanding += 1;
          replica.waitingTokens += counts[(slot << 4) + FILL_TOKENS];
        } else {
          enqueue(replica, pool, slot);
        }
        row += 1;
      }
      feed.next = row;
      if (stop === "again") break;
      // The next chunk may hold more for this instant.
      if (row >= count && nowS >= feed.untilS) break;
    } else if (replica.wakeS !== Infinity) {
      if (replica.wakeS > untilS) break;
      if (replica.wakeS > nowS) nowS = replica.wakeS;
      replica.wakeS = Infinity;
    }
    // Those that bring their KV may have been announced for later.
    const comesS = replica.readyHead >= 0 ? numbers[(replica.readyHead << 3) + READY_S] : Infinity;
    if (decodes === 0 && replica.partial < 0 && replica.waitingHead < 0 && comesS > nowS) {
      replica.wakeS = comesS;
      break;
    }

    // Plan the next iteration. First, blocks for the decodes that there are.
    let ticks = 1;
    if (speculative && (decodes > 0 || comesS <= nowS)) {
      replica.clockRest += settings.tokensPerStep;
      ticks = Math.floor(replica.clockRest);
      replica.clockRest -= ticks;
    }
    let extraS = 0;
    if (decodes > 0) {
      let need = 0;
      for (let tick = 0; tick < ticks; tick++) need += phase[(1 - clock - tick) & phaseMask];
      if (used + need > blocks) {
        replica.decodes = decodes;
        replica.decodeContextTokens = contextTokens;
        replica.usedBlocks = used;
        replica.takenBlocks = taken;
        replica.clock = clock;
        replica.nowS = nowS;
        while (replica.usedBlocks + need > blocks && preemptOne(replica, pool)) {
          need = 0;
          for (let tick = 0; tick < ticks; tick++) need += phase[(1 - clock - tick) & phaseMask];
        }
        decodes = replica.decodes;
        contextTokens = replica.decodeContextTokens;
        used = replica.usedBlocks;
        extraS += replica.swapS;
        replica.swapS = 0;
      }
      used += need;
      taken += need;
    }
    while (replica.readyHead >= 0 && decodes + replica.finishing < batchCap) {
      const slot = replica.readyHead;
      if (numbers[(slot << 3) + READY_S] > nowS) break;
      const progress = counts[(slot << 4) + FILL_TOKENS];
      // Room for the tokens of this very iteration is taken with it.
      const need = (progress + ticks - 1 + phaseMask) >> blockShift;
      const alone = decodes === 0 && replica.partial < 0;
      if (blocks - used - need < (alone ? 0 : watermarkBlocks)) break;
      dequeueReady(replica, pool);
      used += need;
      taken += need;
      if (numbers[(slot << 3) + SCHEDULED_S] < 0) numbers[(slot << 3) + SCHEDULED_S] = nowS;
      // What was swapped out comes back; what a prefill pool sent has come already.
      if (numbers[(slot << 3) + READY_S] === 0) {
        extraS += ((progress - 1 + phaseMask) >> blockShift) * settings.swapBlockS;
      }
      counts[(slot << 4) + ADMISSION] = replica.admissions++;
      replica.stallsS.push(nowS - numbers[(slot << 3) + LAST_S]);
      const left =
        counts[(slot << 4) + PROMPT_TOKENS] + counts[(slot << 4) + OUTPUT_TOKENS] - progress;
      const due = (clock + left) & CLOCK_MASK;
      counts[(slot << 4) + DUE_TICK] = due;
      counts[(slot << 4) + NEXT] = wheel[due & WHEEL_MASK];
      wheel[due & WHEEL_MASK] = slot;
      decodes += 1;
      contextTokens += progress;
      phase[(progress - clock) & phaseMask] += 1;
    }
    const decodeTokens = decodes * (draftTokens + 1);
    let budget = tokenBudget - decodeTokens;
    let prefillTokens = 0;
    let prefillContextTokens = 0;
    const partial = replica.partial;
    if (partial >= 0 && budget > 0) {
      const filled = counts[(partial << 4) + FILLED_TOKENS];
      const rest = counts[(partial << 4) + FILL_TOKENS] - filled;
      const chunk = Math.min(rest, budget);
      let need = 0;
      if (!wholePrompt) {
        need = ((filled + chunk + phaseMask) >> blockShift) - ((filled + phaseMask) >> blockShift);
      }
      if (used + need > blocks) {
        // It came last: it is the one to give way.
        used -= partialBlocks(replica, pool, partial);
        replica.partial = -1;
        replica.preemptions += 1;
        counts[(partial << 4) + PREEMPTIONS] += 1;
        counts[(partial << 4) + FILLED_TOKENS] = 0;
        numbers[(partial << 3) + FREED_MARK] = taken - used;
        requeueFirst(replica, pool, partial);
      } else {
        used += need;
        taken += need;
        prefillTokens += chunk;
        prefillContextTokens += filled;
        budget -= chunk;
        counts[(partial << 4) + FILLED_TOKENS] = filled + chunk;
        if (chunk === rest) {
          replica.partial = -1;
          append(replica, counts, partial);
        }
      }
    }
    const open = replica.readyHead < 0 || numbers[(replica.readyHead << 3) + READY_S] > nowS;
    if (replica.waitingHead >= 0 && replica.partial < 0 && open) {
      let running = decodes + replica.finishing + latePlaces;
      while (budget > 0 && running < batchCap) {
        const slot = replica.waitingHead;
        if (slot < 0) break;
        const fill = counts[(slot << 4) + FILL_TOKENS];
        let filled = counts[(slot << 4) + FILLED_TOKENS];
        if (cache !== null && filled === 0) {
          filled = cache.find(pool, slot);
          counts[(slot << 4) + FILLED_TOKENS] = filled;
          if (counts[(slot << 4) + PREEMPTIONS] === 0) counts[(slot << 4) + CACHED_TOKENS] = filled;
          extraS += cache.loadS;
        }
        if (reuses && counts[(slot << 4) + PREEMPTIONS] > 0) {
          const found = numbers[(slot << 3) + FREED_MARK] + blocks - taken;
          if (found > 0) filled = Math.min(fill - 1, found * blockTokens);
          // Only whole blocks are found, and the newest token's block never is.
          filled -= filled & phaseMask;
        }
        const rest = fill - filled;
        const chunk = Math.min(rest, budget);
        const held = wholePrompt ? fill : filled + chunk;
        const need = (held + phaseMask) >> blockShift;
        const spare = blocks - used - lateBlocks - need;
        if (spare < (running === 0 ? 0 : watermarkBlocks)) break;
        if (firstCome) {
          // `dequeue`, written out.
          replica.waiting -= 1;
          replica.waitingTokens -= fill;
          replica.waitingHead = counts[(slot << 4) + NEXT];
        } else {
          dequeue(replica, pool);
        }
        used += need;
        taken += need;
        running += 1;
        counts[(slot << 4) + ADMISSION] = replica.admissions++;
        if (numbers[(slot << 3) + SCHEDULED_S] < 0) numbers[(slot << 3) + SCHEDULED_S] = nowS;
        prefillContextTokens += filled;
        prefillTokens += chunk;
        budget -= chunk;
        counts[(slot << 4) + FILLED_TOKENS] = filled + chunk;
        if (chunk === rest) {
          append(replica, counts, slot);
        } else {
          replica.partial = slot;
          break;
        }
      }
    }
    const tokens = decodeTokens + prefillTokens;
    if (tokens === 0) break;
    if (cache !== null && cache.cache.held(0) > (blocks - used) * blockTokens) {
      cache.cache.shrink(Math.max(0, (blocks - used) * blockTokens));
    }
    const allContext = contextTokens + prefillContextTokens;
    const stepS =
      extraS +
      (linear
        ? baseS + perTokenS * tokens + perContextTokenS * allContext
        : cost.stepS(tokens, allContext, decodes, prefillTokens, prefillContextTokens));
    replica.stepS = stepS;
    replica.ticks = ticks;
    endS = nowS + stepS;
    iterations += 1;
    busyS += stepS;
    prefilledTokens += prefillTokens;
    decodedTokens += decodes * ticks;
    blockS += used * stepS;
    decodeS += decodes * stepS;
    if (used > peakBlocks) peakBlocks = used;
    if (meter !== null) meter.step(nowS, stepS, decodes, prefillTokens, allContext, used);

    // Where there is nothing but decodes, iterations until something else happens, in a loop of
    // its own: the same sums, and nothing to look for.
    if (!plain || prefillTokens > 0 || decodes === 0 || cache !== null) continue;
    if (replica.waitingHead >= 0 || replica.stallsS.length > 0) continue;
    let nextS = Infinity;
    if (feed !== null) nextS = feed.next < feed.count ? feed.arrivalS[feed.next] : feed.untilS;
    else if (replica.readyHead >= 0) nextS = numbers[(replica.readyHead << 3) + READY_S];
    const quietS = nextS <= untilS ? beforeInstant(nextS) : untilS;
    const fixedS = baseS + perTokenS * decodes;
    let eachS = stepS;
    while (endS <= quietS && wheel[(clock + 1) & WHEEL_MASK] < 0 && steps < maxSteps) {
      const need = phase[-clock & phaseMask];
      if (used + need > blocks) break;
      steps += 1;
      nowS = endS;
      clock = (clock + 1) & CLOCK_MASK;
      contextTokens += decodes;
      gapCells[sketchCell(eachS)] += decodes;
      gapCount += decodes;
      gapSumS += decodes * eachS;
      if (eachS < gapLeastS) gapLeastS = eachS;
      if (eachS > gapMostS) gapMostS = eachS;
      used += need;
      taken += need;
      eachS = fixedS + perContextTokenS * contextTokens;
      endS = nowS + eachS;
      iterations += 1;
      busyS += eachS;
      decodedTokens += decodes;
      blockS += used * eachS;
      decodeS += decodes * eachS;
      if (used > peakBlocks) peakBlocks = used;
    }
    replica.stepS = eachS;
  }

  replica.nowS = nowS;
  replica.endS = endS;
  replica.clock = clock;
  replica.decodes = decodes;
  replica.decodeContextTokens = contextTokens;
  replica.usedBlocks = used;
  replica.takenBlocks = taken;
  replica.peakBlocks = peakBlocks;
  if (iterations > 0) {
    replica.iterations += iterations;
    replica.busyS = busyS;
    replica.prefillTokens += prefilledTokens;
    replica.decodeTokens += decodedTokens;
    replica.blockS = blockS;
    replica.decodeS = decodeS;
  }
  if (gapCount > 0) {
    replica.gapSumS = gapSumS;
    gapTotals[0] += gapCount;
    gapTotals[2] = gapLeastS;
    gapTotals[3] = gapMostS;
  }
  return stop;
}

/** The last or last but one time before `atS`. */
export function beforeInstant(atS: number): number {
  return atS - atS * 2.220446049250313e-16;
}

/** Puts a request behind those whose prefill ends with the iteration being planned. */
function append(replica: Replica, counts: Int32Array, slot: number): void {
  counts[(slot << 4) + NEXT] = -1;
  if (replica.finishingHead < 0) replica.finishingHead = slot;
  else counts[(replica.finishingTail << 4) + NEXT] = slot;
  replica.finishingTail = slot;
  replica.finishing += 1;
}

/** A prefilled request leaves; its blocks stay taken until the driver has sent its KV. */
function depart(replica: Replica, pool: RequestPool, slot: number, progress: number): void {
  const { counts } = pool;
  replica.outstanding -= 1;
  replica.cache?.release(pool, slot, counts[(slot << 4) + PROMPT_TOKENS]);
  counts[(slot << 4) + FILL_TOKENS] = progress;
  counts[(slot << 4) + NEXT] = -1;
  if (replica.departedHead < 0) replica.departedHead = slot;
  else counts[(replica.departedTail << 4) + NEXT] = slot;
  replica.departedTail = slot;
}

function complete(
  replica: Replica,
  pool: RequestPool,
  out: Completions,
  slot: number,
  nowS: number,
): void {
  const { numbers, counts } = pool;
  replica.completed += 1;
  replica.outstanding -= 1;
  if (replica.cache !== null) {
    replica.cache.release(
      pool,
      slot,
      counts[(slot << 4) + PROMPT_TOKENS] + counts[(slot << 4) + OUTPUT_TOKENS],
    );
  }
  const row = out.count++;
  out.id[row] = numbers[(slot << 3) + ID];
  out.arrivalS[row] = numbers[(slot << 3) + ARRIVAL_S];
  out.scheduledS[row] = numbers[(slot << 3) + SCHEDULED_S];
  out.firstS[row] = numbers[(slot << 3) + FIRST_S];
  out.finishS[row] = nowS;
  out.promptTokens[row] = counts[(slot << 4) + PROMPT_TOKENS];
  out.outputTokens[row] = counts[(slot << 4) + OUTPUT_TOKENS];
  out.cachedTokens[row] = counts[(slot << 4) + CACHED_TOKENS];
  out.group[row] = counts[(slot << 4) + GROUP];
  out.prefix[row] = counts[(slot << 4) + PREFIX];
  out.preemptions[row] = counts[(slot << 4) + PREEMPTIONS];
  out.replica[row] = replica.number;
  pool.give(slot);
}
