import type { Completions } from "./completions.ts";

/**
 * A stretch of the workload in order of arrival, as columns. A traffic source fills it, a
 * simulation reads it; the same chunk is filled again and again, so a file of any length streams.
 */
export class RequestChunk {
  /** Row number in the whole workload; given by whoever calls `fill`. */
  readonly id: Float64Array;
  readonly arrivalS: Float64Array;
  readonly promptTokens: Int32Array;
  readonly outputTokens: Int32Array;
  /** See RequestPool.prefix. */
  readonly prefix: Int32Array;
  readonly group: Int32Array;
  /** Rows filled. */
  count = 0;
  /** First row not yet taken. */
  next = 0;
  /** No later chunk holds an arrival before this; Infinity: there are no more. */
  untilS = 0;

  constructor(capacity = 1024) {
    this.id = new Float64Array(capacity);
    this.arrivalS = new Float64Array(capacity);
    this.promptTokens = new Int32Array(capacity);
    this.outputTokens = new Int32Array(capacity);
    this.prefix = new Int32Array(capacity).fill(-1);
    this.group = new Int32Array(capacity);
  }

  get capacity(): number {
    return this.arrivalS.length;
  }
}

/** Where requests come from. */
export interface TrafficSource {
  /**
   * Fills the chunk from row 0 with the next requests in order of arrival, sets `count`, and says
   * in `untilS` up to when it is complete. Must fill at least one row or set it to Infinity.
   */
  fill(chunk: RequestChunk): void;
  /**
   * Called for each completion where users react to it: whether another request follows, and then
   * which, in `follow`.
   */
  readonly follow?: FollowUp;
  afterCompletion?(done: Completions, row: number): boolean;
  /** The same for a request that was refused at `atS`: whether another follows it. */
  afterRefusal?(atS: number): boolean;
  /** A fixed number of requests is in flight: more is never asked for than can be served. */
  readonly closedLoop?: boolean;
}

/** A request that an earlier one brings about. */
export interface FollowUp {
  arrivalS: number;
  promptTokens: number;
  outputTokens: number;
  prefix: number;
  group: number;
}

/** Ends a fill of `count` rows; `more` says whether another chunk follows. */
export function endFill(chunk: RequestChunk, count: number, more: boolean): void {
  chunk.count = count;
  chunk.next = 0;
  chunk.untilS = more && count > 0 ? chunk.arrivalS[count - 1] : Infinity;
}
