/**
 * Many replicas behind a router: pools, KV transfers, failures, autoscaling, users who react.
 *
 * One clock for all: events in order of time, arrivals before what a replica does at the same
 * instant. Where the router looks at no replica or at few, and nothing else ties them together,
 * each replica is simulated only when it is looked at; the answer is the same, and the cost does
 * not depend on the replicas that stand idle.
 */

import { EventHeap } from "../../kernel/event-heap.ts";
import { exponential } from "../../kernel/samplers.ts";
import { advance, beforeInstant } from "./advance.ts";
import type { Autoscaling, ClusterOptions, Failures, PoolScaling } from "./cluster-options.ts";
import { Completions } from "./completions.ts";
import { evacuate } from "./evacuate.ts";
import { FollowUps } from "./follow-ups.ts";
import { LookAhead } from "./look-ahead.ts";
import { PrefixMemory } from "./prefix-memory.ts";
import { enqueue, receive } from "./queue.ts";
import { fits, largestTokens, Rejections } from "./rejections.ts";
import { Replica } from "./replica.ts";
import { type FollowUp, RequestChunk } from "./request-chunk.ts";
import { RequestPool } from "./request-pool.ts";
import { FILL_TOKENS, FILLED_TOKENS, NEXT, OUTPUT_TOKENS, PROMPT_TOKENS } from "./request-slots.ts";
import { createRouter, type Router } from "./router.ts";
import type { ServingStatistics } from "./statistics.ts";
import { WinnerTree } from "./winner-tree.ts";

type ReplicaState = "off" | "starting" | "open" | "draining" | "failed";

/** Kinds of timer, in the order in which they happen at one instant. */
const TRANSFERRED = 0;
const STARTED = 1;
const REPAIRED = 2;
const FAILED = 3;
const SCALE = 4;

export class Cluster {
  readonly replicas: Replica[] = [];
  readonly state: ReplicaState[] = [];
  readonly statistics: ServingStatistics;
  readonly rejected = new Rejections();
  arrived = 0;
  nowS = 0;
  retries = 0;
  failures = 0;
  transferredTokens = 0;
  /** Replica seconds in any state but off: what is paid for. */
  paidS = 0;
  peakOpen = 0;

  private readonly options: ClusterOptions;
  private readonly pool = new RequestPool();
  private readonly done: Completions;
  private readonly chunk = new RequestChunk();
  private readonly tree: WinnerTree;
  private readonly timers = new EventHeap();
  private readonly timerKind: number[] = [];
  private readonly timerItem: number[] = [];
  private readonly freeTimers: number[] = [];
  /** Replicas that take arrivals, and those that take prefilled requests, by number. */
  private readonly open: number[] = [];
  private readonly openDecode: number[] = [];
  private readonly router: Router;
  private readonly pools: boolean;
  private readonly lazy: boolean;
  /** Whether nothing looks inside a replica but at how many requests it has. */
  private readonly skips: boolean;
  private readonly stranded: number[] = [];
  private readonly strandedReady: number[] = [];
  private readonly heldBy: number[] = [];
  private readonly bornS: Float64Array;
  private readonly price: number[] = [];
  /** Whether one replica holds what any other does. */
  private readonly alike: boolean;
  /** Outages of each replica that have begun and not ended: they may overlap. */
  private readonly outages: number[] = [];
  private readonly ahead: LookAhead;

