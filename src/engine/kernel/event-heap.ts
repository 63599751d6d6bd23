/**
 * A queue of events ordered by (time, priority, sequence): the earliest first, ties by lower
 * priority number, then by order of entry. Columns in typed arrays; no allocation per event.
 */
export class EventHeap {
  private timeS: Float64Array;
  private order: Float64Array;
  private priority: Int32Array;
  private item: Int32Array;
  private count = 0;
  private sequence = 0;

  constructor(capacity = 64) {
    this.timeS = new Float64Array(capacity);
    this.order = new Float64Array(capacity);
    this.priority = new Int32Array(capacity);
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

  push(timeS: number, item: number, priority = 0): void {
    if (this.count === this.item.length) this.grow();
    const order = this.sequence++;
    let at = this.count++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.isBefore(timeS, priority, order, parent)) break;
      this.move(parent, at);
      at = parent;
    }
    this.set(at, timeS, priority, order, item);
  }

  /** Takes the first event off and returns its item; −1 where there is none. */
  pop(): number {
    if (this.count === 0) return -1;
    const first = this.item[0];
    const last = --this.count;
    if (last > 0) {
      const timeS = this.timeS[last];
      const priority = this.priority[last];
      const order = this.order[last];
      const item = this.item[last];
      let at = 0;
      for (let child = 1; child < last; child = 2 * at + 1) {
        const right = child + 1;
        if (right < last && this.isEntryBefore(right, child)) child = right;
        if (this.isBefore(timeS, priority, order, child)) break;
        this.move(child, at);
        at = child;
      }
      this.set(at, timeS, priority, order, item);
    }
    return first;
  }

  clear(): void {
    this.count = 0;
  }

  private isBefore(timeS: number, priority: number, order: number, at: number): boolean {
    if (timeS !== this.timeS[at]) return timeS < this.timeS[at];
    if (priority !== this.priority[at]) return priority < this.priority[at];
    return order < this.order[at];
  }

  private isEntryBefore(a: number, b: number): boolean {
    return this.isBefore(this.timeS[a], this.priority[a], this.order[a], b);
  }

  private move(source: number, target: number): void {
    this.set(
      target,
      this.timeS[source],
      this.priority[source],
      this.order[source],
      this.item[source],
    );
  }

  private set(at: number, timeS: number, priority: number, order: number, item: number): void {
    this.timeS[at] = timeS;
    this.priority[at] = priority;
    this.order[at] = order;
    this.item[at] = item;
  }

  private grow(): void {
    const capacity = this.item.length * 2;
    this.timeS = widenFloat(this.timeS, capacity);
    this.order = widenFloat(this.order, capacity);
    this.priority = widenInt(this.priority, capacity);
    this.item = widenInt(this.item, capacity);
  }
}

function widenFloat(column: Float64Array, capacity: number): Float64Array {
  const wide = new Float64Array(capacity);
  wide.set(column);
  return wide;
}

function widenInt(column: Int32Array, capacity: number): Int32Array {
  const wide = new Int32Array(capacity);
  wide.set(column);
  return wide;
}
