/**
 * The lists of a replica. Every request is in exactly one, linked through the pool's `next`;
 * under an order other than first come, the waiting ones stand in a heap instead.
 */

import type { Replica } from "./replica.ts";
import type { RequestPool } from "./request-pool.ts";
import { ARRIVAL_S, FILL_TOKENS, GROUP, ID, NEXT, ORDER_KEY, READY_S } from "./request-slots.ts";

/** A request comes and waits for its first admission. */
export function enqueue(replica: Replica, pool: RequestPool, slot: number): void {
  replica.outstanding += 1;
  replica.waiting += 1;
  replica.waitingTokens += pool.counts[(slot << 4) + FILL_TOKENS];
  if (replica.settings.order !== "first come") {
    const shortest = replica.settings.order === "shortest";
    pool.numbers[(slot << 3) + ORDER_KEY] = shortest
      ? pool.counts[(slot << 4) + FILL_TOKENS]
      : pool.counts[(slot << 4) + GROUP];
    heapPush(replica.queue, pool, slot);
    replica.waitingHead = replica.queue[0];
    return;
  }
  pool.counts[(slot << 4) + NEXT] = -1;
  if (replica.waitingHead < 0) replica.waitingHead = slot;
  else pool.counts[(replica.waitingTail << 4) + NEXT] = slot;
  replica.waitingTail = slot;
}

/** Puts a request that gave way before all that wait (or, in a heap, at its rank). */
export function requeueFirst(replica: Replica, pool: RequestPool, slot: number): void {
  replica.waiting += 1;
  replica.waitingTokens += pool.counts[(slot << 4) + FILL_TOKENS];
  if (replica.settings.order !== "first come") {
    heapPush(replica.queue, pool, slot);
    replica.waitingHead = replica.queue[0];
    return;
  }
  pool.counts[(slot << 4) + NEXT] = replica.waitingHead;
  replica.waitingHead = slot;
  if (pool.counts[(slot << 4) + NEXT] < 0) replica.waitingTail = slot;
}

/** Takes the first waiting request off; −1 where none waits. */
export function dequeue(replica: Replica, pool: RequestPool): number {
  const slot = replica.waitingHead;
  if (slot < 0) return -1;
  replica.waiting -= 1;
  replica.waitingTokens -= pool.counts[(slot << 4) + FILL_TOKENS];
  if (replica.settings.order !== "first come") {
    heapPop(replica.queue, pool);
    replica.waitingHead = replica.queue.length > 0 ? replica.queue[0] : -1;
    return slot;
  }
  replica.waitingHead = pool.counts[(slot << 4) + NEXT];
  if (replica.waitingHead < 0) replica.waitingTail = -1;
  return slot;
}

/** A request comes with its KV at `atS`, and waits for a place in the batch from then on. */
export function receive(replica: Replica, pool: RequestPool, slot: number, atS: number): void {
  replica.outstanding += 1;
  enqueueReady(replica, pool, slot, atS);
}

/** Lets a request that has its KV at `atS` wait for a place in the batch. */
export function enqueueReady(replica: Replica, pool: RequestPool, slot: number, atS: number): void {
  pool.numbers[(slot << 3) + READY_S] = atS;
  pool.counts[(slot << 4) + NEXT] = -1;
  if (replica.readyHead < 0) replica.readyHead = slot;
  else pool.counts[(replica.readyTail << 4) + NEXT] = slot;
  replica.readyTail = slot;
  replica.ready += 1;
}

export function dequeueReady(replica: Replica, pool: RequestPool): number {
  const slot = replica.readyHead;
  if (slot < 0) return -1;
  replica.readyHead = pool.counts[(slot << 4) + NEXT];
  if (replica.readyHead < 0) replica.readyTail = -1;
  replica.ready -= 1;
  return slot;
}

/** Lower key first, then earlier arrival, then lower id. */
function isBefore(pool: RequestPool, a: number, b: number): boolean {
  if (pool.numbers[(a << 3) + ORDER_KEY] !== pool.numbers[(b << 3) + ORDER_KEY])
    return pool.numbers[(a << 3) + ORDER_KEY] < pool.numbers[(b << 3) + ORDER_KEY];
  if (pool.numbers[(a << 3) + ARRIVAL_S] !== pool.numbers[(b << 3) + ARRIVAL_S])
    return pool.numbers[(a << 3) + ARRIVAL_S] < pool.numbers[(b << 3) + ARRIVAL_S];
  return pool.numbers[(a << 3) + ID] < pool.numbers[(b << 3) + ID];
}

function heapPush(heap: number[], pool: RequestPool, slot: number): void {
  let at = heap.length;
  heap.push(slot);
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!isBefore(pool, slot, heap[parent])) break;
    heap[at] = heap[parent];
    at = parent;
  }
  heap[at] = slot;
}

function heapPop(heap: number[], pool: RequestPool): void {
  const last = heap.pop() as number;
  const count = heap.length;
  if (count === 0) return;
  let at = 0;
  for (let child = 1; child < count; child = 2 * at + 1) {
    if (child + 1 < count && isBefore(pool, heap[child + 1], heap[child])) child += 1;
    if (isBefore(pool, last, heap[child])) break;
    heap[at] = heap[child];
    at = child;
  }
  heap[at] = last;
}