  constructor(options: ClusterOptions) {
    this.options = options;
    this.statistics = options.statistics;
    const reacts = options.source.afterCompletion !== undefined;
    let batchCap = 0;
    for (const group of options.groups) {
      batchCap = Math.max(batchCap, group.settings.batchCap);
      for (let i = 0; i < group.count; i++) {
        const replica = new Replica(group.settings, group.cost, this.replicas.length);
        if (options.prefix !== null && group.settings.role !== "decode") {
          const tokens = group.settings.blocks * group.settings.blockTokens;
          replica.cache = new PrefixMemory(options.prefix, tokens);
        }
        this.replicas.push(replica);
        this.price.push(group.price);
      }
    }
    const count = this.replicas.length;
    this.bornS = new Float64Array(count);
    this.ahead = new LookAhead(this.replicas, this.pool);
    this.tree = new WinnerTree(count);
    this.done = new Completions((reacts ? 8 : 4) * batchCap + 512);
    this.pools = options.groups.some((group) => group.settings.role === "prefill");
    const memory = options.groups.map(({ settings }) => largestTokens(settings));
    this.alike = memory.every((tokens) => tokens === memory[0]);
    const { arrivals, decode } = options.autoscaling ?? { arrivals: null, decode: null };
    for (let r = 0; r < count; r++) {
      this.state.push("off");
      this.outages.push(0);
      const scaling = this.decodes(r) ? decode : arrivals;
      if (this.openOf(r).length < (scaling?.initial ?? count)) this.openReplica(r);
    }
    this.router = createRouter(options.router, {
      replicas: this.replicas,
      pool: this.pool,
      random: options.random.fork("router"),
      bring: (replica, nowS) => {
        // Elsewhere a replica is never behind in how many requests it has.
        if (this.lazy) this.bring(replica, nowS);
      },
      price: this.price,
      targetTtftS: options.targetTtftS,
      prefixSlack: options.prefixSlack,
    });
    const tied = this.pools || reacts || options.failures !== null || options.autoscaling !== null;
    this.lazy = this.router.looksAt !== "all" && !tied;
    // Caches change with every iteration; in pools the router sees only those that never skip.
    const looksIntoCaches = options.router === "prefix aware" && options.prefix !== null;
    this.skips = options.router !== "cheapest within target" && (!looksIntoCaches || this.pools);
    this.planFailures();
    if (options.autoscaling !== null) {
      this.setTimer(options.autoscaling.everyS, SCALE, 0);
    }
  }

  /** Whether a replica belongs to the decode pool. */
  private decodes(r: number): boolean {
    return this.replicas[r].settings.role === "decode";
  }

  /** The open replicas of its pool. */
  private openOf(r: number): number[] {
    return this.decodes(r) ? this.openDecode : this.open;
  }

  /** Works on for a bounded time; false when every request has finished. */
  step(): boolean {
    const { chunk } = this;
    if (chunk.next >= chunk.count && chunk.untilS !== Infinity) {
      this.options.source.fill(chunk);
      for (let row = 0; row < chunk.count; row++) chunk.id[row] = this.arrived + row;
      this.arrived += chunk.count;
    }
    this.pool.ensureFree(chunk.count - chunk.next + 64);
    while (chunk.next < chunk.count) {
      const row = chunk.next;
      const atS = chunk.arrivalS[row];
      this.runTo(atS, false);
      chunk.next = row + 1;
      this.arrive(chunk, row, atS);
    }
    if (chunk.untilS !== Infinity) return true;
    return this.finishSome();
  }

  /** After the last arrival: events until nothing is left, some thousands a call. */
  private finishSome(): boolean {
    for (let i = 0; i < 4096; i++) {
      if (this.pool.live === 0 && this.followUps.size === 0) return this.end();
      const nextS = Math.min(this.tree.firstS, this.timers.nextS, this.followUps.nextS);
      if (nextS === Infinity) {
        this.bringAll(Infinity);
        return this.end();
      }
      this.runTo(nextS, true);
    }
    return true;
  }

  private end(): false {
    this.bringAll(Infinity);
    this.flush();
    // The run ends with its last token, whoever was refused after it.
    this.nowS = 0;
    for (const replica of this.replicas) {
      this.nowS = Math.max(this.nowS, replica.nowS);
      this.statistics.gaps.totals[1] += replica.gapSumS;
      replica.gapSumS = 0;
    }
    for (let r = 0; r < this.replicas.length; r++) {
      if (this.state[r] !== "off" && this.bornS[r] < this.nowS) {
        this.paidS += this.nowS - this.bornS[r];
        this.options.onPaid?.(r, this.bornS[r], this.nowS);
      }
      this.bornS[r] = this.nowS;
    }
    return false;
  }

  /** Everything that happens before `atS`, in order; at it, timers, and replicas if `through`. */
  private runTo(atS: number, through: boolean): void {
    if (this.lazy) {
      this.nowS = atS;
      return;
    }
    for (;;) {
      const timerS = this.timers.nextS;
      const followS = this.followUps.nextS;
      const replicaS = this.tree.firstS;
      if (timerS <= replicaS && timerS <= followS) {
        if (timerS > atS) break;
        this.fireTimer();
      } else if (followS <= replicaS) {
        if (followS > atS) break;
        this.followUp();
      } else {
        // At the very instant of an arrival the arrival comes first.
        if (replicaS > atS || (replicaS === atS && !through)) break;
        this.moveReplica(this.tree.first, replicaS);
      }
    }
    this.nowS = atS;
  }

