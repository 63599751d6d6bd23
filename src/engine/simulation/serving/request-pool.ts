import type { RequestChunk } from "./request-chunk.ts";

/**
 * Requests in flight, as columns: a slot is taken on arrival and given back on completion, so
 * memory follows the requests alive, never the requests simulated.
 */
export class RequestPool {
  /** Row number in the workload, from 0. */
  id = new Float64Array(0);
  arrivalS = new Float64Array(0);
  /** First admission into a batch; −1 before it. */
  scheduledS = new Float64Array(0);
  /** First token; −1 before it. */
  firstS = new Float64Array(0);
  promptTokens = new Int32Array(0);
  outputTokens = new Int32Array(0);
  /** Tokens whose keys and values this admission must have before it can decode. */
  fillTokens = new Int32Array(0);
  /** Of those, how many are there already. */
  filledTokens = new Int32Array(0);
  /** Value of the replica's token clock at which the last output token is out. */
  dueTick = new Int32Array(0);
  /** Prefix tokens found in a cache at the last admission. */
  cachedTokens = new Int32Array(0);
  /** Prefix identity: a session, a shared prompt, or the row of a list of block hashes; −1: none. */
  prefix = new Int32Array(0);
  /** Class of the request: tier × region, as the workload numbers them. */
  group = new Int32Array(0);
  /** Orders the waiting queue under a policy other than first come, first served. */
  orderKey = new Float64Array(0);
  preemptions = new Int32Array(0);
  /** Number of its last admission on its replica. */
  admission = new Float64Array(0);
  /** When it gave way: where its first block stands among all blocks ever given back. */
  freedMark = new Float64Array(0);
  /** Next slot of whichever list the request is in. */
  next = new Int32Array(0);
  capacity = 0;
  live = 0;
  private freeHead = -1;

  constructor(capacity = 1024) {
    this.reserve(capacity);
  }

  /** Slots that can be taken before the columns must grow. */
  get free(): number {
    return this.capacity - this.live;
  }

  /** Makes room for at least `count` more slots. Columns are replaced: reload them afterwards. */
  ensureFree(count: number): void {
    if (this.free < count) this.reserve(Math.max(this.capacity * 2, this.live + count));
  }

  /** Takes a slot. There must be one free. */
  take(): number {
    const slot = this.freeHead;
    this.freeHead = this.next[slot];
    this.live += 1;
    return slot;
  }

  /** Takes a slot for a row of the workload. There must be one free. */
  takeRow(chunk: RequestChunk, row: number): number {
    const prompt = chunk.promptTokens[row];
    const slot = this.take();
    this.id[slot] = chunk.id[row];
    this.arrivalS[slot] = chunk.arrivalS[row];
    this.scheduledS[slot] = -1;
    this.firstS[slot] = -1;
    this.promptTokens[slot] = prompt;
    this.outputTokens[slot] = chunk.outputTokens[row];
    this.fillTokens[slot] = prompt;
    this.filledTokens[slot] = 0;
    this.cachedTokens[slot] = 0;
    this.prefix[slot] = chunk.prefix[row];
    this.group[slot] = chunk.group[row];
    this.preemptions[slot] = 0;
    return slot;
  }

  give(slot: number): void {
    this.next[slot] = this.freeHead;
    this.freeHead = slot;
    this.live -= 1;
  }

  private reserve(capacity: number): void {
    this.id = widenFloat(this.id, capacity);
    this.arrivalS = widenFloat(this.arrivalS, capacity);
    this.scheduledS = widenFloat(this.scheduledS, capacity);
    this.firstS = widenFloat(this.firstS, capacity);
    this.orderKey = widenFloat(this.orderKey, capacity);
    this.promptTokens = widenInt(this.promptTokens, capacity);
    this.outputTokens = widenInt(this.outputTokens, capacity);
    this.fillTokens = widenInt(this.fillTokens, capacity);
    this.filledTokens = widenInt(this.filledTokens, capacity);
    this.dueTick = widenInt(this.dueTick, capacity);
    this.cachedTokens = widenInt(this.cachedTokens, capacity);
    this.prefix = widenInt(this.prefix, capacity);
    this.group = widenInt(this.group, capacity);
    this.freedMark = widenFloat(this.freedMark, capacity);
    this.admission = widenFloat(this.admission, capacity);
    this.preemptions = widenInt(this.preemptions, capacity);
    this.next = widenInt(this.next, capacity);
    for (let slot = capacity - 1; slot >= this.capacity; slot--) {
      this.next[slot] = this.freeHead;
      this.freeHead = slot;
    }
    this.capacity = capacity;
  }
}

export function widenFloat(column: Float64Array, capacity: number): Float64Array<ArrayBuffer> {
  const wide = new Float64Array(capacity);
  wide.set(column);
  return wide;
}

export function widenInt(column: Int32Array, capacity: number): Int32Array<ArrayBuffer> {
  const wide = new Int32Array(capacity);
  wide.set(column);
  return wide;
}
