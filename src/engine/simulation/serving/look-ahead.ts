/**
 * How far ahead nobody needs to look at a replica.
 *
 * Others notice of a replica how many requests it has, so a request that is done. While it only
 * decodes, with room for every block that this takes, none is done before the first one due, at
 * steps no shorter than of those that decode now. What lies between is simulated in one go, and
 * requests that come with their KV meanwhile are left with it, each with the time of its coming.
 *
 * Valid   linear step costs, no speculation; elsewhere every iteration counts
 * Checked serving.laws.test.ts: the same requests at the same times as iteration by iteration
 */

import { receive } from "./queue.ts";
import { type Replica, WHEEL } from "./replica.ts";
import type { RequestPool } from "./request-pool.ts";
import { FILL_TOKENS, NEXT, OUTPUT_TOKENS, PROMPT_TOKENS, READY_S } from "./request-slots.ts";

/** Requests with their KV that are gone through one by one; more stand in a queue. */
const FEW_READY = 8;
/** Sums of steps may round down; times are held below them by as much. */
const SLACK = 1 - 1e-9;

export class LookAhead {
  private readonly replicas: readonly Replica[];
  private readonly pool: RequestPool;
  /**
   * By replica, of the stretch looked over: KV blocks that it surely leaves free (below 0: nobody
   * looked ahead), those that one more decode takes in it, and its least step.
   */
  private readonly spareBlocks: Float64Array;
  private readonly growthBlocks: Float64Array;
  private readonly leastStepS: Float64Array;

  constructor(replicas: readonly Replica[], pool: RequestPool) {
    this.replicas = replicas;
    this.pool = pool;
    this.spareBlocks = new Float64Array(replicas.length).fill(-1);
    this.growthBlocks = new Float64Array(replicas.length);
    this.leastStepS = new Float64Array(replicas.length);
  }

  /** What was found about a replica holds no longer. */
  forget(r: number): void {
    this.spareBlocks[r] = -1;
  }

  /** The earliest time, from now on, at which others could notice something of a replica. */
  nextEventS(r: number): number {
    const replica = this.replicas[r];
    const { endS, settings, cost } = replica;
    this.spareBlocks[r] = -1;
    if (endS === Infinity) return replica.wakeS;
    if (replica.finishing > 0 || replica.partial >= 0) return endS;
    if (replica.waitingHead >= 0 || replica.ready > FEW_READY) return endS;
    if (cost.kind !== "linear" || settings.tokensPerStep > 1) return endS;
    const { numbers, counts } = this.pool;
    let ahead = 1;
    while (ahead < WHEEL && replica.wheel[(replica.clock + ahead) & (WHEEL - 1)] < 0) ahead += 1;
    // Those that come with their KV are let in when this iteration ends, at the earliest.
    for (let slot = replica.readyHead; slot >= 0; slot = counts[(slot << 4) + NEXT]) {
      if (numbers[(slot << 3) + READY_S] === 0) return endS;
      ahead = Math.min(ahead, 1 + this.tokensLeft(slot));
    }
    const growth = Math.ceil(ahead / settings.blockTokens) + 1;
    let spare = settings.blocks - replica.usedBlocks - replica.decodes * growth;
    for (let slot = replica.readyHead; slot >= 0; slot = counts[(slot << 4) + NEXT]) {
      spare -= Math.ceil(counts[(slot << 4) + FILL_TOKENS] / settings.blockTokens) + growth;
    }
    if (spare < 0) return endS;
    // Not the step in flight, which swapped blocks may have made longer than those to come.
    const stepS =
      cost.baseS +
      cost.perTokenS * replica.decodes +
      cost.perContextTokenS * replica.decodeContextTokens;
    this.spareBlocks[r] = spare;
    this.growthBlocks[r] = growth;
    this.leastStepS[r] = stepS * SLACK;
    return endS + (ahead - 1) * stepS * SLACK;
  }

  /**
   * Leaves a request that has its KV at `atS` with a replica that is not simulated up to then, and
   * returns when it may be done at the earliest; −1 where the replica must be looked at now.
   */
  leave(r: number, slot: number, atS: number): number {
    if (this.spareBlocks[r] < 0) return -1;
    const replica = this.replicas[r];
    const tokens = this.pool.counts[(slot << 4) + FILL_TOKENS];
    const blocks = Math.ceil(tokens / replica.settings.blockTokens);
    this.spareBlocks[r] -= blocks + this.growthBlocks[r];
    if (this.spareBlocks[r] < 0) return -1;
    receive(replica, this.pool, slot, atS);
    return atS + this.tokensLeft(slot) * this.leastStepS[r];
  }

  /** Output tokens that a request with its KV has yet to yield. */
  private tokensLeft(slot: number): number {
    const { counts } = this.pool;
    const at = slot << 4;
    return counts[at + PROMPT_TOKENS] + counts[at + OUTPUT_TOKENS] - counts[at + FILL_TOKENS];
  }
}