  private arrive(chunk: RequestChunk, row: number, atS: number): void {
    const prompt = chunk.promptTokens[row];
    const output = chunk.outputTokens[row];
    if (!this.holds(prompt, output)) {
      this.rejected.addLargerThanKv(chunk.id[row]);
      const { source } = this.options;
      if (source.afterRefusal?.(atS)) this.followUps.push(source.follow as FollowUp);
      return;
    }
    this.pool.ensureFree(1);
    const slot = this.pool.takeRow(chunk, row);
    this.route(slot, atS);
  }

  /** Whether a request has room: in some kind of replica, with pools in both. */
  private holds(promptTokens: number, outputTokens: number): boolean {
    const { groups } = this.options;
    for (const { settings } of groups) {
      const held = fits(settings, promptTokens, outputTokens);
      if (held !== this.pools) return held;
    }
    return this.pools;
  }

  /** The open replicas that hold a request. */
  private openFor(slot: number): readonly number[] {
    if (this.alike || this.pools) return this.open;
    const { counts } = this.pool;
    const prompt = counts[(slot << 4) + PROMPT_TOKENS];
    const output = counts[(slot << 4) + OUTPUT_TOKENS];
    return this.open.filter((r) => fits(this.replicas[r].settings, prompt, output));
  }

  private route(slot: number, atS: number): void {
    const open = this.openFor(slot);
    if (open.length === 0) {
      this.stranded.push(slot);
      return;
    }
    const r = this.router.choose(open, slot, atS);
    if (this.state[r] !== "open") throw new Error(`router chose replica ${r}: ${this.state[r]}`);
    const replica = this.replicas[r];
    this.bring(r, atS);
    enqueue(replica, this.pool, slot);
    this.wake(r, atS);
  }

  /** Tells an idle replica that there is something to do. */
  private wake(r: number, atS: number): void {
    const replica = this.replicas[r];
    this.ahead.forget(r);
    if (replica.endS !== Infinity) {
      // A request waits now: the end of this iteration matters.
      if (!this.lazy) this.tree.set(r, replica.endS);
      return;
    }
    if (replica.wakeS > atS) replica.wakeS = Math.max(atS, replica.nowS);
    if (!this.lazy) this.tree.set(r, replica.wakeS);
  }

  /** Simulates one replica up to, not including, `atS`. */
  private bring(r: number, atS: number): void {
    const replica = this.replicas[r];
    if (replica.endS > atS && replica.wakeS >= atS) return;
    // What ends at this very instant ends after the arrival is in the queue.
    this.drive(r, beforeInstant(atS));
  }

  private bringAll(atS: number): void {
    for (let r = 0; r < this.replicas.length; r++) this.drive(r, atS);
  }

  private drive(r: number, untilS: number): void {
    const replica = this.replicas[r];
    for (;;) {
      const stop = this.advanceOnce(replica, untilS, 1_000_000);
      this.flushIfFull();
      if (stop === "reached") return;
      this.flush();
    }
  }

  private advanceOnce(replica: Replica, untilS: number, steps: number): "reached" | "again" {
    const { pool, done, statistics } = this;
    return advance(replica, pool, null, done, statistics.gaps, untilS, steps);
  }

  /** One replica's event at `atS`, and what follows from it at once. */
  private moveReplica(r: number, atS: number): void {
    const replica = this.replicas[r];
    if (this.advanceOnce(replica, atS, 1_000_000) === "again") {
      this.flush();
      return;
    }
    if (replica.departedHead >= 0) this.sendDeparted(r, atS);
    if (this.skips) this.tree.set(r, this.ahead.nextEventS(r));
    else this.tree.set(r, replica.endS === Infinity ? replica.wakeS : replica.endS);
    if (this.options.source.afterCompletion !== undefined) this.react();
    this.flushIfFull();
    this.closeIfDrained(r);
  }

  private sendDeparted(r: number, atS: number): void {
    const { pool } = this;
    const replica = this.replicas[r];
    let slot = replica.departedHead;
    replica.departedHead = -1;
    replica.departedTail = -1;
    while (slot >= 0) {
      const following = pool.counts[(slot << 4) + NEXT];
      // The newest token has no KV yet.
      const tokens = pool.counts[(slot << 4) + FILL_TOKENS] - 1;
      const { latencyS, perTokenS } = this.options.transfer;
      this.heldBy[slot] = r;
      this.transferredTokens += tokens;
      this.setTimer(atS + latencyS + tokens * perTokenS, TRANSFERRED, slot);
      slot = following;
    }
  }

