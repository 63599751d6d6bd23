/**
 * A queue of events ordered by (time, priority, sequence): the earliest first, ties by lower
 * priority number, then by order of entry. Columns in typed arrays; no allocation per event.
 *
 * A heap of four children a node: half the levels of a binary one, and the four times compared at
 * each lie side by side.
 *
 * Valid   integer priorities from −1024 to 1023; fewer than 2^42 events
 */
const PRIORITY_WEIGHT = 4398046511104;

export class EventHeap {
  private timeS: Float64Array;
  /** Priority and sequence as one number: what decides between equal times. */
  private rank: Float64Array;
  private item: Int32Array;
  private count = 0;
  private sequence = 0;

  constructor(capacity = 64) {
    this.timeS = new Float64Array(capacity);
    this.rank = new Float64Array(capacity);
    this.item = new Int32Array(capacity);
  }

  get size(): number {
    return this.count;
  }

  /** Time of the first event; Infinity where there is none. */
  get nextS(): number {
    return this.count > 0 ? this.timeS[0] : Infinity;
  }

  /** Item of the first event; −1 where there is none. */
  get nextItem(): number {
    return this.count > 0 ? this.item[0] : -1;
  }

  push(atS: number, item: number, priority = 0): void {
    if (this.count === this.item.length) this.grow();
    const { timeS, rank, item: items } = this;
    const order = priority * PRIORITY_WEIGHT + this.sequence++;
    let at = this.count++;
    while (at > 0) {
      const parent = (at - 1) >> 2;
      const parentS = timeS[parent];
      if (parentS < atS || (parentS === atS && rank[parent] < order)) break;
      timeS[at] = parentS;
      rank[at] = rank[parent];
      items[at] = items[parent];
      at = parent;
    }
    timeS[at] = atS;
    rank[at] = order;
    items[at] = item;
  }

  /** Takes the first event off and returns its item; −1 where there is none. */
  pop(): number {
    if (this.count === 0) return -1;
    const { timeS, rank, item: items } = this;
    const first = items[0];
    const last = --this.count;
    if (last === 0) return first;
    const lastS = timeS[last];
    const order = rank[last];
    let at = 0;
    for (let child = 1; child < last; child = 4 * at + 1) {
      let least = child;
      let leastS = timeS[child];
      const end = Math.min(child + 4, last);
      for (let other = child + 1; other < end; other++) {
        const otherS = timeS[other];
        if (otherS < leastS || (otherS === leastS && rank[other] < rank[least])) {
          least = other;
          leastS = otherS;
        }
      }
      if (lastS < leastS || (lastS === leastS && order < rank[least])) break;
      timeS[at] = leastS;
      rank[at] = rank[least];
      items[at] = items[least];
      at = least;
    }
    timeS[at] = lastS;
    rank[at] = order;
    items[at] = items[last];
    return first;
  }

  clear(): void {
    this.count = 0;
  }

  private grow(): void {
    const capacity = this.item.length * 2;
    this.timeS = widenFloat(this.timeS, capacity);
    this.rank = widenFloat(this.rank, capacity);
    const wide = new Int32Array(capacity);
    wide.set(this.item);
    this.item = wide;
  }
}

function widenFloat(column: Float64Array, capacity: number): Float64Array {
  const wide = new Float64Array(capacity);
  wide.set(column);
  return wide;
}
