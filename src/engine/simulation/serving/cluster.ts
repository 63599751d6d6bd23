/**
 * Many replicas behind a router: pools, KV transfers, failures, autoscaling, users who react.
 *
 * One clock for all: events in order of time, arrivals before what a replica does at the same
 * instant. Where the router looks at no replica or at few, and nothing else ties them together,
 * each replica is simulated only when it is looked at; the answer is the same, and the cost does
 * not depend on the replicas that stand idle.
 */

import { EventHeap } from "../../kernel/event-heap.ts";
import type { Random } from "../../kernel/random.ts";
import { exponential } from "../../kernel/samplers.ts";
import { advance } from "./advance.ts";
import { Completions } from "./completions.ts";
import { PrefixMemory, type PrefixSettings } from "./prefix-memory.ts";
import { enqueue, receive } from "./queue.ts";
import { fits, Rejections } from "./rejections.ts";
import { CLOCK_MASK, type EngineSettings, Replica, WHEEL } from "./replica.ts";
import { type FollowUp, RequestChunk, type TrafficSource } from "./request-chunk.ts";
import { RequestPool } from "./request-pool.ts";
import {
  ARRIVAL_S,
  DUE_TICK,
  FILL_TOKENS,
  FILLED_TOKENS,
  ID,
  NEXT,
  OUTPUT_TOKENS,
  PREEMPTIONS,
  PROMPT_TOKENS,
  READY_S,
} from "./request-slots.ts";
import { createRouter, type Router, type RouterName } from "./router.ts";
import type { ServingStatistics } from "./statistics.ts";
import type { StepCost } from "./step-cost.ts";
import { WinnerTree } from "./winner-tree.ts";

export interface ReplicaGroup {
  readonly name: string;
  readonly count: number;
  readonly settings: EngineSettings;
  readonly cost: StepCost;
  /** Price of one replica second, in any one unit. */
  readonly price: number;
}

/** How many replicas of one pool are open, by the requests that each of them has. */
export interface PoolScaling {
  readonly minimum: number;
  /** Replicas open at time 0. */
  readonly initial: number;
  /** Requests per open replica above which more are started, below which some are drained. */
  readonly outstandingHigh: number;
  readonly outstandingLow: number;
}

export interface Autoscaling {
  /** From the decision to the first request. */
  readonly startS: number;
  readonly everyS: number;
  /** Share of a pool's open replicas started or drained at one decision; at least one. */
  readonly stepFraction: number;
  /** Of the replicas that take arrivals. */
  readonly arrivals: PoolScaling;
  /** Of those that take prefilled requests; null: there are none. */
  readonly decode: PoolScaling | null;
}

export interface Failures {
  /** Named outages: replica number, from, until. */
  readonly outages: readonly { replica: number; fromS: number; untilS: number }[];
  /** Mean time between failures of one replica; Infinity: none drawn. */
  readonly mtbfS: number;
  readonly repairS: number;
}

export interface ClusterOptions {
  readonly groups: readonly ReplicaGroup[];
  readonly router: RouterName;
  readonly prefixSlack: number;
  readonly targetTtftS: number;
  readonly prefix: PrefixSettings | null;
  /** KV from a prefill pool to a decode pool. */
  readonly transfer: { readonly latencyS: number; readonly perTokenS: number };
  readonly autoscaling: Autoscaling | null;
  readonly failures: Failures | null;
  readonly source: TrafficSource;
  readonly statistics: ServingStatistics;
  readonly random: Random;
  readonly onCompletions?: (done: Completions) => void;
  /** Hears of each stretch in which a replica was on. */
  readonly onPaid?: (replica: number, fromS: number, untilS: number) => void;
}

type ReplicaState = "off" | "starting" | "open" | "draining" | "failed";

/** Kinds of timer, in the order in which they happen at one instant. */
const TRANSFERRED = 0;
const STARTED = 1;
const REPAIRED = 2;
const FAILED = 3;
const SCALE = 4;