  /** A request's KV has come over: the prefill replica forgets it, a decode replica takes it. */
  private transferred(slot: number, atS: number): void {
    const { pool } = this;
    const from = this.heldBy[slot];
    if (from >= 0) {
      const { settings } = this.replicas[from];
      const tokens = pool.counts[(slot << 4) + FILL_TOKENS] - 1;
      this.replicas[from].usedBlocks -= Math.ceil(tokens / settings.blockTokens);
      if (this.replicas[from].waitingHead >= 0) this.wake(from, atS);
      this.closeIfDrained(from);
    }
    if (this.openDecode.length === 0) {
      this.strandedReady.push(slot);
      return;
    }
    let best = this.openDecode[0];
    for (const r of this.openDecode) {
      if (this.replicas[r].outstanding < this.replicas[best].outstanding) best = r;
    }
    pool.counts[(slot << 4) + FILLED_TOKENS] = pool.counts[(slot << 4) + FILL_TOKENS];
    const doneS = this.ahead.leave(best, slot, atS);
    if (doneS >= 0) {
      if (doneS < this.tree.timeS[best]) this.tree.set(best, doneS);
      return;
    }
    this.bring(best, atS);
    receive(this.replicas[best], pool, slot, atS);
    this.wake(best, atS);
  }

  private fireTimer(): void {
    const atS = this.timers.nextS;
    const timer = this.timers.pop();
    const kind = this.timerKind[timer];
    const item = this.timerItem[timer];
    this.freeTimers.push(timer);
    this.nowS = atS;
    if (kind === TRANSFERRED) this.transferred(item, atS);
    else if (kind === STARTED) {
      if (this.outages[item] > 0) this.state[item] = "failed";
      else this.openReplica(item);
    } else if (kind === REPAIRED) {
      this.outages[item] -= 1;
      if (this.outages[item] === 0 && this.state[item] === "failed") this.openReplica(item);
    } else if (kind === FAILED) this.fail(item, atS);
    else this.scale(atS);
  }

  private setTimer(atS: number, kind: number, item: number): void {
    const timer = this.freeTimers.pop() ?? this.timerKind.length;
    this.timerKind[timer] = kind;
    this.timerItem[timer] = item;
    this.timers.push(atS, timer, kind);
  }

  // --- replicas that come and go -------------------------------------------------------------

  private openReplica(r: number): void {
    if (this.state[r] === "off") this.bornS[r] = this.nowS;
    this.state[r] = "open";
    insertSorted(this.openOf(r), r);
    this.peakOpen = Math.max(this.peakOpen, this.open.length + this.openDecode.length);
    const waiting = this.stranded.splice(0);
    for (const slot of waiting) this.route(slot, this.nowS);
    const ready = this.strandedReady.splice(0);
    for (const slot of ready) {
      this.heldBy[slot] = -1;
      this.transferred(slot, this.nowS);
    }
  }

  /** Its last request is done or gone, and so is all KV that was still to be sent. */
  private closeIfDrained(r: number): void {
    const { outstanding, usedBlocks } = this.replicas[r];
    if (this.state[r] === "draining" && outstanding === 0 && usedBlocks === 0) this.close(r);
  }

  private close(r: number): void {
    this.state[r] = "off";
    const untilS = Math.max(this.nowS, this.replicas[r].nowS);
    this.paidS += untilS - this.bornS[r];
    this.options.onPaid?.(r, this.bornS[r], untilS);
    this.replicas[r].cache?.cache.clear();
  }

  private scale(atS: number): void {
    const scaling = this.options.autoscaling as Autoscaling;
    this.scalePool(scaling.arrivals, this.open, false, atS);
    if (scaling.decode !== null) this.scalePool(scaling.decode, this.openDecode, true, atS);
    if (this.goesOn) this.setTimer(atS + scaling.everyS, SCALE, 0);
  }

  /** Whether requests are under way or still to come. */
  private get goesOn(): boolean {
    const { chunk } = this;
    const toCome = chunk.untilS !== Infinity || chunk.next < chunk.count;
    return toCome || this.pool.live > 0 || this.followUps.size > 0;
  }

