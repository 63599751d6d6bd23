import type { RequestChunk } from "./request-chunk.ts";
import * as at from "./request-slots.ts";

/**
 * Requests in flight, as records in two typed arrays (`request-slots.ts` says what stands where):
 * a slot is taken on arrival and given back on completion, so memory follows the requests alive,
 * never the requests simulated.
 */
export class RequestPool {
  /** Float64Array[8 × capacity]: figure k of a slot at (slot << 3) + k. */
  numbers = new Float64Array(0);
  /** Int32Array[16 × capacity]: figure k of a slot at (slot << 4) + k. */
  counts = new Int32Array(0);
  capacity = 0;
  live = 0;
  private freeHead = -1;

  constructor(capacity = 1024) {
    this.reserve(capacity);
  }

  /** Slots that can be taken before the records must grow. */
  get free(): number {
    return this.capacity - this.live;
  }

  /** Makes room for at least `count` more slots. The arrays are replaced: reload them. */
  ensureFree(count: number): void {
    if (this.free < count) this.reserve(Math.max(this.capacity * 2, this.live + count));
  }

  /** Takes a slot for a row of the workload. There must be one free. */
  takeRow(chunk: RequestChunk, row: number): number {
    const { numbers, counts } = this;
    const slot = this.freeHead;
    const number = slot << 3;
    const count = slot << 4;
    this.freeHead = counts[count + at.NEXT];
    this.live += 1;
    const prompt = chunk.promptTokens[row];
    numbers[number + at.ID] = chunk.id[row];
    numbers[number + at.ARRIVAL_S] = chunk.arrivalS[row];
    numbers[number + at.SCHEDULED_S] = -1;
    numbers[number + at.FIRST_S] = -1;
    counts[count + at.PROMPT_TOKENS] = prompt;
    counts[count + at.OUTPUT_TOKENS] = chunk.outputTokens[row];
    counts[count + at.FILL_TOKENS] = prompt;
    counts[count + at.FILLED_TOKENS] = 0;
    counts[count + at.CACHED_TOKENS] = 0;
    counts[count + at.PREFIX] = chunk.prefix[row];
    counts[count + at.GROUP] = chunk.group[row];
    counts[count + at.PREEMPTIONS] = 0;
    return slot;
  }

  give(slot: number): void {
    this.counts[(slot << 4) + at.NEXT] = this.freeHead;
    this.freeHead = slot;
    this.live -= 1;
  }

  private reserve(capacity: number): void {
    const numbers = new Float64Array(capacity << 3);
    const counts = new Int32Array(capacity << 4);
    numbers.set(this.numbers);
    counts.set(this.counts);
    for (let slot = capacity - 1; slot >= this.capacity; slot--) {
      counts[(slot << 4) + at.NEXT] = this.freeHead;
      this.freeHead = slot;
    }
    this.numbers = numbers;
    this.counts = counts;
    this.capacity = capacity;
  }
}

export function widenFloat(column: Float64Array, capacity: number): Float64Array<ArrayBuffer> {
  const wide = new Float64Array(capacity);
  wide.set(column);
  return wide;
}
