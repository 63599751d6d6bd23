/**
 * Where each figure of a request stands in its record: eight numbers in one cache line, sixteen
 * counts in another. A request is touched a handful of times, each time in most of its figures,
 * so a record is faster here than a column for each.
 */

/** Row number in the workload, from 0. */
export const ID = 0;
export const ARRIVAL_S = 1;
/** First admission into a batch; −1 before it. */
export const SCHEDULED_S = 2;
/** First token; −1 before it. */
export const FIRST_S = 3;
/** Orders the waiting queue under a policy other than first come, first served. */
export const ORDER_KEY = 4;
/** Its last token, where it does not decode: it was sent on, gave way, or its replica failed. */
export const LAST_S = 5;
/** When it gave way: where its first block stands among all blocks ever given back. */
export const FREED_MARK = 6;
/** When its KV is there: on coming from a prefill pool; 0 when it was swapped out. */
export const READY_S = 7;

export const PROMPT_TOKENS = 0;
export const OUTPUT_TOKENS = 1;
/** Tokens whose keys and values this admission must have before it can decode. */
export const FILL_TOKENS = 2;
/** Of those, how many are there already. */
export const FILLED_TOKENS = 3;
/** Value of the replica's token clock at which the last output token is out. */
export const DUE_TICK = 4;
/** Prefix tokens found in a cache at the first admission. */
export const CACHED_TOKENS = 5;
/** Prefix identity: a session, a shared opening, a row of hashes; −1: none. */
export const PREFIX = 6;
/** Class of the request: tier × region, as the workload numbers them. */
export const GROUP = 7;
export const PREEMPTIONS = 8;
/** Next slot of whichever list the request is in. */
export const NEXT = 9;
/** Number of its last admission on its replica. */
export const ADMISSION = 10;
