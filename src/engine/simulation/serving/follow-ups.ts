/** Requests that users will send once they have thought about an answer, in order of time. */

import { EventHeap } from "../../kernel/event-heap.ts";
import type { FollowUp, RequestChunk } from "./request-chunk.ts";

export class FollowUps {
  /** Four counts each, in the order of `FollowUp`. */
  private counts = new Int32Array(4 * 1024);
  private rows = 0;
  private readonly freeRows: number[] = [];
  private readonly times = new EventHeap(1024);

  get size(): number {
    return this.times.size;
  }

  /** Time of the first; Infinity where there is none. */
  get nextS(): number {
    return this.times.nextS;
  }

  push(follow: FollowUp): void {
    const at = this.freeRows.pop() ?? this.newRow();
    const { counts } = this;
    counts[4 * at] = follow.promptTokens;
    counts[4 * at + 1] = follow.outputTokens;
    counts[4 * at + 2] = follow.prefix;
    counts[4 * at + 3] = follow.group;
    this.times.push(follow.arrivalS, at);
  }

  /** Takes the first off, into row 0 of a chunk. There must be one. */
  pop(into: RequestChunk): void {
    const { counts } = this;
    into.arrivalS[0] = this.times.nextS;
    const at = this.times.pop();
    this.freeRows.push(at);
    into.promptTokens[0] = counts[4 * at];
    into.outputTokens[0] = counts[4 * at + 1];
    into.prefix[0] = counts[4 * at + 2];
    into.group[0] = counts[4 * at + 3];
  }

  private newRow(): number {
    const at = this.rows++;
    if (4 * at + 4 > this.counts.length) {
      const wider = new Int32Array(this.counts.length * 2);
      wider.set(this.counts);
      this.counts = wider;
    }
    return at;
  }
}