/** Requests with their KV that a look ahead goes through one by one; more stand in a queue. */
const FEW_READY = 8;

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
  /**
   * By replica, of the stretch that `nextEventS` looked over: KV blocks that it surely leaves free
   * (below 0: it did not look ahead), those that one more decode takes in it, and its least step.
   */
  private readonly spareBlocks: Float64Array;
  private readonly growthBlocks: Float64Array;
  private readonly leastStepS: Float64Array;

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
    this.spareBlocks = new Float64Array(count).fill(-1);
    this.growthBlocks = new Float64Array(count);
    this.leastStepS = new Float64Array(count);
    this.tree = new WinnerTree(count);
    this.done = new Completions((reacts ? 8 : 4) * batchCap + 512);
    this.pools = options.groups.some((group) => group.settings.role === "prefill");
    const { arrivals, decode } = options.autoscaling ?? { arrivals: null, decode: null };
    for (let r = 0; r < count; r++) {
      this.state.push("off");
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
    this.lazy =
      this.router.looksAt !== "all" && !this.pools && !reacts && options.failures === null;
    this.skips = options.router !== "cheapest within target";
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

  get openCount(): number {
    return this.open.length;
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
      const row = chunk.next++;
      const atS = chunk.arrivalS[row];
      this.runTo(atS, false);
      this.arrive(chunk, row, atS);
    }
    if (chunk.untilS !== Infinity) return true;
    return this.finishSome();
  }

  /** After the last arrival: events until nothing is left, some thousands a call. */
  private finishSome(): boolean {
    for (let i = 0; i < 4096; i++) {
      if (this.pool.live === 0 && this.followTimes.size === 0) return this.end();
      const nextS = Math.min(this.tree.firstS, this.timers.nextS, this.followTimes.nextS);
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
    for (const replica of this.replicas) {
      this.nowS = Math.max(this.nowS, replica.nowS);
      this.statistics.gaps.totals[1] += replica.gapSumS;
      replica.gapSumS = 0;
    }
    for (let r = 0; r < this.replicas.length; r++) {
      if (this.state[r] !== "off") {
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
      while (this.timers.nextS <= atS) this.fireTimer();
      this.nowS = atS;
      return;
    }
    for (;;) {
      const timerS = this.timers.nextS;
      const followS = this.followTimes.nextS;
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
    if (!fits(this.replicas[0].settings, prompt, output)) {
      this.rejected.addLargerThanKv(chunk.id[row]);
      return;
    }
    const slot = this.pool.takeRow(chunk, row);
    this.route(slot, atS);
  }

  private route(slot: number, atS: number): void {
    if (this.open.length === 0) {
      this.stranded.push(slot);
      return;
    }
    const r = this.router.choose(this.open, slot, atS);
    if (this.state[r] !== "open") throw new Error(`router chose replica ${r}: ${this.state[r]}`);
    const replica = this.replicas[r];
    this.bring(r, atS);
    enqueue(replica, this.pool, slot);
    this.wake(r, atS);
  }

  /**
   * The earliest time at which others could notice something of a replica: a request that is done.
   * While it only decodes, with room for every block that this takes, that is when the first
   * request due is out, at steps no shorter than of those that decode now; what lies between is
   * simulated in one go when that time, or an arrival, comes.
   */
  private nextEventS(r: number): number {
    const replica = this.replicas[r];
    const { endS, settings, cost } = replica;
    this.spareBlocks[r] = -1;
    if (endS === Infinity) return replica.wakeS;
    if (!this.skips || replica.finishing > 0 || replica.partial >= 0) return endS;
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
    const stepS =
      cost.baseS +
      cost.perTokenS * replica.decodes +
      cost.perContextTokenS * replica.decodeContextTokens;
    this.spareBlocks[r] = spare;
    this.growthBlocks[r] = growth;
    this.leastStepS[r] = stepS * (1 - 1e-9);
    return endS + (ahead - 1) * stepS * (1 - 1e-9);
  }

  /** Output tokens that a request with its KV has yet to yield. */
  private tokensLeft(slot: number): number {
    const { counts } = this.pool;
    const at = slot << 4;
    return counts[at + PROMPT_TOKENS] + counts[at + OUTPUT_TOKENS] - counts[at + FILL_TOKENS];
  }

  /** Tells an idle replica that there is something to do. */
  private wake(r: number, atS: number): void {
    const replica = this.replicas[r];
    this.spareBlocks[r] = -1;
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
    this.tree.set(r, this.nextEventS(r));
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
      const tokens = pool.counts[(slot << 4) + FILL_TOKENS];
      const { latencyS, perTokenS } = this.options.transfer;
      this.heldBy[slot] = r;
      this.transferredTokens += tokens;
      this.setTimer(atS + latencyS + (tokens - 1) * perTokenS, TRANSFERRED, slot);
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
    if (this.announce(best, slot, atS)) return;
    this.bring(best, atS);
    receive(this.replicas[best], pool, slot, atS);
    this.wake(best, atS);
  }

  /**
   * Leaves a request with a replica that is not simulated up to `atS` yet: it finds it there when it
   * is. Only where `nextEventS` looked ahead, and this one changes nothing up to the time found but
   * may be done before it.
   */
  private announce(r: number, slot: number, atS: number): boolean {
    if (this.spareBlocks[r] < 0) return false;
    const replica = this.replicas[r];
    const { blockTokens } = replica.settings;
    const blocks = Math.ceil(this.pool.counts[(slot << 4) + FILL_TOKENS] / blockTokens);
    this.spareBlocks[r] -= blocks + this.growthBlocks[r];
    if (this.spareBlocks[r] < 0) return false;
    receive(replica, this.pool, slot, atS);
    const doneS = atS + this.tokensLeft(slot) * this.leastStepS[r];
    if (doneS < this.tree.timeS[r]) this.tree.set(r, doneS);
    return true;
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
      if (this.state[item] === "starting") this.openReplica(item);
    } else if (kind === REPAIRED) this.openReplica(item);
    else if (kind === FAILED) this.fail(item, atS);
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
    if (this.lazy) for (const r of this.open) this.bring(r, atS);
    this.scalePool(scaling.arrivals, this.open, false, atS);
    if (scaling.decode !== null) this.scalePool(scaling.decode, this.openDecode, true, atS);
    if (this.chunk.untilS !== Infinity || this.pool.live > 0 || this.followTimes.size > 0) {
      this.setTimer(atS + scaling.everyS, SCALE, 0);
    }
  }

  private scalePool(scaling: PoolScaling, open: number[], decode: boolean, atS: number): void {
    const { stepFraction, startS } = this.options.autoscaling as Autoscaling;
    let outstanding = 0;
    for (const r of open) outstanding += this.replicas[r].outstanding;
    let size = open.length;
    for (let r = 0; r < this.replicas.length; r++) {
      if (this.state[r] === "starting" && this.decodes(r) === decode) size += 1;
    }
    const each = outstanding / Math.max(1, size);
    const change = Math.max(1, Math.floor(size * stepFraction));
    if (each > scaling.outstandingHigh) {
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
        if (this.lazy) this.drive(r, Infinity);
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
    const drawn = failures !== null && failures.mtbfS !== Infinity;
    if (drawn && (this.chunk.untilS !== Infinity || this.pool.live > 0)) {
      this.planFailure(r, atS + (failures as Failures).repairS);
    }
    if (this.state[r] !== "open" && this.state[r] !== "draining") return;
    this.failures += 1;
    this.state[r] = "failed";
    removeFrom(this.open, r);
    removeFrom(this.openDecode, r);
    this.bring(r, atS);
    const slots = this.evacuate(r);
    this.replicas[r].cache?.cache.clear();
    this.tree.set(r, Infinity);
    this.spareBlocks[r] = -1;
    for (const slot of slots) {
      this.retries += 1;
      this.route(slot, atS);
    }
  }

  /** Takes every request off a replica, by order of arrival, each with its progress as prompt. */
  private evacuate(r: number): number[] {
    const { pool } = this;
    const replica = this.replicas[r];
    const slots: number[] = [];
    const list = (head: number): void => {
      for (let slot = head; slot >= 0; slot = pool.counts[(slot << 4) + NEXT]) slots.push(slot);
    };
    for (let bucket = 0; bucket < WHEEL; bucket++) {
      for (let slot = replica.wheel[bucket]; slot >= 0; slot = pool.counts[(slot << 4) + NEXT]) {
        const whole =
          pool.counts[(slot << 4) + PROMPT_TOKENS] + pool.counts[(slot << 4) + OUTPUT_TOKENS];
        pool.counts[(slot << 4) + FILL_TOKENS] =
          whole - ((pool.counts[(slot << 4) + DUE_TICK] - replica.clock) & CLOCK_MASK);
        slots.push(slot);
      }
    }
    list(replica.finishingHead);
    list(replica.readyHead);
    list(replica.departedHead);
    if (replica.settings.order === "first come") list(replica.waitingHead);
    else slots.push(...replica.queue);
    if (replica.partial >= 0) slots.push(replica.partial);
    for (const slot of slots) {
      pool.counts[(slot << 4) + FILLED_TOKENS] = 0;
      pool.counts[(slot << 4) + PREEMPTIONS] += 1;
    }
    replica.reset();
    for (let i = 0; i < this.heldBy.length; i++) if (this.heldBy[i] === r) this.heldBy[i] = -1;
    return slots.sort(
      (a, b) =>
        pool.numbers[(a << 3) + ARRIVAL_S] - pool.numbers[(b << 3) + ARRIVAL_S] ||
        pool.numbers[(a << 3) + ID] - pool.numbers[(b << 3) + ID],
    );
  }

  // --- users who react, and completions --------------------------------------------------------

  /** Completions at hand to which users have reacted. */
  private reacted = 0;
  private readonly future: RequestChunk = new RequestChunk(1);
  /** Requests that users will send: four counts each, in the order of `FollowUp`. */
  private followCounts = new Int32Array(4 * 1024);
  private followRows = 0;
  private readonly freeFollowRows: number[] = [];
  private readonly followTimes = new EventHeap(1024);

  private react(): void {
    const { source } = this.options;
    const { done } = this;
    if (done.count === this.reacted) return;
    for (let row = this.reacted; row < done.count; row++) {
      if (source.afterCompletion?.(done, row) !== true) continue;
      const follow = source.follow as FollowUp;
      const at = this.freeFollowRows.pop() ?? this.newFollowRow();
      const { followCounts } = this;
      followCounts[4 * at] = follow.promptTokens;
      followCounts[4 * at + 1] = follow.outputTokens;
      followCounts[4 * at + 2] = follow.prefix;
      followCounts[4 * at + 3] = follow.group;
      this.followTimes.push(follow.arrivalS, at);
    }
    this.reacted = done.count;
    done.endBatch();
  }

  private newFollowRow(): number {
    const at = this.followRows++;
    if (4 * at + 4 > this.followCounts.length) {
      const wider = new Int32Array(this.followCounts.length * 2);
      wider.set(this.followCounts);
      this.followCounts = wider;
    }
    return at;
  }

  private followUp(): void {
    const { future, followCounts } = this;
    const atS = this.followTimes.nextS;
    const at = this.followTimes.pop();
    this.nowS = atS;
    this.freeFollowRows.push(at);
    future.id[0] = this.arrived++;
    future.arrivalS[0] = atS;
    future.promptTokens[0] = followCounts[4 * at];
    future.outputTokens[0] = followCounts[4 * at + 1];
    future.prefix[0] = followCounts[4 * at + 2];
    future.group[0] = followCounts[4 * at + 3];
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

/** The latest time before `atS`. */
function beforeInstant(atS: number): number {
  return atS - atS * 2.220446049250313e-16;
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
