/**
 * Requests that finished, as columns, in order of completion: written by the engine loop, read
 * and emptied by whoever keeps the statistics.
 */
export class Completions {
  readonly id: Float64Array;
  readonly arrivalS: Float64Array;
  readonly scheduledS: Float64Array;
  readonly firstS: Float64Array;
  readonly finishS: Float64Array;
  readonly promptTokens: Int32Array;
  readonly outputTokens: Int32Array;
  readonly cachedTokens: Int32Array;
  readonly group: Int32Array;
  readonly prefix: Int32Array;
  readonly preemptions: Int32Array;
  /** Number of the replica that finished it. */
  readonly replica: Int32Array;
  count = 0;
  /**
   * Rows that came together, as the row after the last of each. Sums are taken batch by batch, so
   * that their last bits do not hang on when the rows are read.
   */
  readonly batchEnds: Int32Array;
  batches = 0;

  constructor(capacity = 8192) {
    this.batchEnds = new Int32Array(capacity);
    this.id = new Float64Array(capacity);
    this.arrivalS = new Float64Array(capacity);
    this.scheduledS = new Float64Array(capacity);
    this.firstS = new Float64Array(capacity);
    this.finishS = new Float64Array(capacity);
    this.promptTokens = new Int32Array(capacity);
    this.outputTokens = new Int32Array(capacity);
    this.cachedTokens = new Int32Array(capacity);
    this.group = new Int32Array(capacity);
    this.prefix = new Int32Array(capacity);
    this.preemptions = new Int32Array(capacity);
    this.replica = new Int32Array(capacity);
  }

  /** What came since the last batch is one of its own. */
  endBatch(): void {
    const { batches } = this;
    if (this.count > (batches > 0 ? this.batchEnds[batches - 1] : 0)) {
      this.batchEnds[this.batches++] = this.count;
    }
  }

  clear(): void {
    this.count = 0;
    this.batches = 0;
  }

  get capacity(): number {
    return this.id.length;
  }
}
