import { CLOCK_MASK, type Replica, WHEEL } from "./replica.ts";
import type { RequestPool } from "./request-pool.ts";
import {
  ARRIVAL_S,
  DUE_TICK,
  FILL_TOKENS,
  FILLED_TOKENS,
  ID,
  LAST_S,
  NEXT,
  OUTPUT_TOKENS,
  PREEMPTIONS,
  PROMPT_TOKENS,
} from "./request-slots.ts";

/** Takes every request off a replica, by order of arrival, each with its progress as prompt. */
export function evacuate(replica: Replica, pool: RequestPool): number[] {
  const slots: number[] = [];
  const list = (head: number): void => {
    for (let slot = head; slot >= 0; slot = pool.counts[(slot << 4) + NEXT]) slots.push(slot);
  };
  for (let bucket = 0; bucket < WHEEL; bucket++) {
    for (let slot = replica.wheel[bucket]; slot >= 0; slot = pool.counts[(slot << 4) + NEXT]) {
      const whole =
        pool.counts[(slot << 4) + PROMPT_TOKENS] + pool.counts[(slot << 4) + OUTPUT_TOKENS];
      const progress = whole - ((pool.counts[(slot << 4) + DUE_TICK] - replica.clock) & CLOCK_MASK);
      // One let in for the iteration that is lost has had no token here.
      if (progress > pool.counts[(slot << 4) + FILL_TOKENS]) {
        pool.numbers[(slot << 3) + LAST_S] = replica.nowS;
      }
      pool.counts[(slot << 4) + FILL_TOKENS] = progress;
      slots.push(slot);
    }
  }
  list(replica.finishingHead);
  list(replica.readyHead);
  list(replica.departedHead);
  if (replica.settings.order === "first come") list(replica.waitingHead);
  else slots.push(...replica.queue);
  if (replica.partial >= 0) slots.push(replica.partial);
  for (const slot of slots) {
    pool.counts[(slot << 4) + FILLED_TOKENS] = 0;
    pool.counts[(slot << 4) + PREEMPTIONS] += 1;
  }
  replica.reset();
  return slots.sort(
    (a, b) =>
      pool.numbers[(a << 3) + ARRIVAL_S] - pool.numbers[(b << 3) + ARRIVAL_S] ||
      pool.numbers[(a << 3) + ID] - pool.numbers[(b << 3) + ID],
  );
}