  private scalePool(scaling: PoolScaling, open: number[], decode: boolean, atS: number): void {
    const { stepFraction, startS } = this.options.autoscaling as Autoscaling;
    const waiting = (decode ? this.strandedReady : this.stranded).length;
    let outstanding = waiting;
    for (const r of open) outstanding += this.replicas[r].outstanding;
    let size = open.length;
    for (let r = 0; r < this.replicas.length; r++) {
      if (this.state[r] === "starting" && this.decodes(r) === decode) size += 1;
    }
    const each = outstanding / Math.max(1, size);
    const change = Math.max(1, Math.floor(size * stepFraction));
    // Failures may leave fewer than the minimum, or none for those that wait.
    if (each > scaling.outstandingHigh || size < scaling.minimum || waiting > 0) {
      for (let i = 0, r = 0; i < change && r < this.replicas.length; r++) {
        if (this.decodes(r) !== decode) continue;
        if (this.state[r] === "draining") {
          this.openReplica(r);
          i += 1;
        } else if (this.state[r] === "off") {
          this.state[r] = "starting";
          this.bornS[r] = atS;
          this.setTimer(atS + startS, STARTED, r);
          i += 1;
        }
      }
    } else if (each < scaling.outstandingLow) {
      for (let i = 0; i < change && open.length > scaling.minimum; i++) {
        const r = open.pop() as number;
        this.state[r] = "draining";
        this.closeIfDrained(r);
      }
    }
  }

  private planFailures(): void {
    const { failures } = this.options;
    if (failures === null) return;
    for (const { replica, fromS, untilS } of failures.outages) {
      this.setTimer(fromS, FAILED, replica);
      this.setTimer(untilS, REPAIRED, replica);
    }
    if (failures.mtbfS === Infinity) return;
    for (let r = 0; r < this.replicas.length; r++) this.planFailure(r, 0);
  }

  private planFailure(r: number, fromS: number): void {
    const { mtbfS, repairS } = this.options.failures as Failures;
    const random = this.options.random.fork(`failures/${r}/${fromS}`);
    const atS = fromS + exponential(random, mtbfS);
    this.setTimer(atS, FAILED, r);
    this.setTimer(atS + repairS, REPAIRED, r);
  }

  /** A replica stops: what it was doing is done again elsewhere; no output token is lost. */
  private fail(r: number, atS: number): void {
    const { failures } = this.options;
    this.outages[r] += 1;
    const drawn = failures !== null && failures.mtbfS !== Infinity;
    if (drawn && this.goesOn) {
      this.planFailure(r, atS + (failures as Failures).repairS);
    }
    if (this.state[r] !== "open" && this.state[r] !== "draining") return;
    this.failures += 1;
    this.state[r] = "failed";
    removeFrom(this.open, r);
    removeFrom(this.openDecode, r);
    this.bring(r, atS);
    const slots = evacuate(this.replicas[r], this.pool);
    for (let i = 0; i < this.heldBy.length; i++) if (this.heldBy[i] === r) this.heldBy[i] = -1;
    this.replicas[r].cache?.cache.clear();
    this.tree.set(r, Infinity);
    this.ahead.forget(r);
    for (const slot of slots) {
      this.retries += 1;
      this.route(slot, atS);
    }
  }

  // --- users who react, and completions --------------------------------------------------------

  /** Completions at hand to which users have reacted. */
  private reacted = 0;
  private readonly future: RequestChunk = new RequestChunk(1);
  private readonly followUps = new FollowUps();

  private react(): void {
    const { source } = this.options;
    const { done } = this;
    if (done.count === this.reacted) return;
    for (let row = this.reacted; row < done.count; row++) {
      if (source.afterCompletion?.(done, row) !== true) continue;
      this.followUps.push(source.follow as FollowUp);
    }
    this.reacted = done.count;
    done.endBatch();
  }

  private followUp(): void {
    const { future } = this;
    this.followUps.pop(future);
    const atS = future.arrivalS[0];
    this.nowS = atS;
    future.id[0] = this.arrived++;
    this.pool.ensureFree(1);
    this.arrive(future, 0, atS);
  }

  private flushIfFull(): void {
    if (this.done.count > this.done.capacity / 2) this.flush();
  }

  private flush(): void {
    const { done } = this;
    if (done.count === 0) return;
    this.statistics.add(done);
    this.options.onCompletions?.(done);
    done.clear();
    this.reacted = 0;
  }
}

function insertSorted(list: number[], value: number): void {
  let at = list.length;
  while (at > 0 && list[at - 1] > value) at -= 1;
  if (list[at - 1] !== value) list.splice(at, 0, value);
}

function removeFrom(list: number[], value: number): void {
  const at = list.indexOf(value);
  if (at >= 0) list.splice(at, 1);
}
