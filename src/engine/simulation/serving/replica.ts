/**
 * One engine: a batch that runs iteration by iteration, the requests that wait for it, and its KV
 * memory. `advance.ts` moves it through time.
 *
 * Nothing here is a list of running requests. A decoding request stands in a wheel, in the bucket
 * of the token clock at which its last token is out, and in the counters that the batch needs:
 * how many decode, the sum of their contexts, and, for each phase of a KV block, how many will
 * need their next block at the same tick. So an iteration costs the same for any batch.
 */

import type { PrefixMemory } from "./prefix-memory.ts";
import type { StepCost } from "./step-cost.ts";
import type { StepMeter } from "./step-meter.ts";

export interface EngineSettings {
  /** Most requests in prefill or decode at once. */
  readonly batchCap: number;
  /** Most tokens in an iteration; decodes come first and are never held back by it. */
  readonly tokenBudget: number;
  /** Tokens in a KV block: a power of two. */
  readonly blockTokens: number;
  /** KV memory. */
  readonly blocks: number;
  /** Blocks that an admission must leave free. */
  readonly watermarkBlocks: number;
  readonly order: "first come" | "priority" | "shortest";
  readonly preemption: "recompute" | "swap";
  /** Time to move one block between HBM and host memory, for `swap`. */
  readonly swapBlockS: number;
  /** Draft tokens verified with each decode token; 0: no speculation. */
  readonly draftTokens: number;
  /** Mean tokens that a decode step yields, 1 … draftTokens + 1. */
  readonly tokensPerStep: number;
  /** KV taken at admission: the whole prompt's, or only that of the chunk at hand. */
  readonly admission: "whole prompt" | "first chunk";
  /**
   * The next batch is made up while the current one runs: a request joins one iteration later, and
   * places and blocks of finished ones are free one iteration later.
   */
  readonly scheduleAhead: boolean;
  /**
   * A request that gave way finds again the leading blocks that nobody has taken since: the engine
   * hands out free blocks oldest first, and a request's last ones before its first.
   */
  readonly reusePreempted: boolean;
  /** What happens when a prefill is done: decode here, or leave for a decode pool. */
  readonly role: "both" | "prefill" | "decode";
}

export const DEFAULT_ENGINE: EngineSettings = {
  batchCap: 256,
  tokenBudget: 2048,
  blockTokens: 16,
  blocks: 1e9,
  watermarkBlocks: 0,
  order: "first come",
  preemption: "recompute",
  swapBlockS: 0,
  draftTokens: 0,
  tokensPerStep: 1,
  admission: "whole prompt",
  scheduleAhead: false,
  reusePreempted: false,
  role: "both",
};

/** Buckets of the wheel: a request that decodes longer is passed over once a turn. */
export const WHEEL = 512;
/** The token clock counts modulo 2^30, so that it stays a small integer for ever. */
export const CLOCK_MASK = 0x3fffffff;

export class Replica {
  readonly settings: EngineSettings;
  readonly cost: StepCost;
  /** Its number in the deployment. */
  readonly number: number;

  /** Time up to which this replica is simulated. */
  nowS = 0;
  /** End of the iteration in flight; Infinity while idle. */
  endS = Infinity;
  stepS = 0;
  /** While idle with a request queued: when it came. */
  wakeS = Infinity;

  /** Tokens that each decoding request has produced since the start, modulo 2^30. */
  clock = 0;
  /** Fraction of a token carried from step to step under speculation. */
  clockRest = 0;
  decodes = 0;
  /** Tokens that each decode yields in the iteration in flight. */
  ticks = 1;
  /** Σ over decodes of progress: prompt and output tokens so far. */
  decodeContextTokens = 0;
  usedBlocks = 0;
  /** Blocks taken since the start. With it, blocks given back are `taken − used`. */
  takenBlocks = 0;
  readonly wheel = new Int32Array(WHEEL).fill(-1);
  /** Int32Array[blockTokens]: decoding requests by (progress − clock) mod blockTokens. */
  readonly phase: Int32Array;

  /** The request whose prefill is cut by the budget; −1: none. */
  partial = -1;
  /** Requests whose prefill ends with the iteration in flight, in order of admission. */
  finishingHead = -1;
  finishingTail = -1;
  finishing = 0;
  waitingHead = -1;
  waitingTail = -1;
  waiting = 0;
  /** Σ over waiting requests of tokens to prefill. */
  waitingTokens = 0;
  /** Under an order other than first come: the waiting requests as a heap by (key, arrival). */
  readonly queue: number[] = [];
  /** Prefilled requests that leave for a decode pool, in order of leaving. */
  departedHead = -1;
  departedTail = -1;
  /**
   * Requests that come with their KV, in order of coming: swapped out earlier, or sent by a prefill
   * pool, these with the time from which they are there.
   */
  readyHead = -1;
  readyTail = -1;
  ready = 0;
  /** Time since their last token of those let in with their KV for the iteration in flight. */
  readonly stallsS: number[] = [];
  /** Requests in prefill, decode or waiting: from entering a list here to the last token. */
  outstanding = 0;

  // What happened, summed.
  iterations = 0;
  busyS = 0;
  prefillTokens = 0;
  /** Prefills finished: each yields a token. */
  prefilled = 0;
  decodeTokens = 0;
  completed = 0;
  preemptions = 0;
  swappedBlocks = 0;
  peakBlocks = 0;
  /** Time of iterations that went into moving swapped blocks. */
  swapS = 0;
  /** Admissions so far: orders running requests by when they were let in. */
  admissions = 0;
  /** Σ over output tokens but the first of the time since the one before, whatever it was spent on. */
  gapSumS = 0;
  /** ∫ blocks dt and ∫ decodes dt over busy time. */
  blockS = 0;
  decodeS = 0;

  /** Remembers prefixes; null: every prompt is computed in full. */
  cache: PrefixMemory | null = null;
  /** Sees every iteration as it is planned; null: nobody asked. */
  meter: StepMeter | null = null;

  constructor(settings: EngineSettings, cost: StepCost, number = 0) {
    this.number = number;
    this.settings = settings;
    this.cost = cost;
    this.phase = new Int32Array(settings.blockTokens);
  }

  /** Forgets every request (the caller has taken them over); what happened stays counted. */
  reset(): void {
    this.endS = Infinity;
    this.wakeS = Infinity;
    this.decodes = 0;
    this.decodeContextTokens = 0;
    this.usedBlocks = 0;
    this.wheel.fill(-1);
    this.phase.fill(0);
    this.partial = -1;
    this.finishingHead = -1;
    this.finishingTail = -1;
    this.finishing = 0;
    this.waitingHead = -1;
    this.waitingTail = -1;
    this.waiting = 0;
    this.waitingTokens = 0;
    this.queue.length = 0;
    this.readyHead = -1;
    this.readyTail = -1;
    this.ready = 0;
    this.outstanding = 0;
    this.stallsS.length = 0;
    this.departedHead = -1;
    this.departedTail = -1;
  }
}
