/**
 * A stretch of the workload in order of arrival, as columns. A traffic source fills it, a
 * simulation reads it; the same chunk is filled again and again, so a file of any length streams.
 */
export class RequestChunk {
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
  /** Row number, in the whole workload, of row 0. */
  firstId = 0;
  /** No later chunk holds an arrival before this: its last row's, or Infinity after the end. */
  knownUntilS = 0;

  constructor(capacity = 8192) {
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
   * Fills the chunk from row 0 with the next requests, by time of arrival, and sets its count:
   * 0 says that there are no more. `firstId` is kept by the caller.
   */
  fill(chunk: RequestChunk): void;
}
