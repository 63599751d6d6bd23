/**
 * Which prompt prefixes a replica still holds, and where: least recently used leaves first, from
 * HBM to host memory to flash to nowhere.
 *
 * An item is a run of tokens with one identity: a conversation so far, a shared system prompt, or
 * one block of a trace's hash list. A request finds the leading part of its prompt; the rest it
 * computes. Items in HBM share the KV memory with running requests: they fill what those leave
 * free and give way at once. Items in lower tiers must be read over a link before the prefill.
 *
 * Items are records in one typed array, found through a hash table with linear probing and linked
 * into the list of their tier by number: nothing is allocated or collected as they come and go.
 *
 * Valid   keys and tokens are integers of 32 bits; fewer than 2^27 items
 */

export interface CacheTier {
  readonly name: string;
  readonly capacityTokens: number;
  /** Time to bring one token's keys and values up to HBM. */
  readonly loadTokenS: number;
}

export interface CacheHit {
  /** Leading tokens found. */
  tokens: number;
  /** Time to load those that were not in HBM. */
  loadS: number;
}

// An item's record: eight counts, half a cache line.
const KEY = 0;
const TOKENS = 1;
const TIER = 2;
/** Neighbours in the tier's list, most recently used first; −1: none. */
const PREVIOUS = 3;
const FOLLOWING = 4;

export class PrefixCache {
  readonly tiers: readonly CacheTier[];
  readonly hit: CacheHit = { tokens: 0, loadS: 0 };
  lookups = 0;
  /** Tokens found, by tier. */
  readonly hitTokens: Float64Array;
  /** Int32Array[8 × capacity]: figure k of an item at (item << 3) + k. */
  private items = new Int32Array(8 * 64);
  /** Items that have been in use; those given back are linked through `FOLLOWING`. */
  private made = 0;
  private freeHead = -1;
  private size = 0;
  /** Int32Array[2 × places], twice as many places as items: a key, and 1 + its item or 0. */
  private table = new Int32Array(2 * 128);
  private shift = 25;
  /** By tier: most and least recently used item, and tokens held. */
  private readonly head: Int32Array;
  private readonly tail: Int32Array;
  private readonly tokens: Float64Array;
  private readonly evicted = new Float64Array(1);

  constructor(tiers: readonly CacheTier[]) {
    this.tiers = tiers;
    this.hitTokens = new Float64Array(tiers.length);
    this.head = new Int32Array(tiers.length).fill(-1);
    this.tail = new Int32Array(tiers.length).fill(-1);
    this.tokens = new Float64Array(tiers.length);
  }

  get evictedTokens(): number {
    return this.evicted[0];
  }

  /** Tokens held in a tier. */
  held(tier: number): number {
    return this.tokens[tier];
  }

  /** Tokens under this key, 0 where it is not held; does not count as a use. */
  peek(key: number): number {
    const item = this.find(key);
    return item < 0 ? 0 : this.items[(item << 3) + TOKENS];
  }

  /**
   * Finds up to `wanted` tokens under `key` and marks them used. The answer is in `hit`, which the
   * next call overwrites.
   */
  use(key: number, wanted: number): CacheHit {
    const { hit, items } = this;
    this.lookups += 1;
    const item = this.find(key);
    if (item < 0) {
      hit.tokens = 0;
      hit.loadS = 0;
      return hit;
    }
    const tier = items[(item << 3) + TIER];
    const tokens = Math.min(items[(item << 3) + TOKENS], wanted);
    hit.tokens = tokens;
    hit.loadS = tokens * this.tiers[tier].loadTokenS;
    this.hitTokens[tier] += tokens;
    this.unlink(item);
    this.linkFirst(item, 0);
    return hit;
  }

  /** Remembers `tokens` under `key` in HBM, as the most recently used. */
  put(key: number, tokens: number): void {
    const item = this.find(key);
    if (item < 0) {
      this.linkFirst(this.add(key, tokens), 0);
      return;
    }
    this.unlink(item);
    const { items } = this;
    if (items[(item << 3) + TOKENS] < tokens) items[(item << 3) + TOKENS] = tokens;
    this.linkFirst(item, 0);
  }

  /** Moves the least recently used down until HBM holds at most `roomTokens` of them. */
  shrink(roomTokens: number): void {
    const { tiers, tokens, tail } = this;
    const room = Math.min(roomTokens, tiers[0].capacityTokens);
    for (let tier = 0; tier < tiers.length; tier++) {
      const limit = tier === 0 ? room : tiers[tier].capacityTokens;
      while (tokens[tier] > limit && tail[tier] >= 0) {
        const item = tail[tier];
        this.unlink(item);
        if (tier + 1 < tiers.length) {
          this.linkFirst(item, tier + 1);
        } else {
          this.evicted[0] += this.items[(item << 3) + TOKENS];
          this.drop(item);
        }
      }
    }
  }

  /** Takes a run out: it passes to the request that uses it. */
  remove(key: number): void {
    const item = this.find(key);
    if (item < 0) return;
    this.unlink(item);
    this.drop(item);
  }

  /** Forgets everything: the replica failed. */
  clear(): void {
    this.table.fill(0);
    this.made = 0;
    this.freeHead = -1;
    this.size = 0;
    this.head.fill(-1);
    this.tail.fill(-1);
    this.tokens.fill(0);
  }

  /** The item under a key; −1: none. */
  private find(key: number): number {
    const { table } = this;
    const mask = table.length - 1;
    for (let at = placeOf(key, this.shift) << 1; ; at = (at + 2) & mask) {
      const item = table[at + 1];
      if (item === 0 || table[at] === key) return item - 1;
    }
  }

  private add(key: number, tokens: number): number {
    if (4 * (this.size + 1) > this.table.length) this.grow();
    this.size += 1;
    let item = this.freeHead;
    if (item >= 0) this.freeHead = this.items[(item << 3) + FOLLOWING];
    else item = this.made++;
    this.items[(item << 3) + KEY] = key;
    this.items[(item << 3) + TOKENS] = tokens;
    this.enter(key, item);
    return item;
  }

  private enter(key: number, item: number): void {
    const { table } = this;
    const mask = table.length - 1;
    let at = placeOf(key, this.shift) << 1;
    while (table[at + 1] !== 0) at = (at + 2) & mask;
    table[at] = key;
    table[at + 1] = item + 1;
  }

  /** Takes an item, in no list any more, out of the table. */
  private drop(item: number): void {
    const { table, items, shift } = this;
    const mask = table.length - 1;
    const key = items[(item << 3) + KEY];
    let hole = placeOf(key, shift) << 1;
    while (table[hole] !== key || table[hole + 1] === 0) hole = (hole + 2) & mask;
    // Those behind it that probed past this place move up, so that no search ends too early.
    for (let at = (hole + 2) & mask; table[at + 1] !== 0; at = (at + 2) & mask) {
      const home = placeOf(table[at], shift) << 1;
      if (((at - home) & mask) < ((at - hole) & mask)) continue;
      table[hole] = table[at];
      table[hole + 1] = table[at + 1];
      hole = at;
    }
    table[hole + 1] = 0;
    this.size -= 1;
    items[(item << 3) + FOLLOWING] = this.freeHead;
    this.freeHead = item;
  }

  private grow(): void {
    const old = this.table;
    this.table = new Int32Array(2 * old.length);
    this.shift -= 1;
    for (let at = 0; at < old.length; at += 2) {
      if (old[at + 1] !== 0) this.enter(old[at], old[at + 1] - 1);
    }
    const wide = new Int32Array(2 * this.items.length);
    wide.set(this.items);
    this.items = wide;
  }

  private linkFirst(item: number, tier: number): void {
    const { items, head } = this;
    const at = item << 3;
    const second = head[tier];
    items[at + TIER] = tier;
    items[at + PREVIOUS] = -1;
    items[at + FOLLOWING] = second;
    if (second >= 0) items[(second << 3) + PREVIOUS] = item;
    else this.tail[tier] = item;
    head[tier] = item;
    this.tokens[tier] += items[at + TOKENS];
  }

  private unlink(item: number): void {
    const { items } = this;
    const at = item << 3;
    const tier = items[at + TIER];
    const previous = items[at + PREVIOUS];
    const following = items[at + FOLLOWING];
    if (previous >= 0) items[(previous << 3) + FOLLOWING] = following;
    else this.head[tier] = following;
    if (following >= 0) items[(following << 3) + PREVIOUS] = previous;
    else this.tail[tier] = previous;
    this.tokens[tier] -= items[at + TOKENS];
  }
}

/** Where the search for a key begins in a table of 2^(32 − shift) places (Knuth's golden ratio). */
function placeOf(key: number, shift: number): number {
  return Math.imul(key, 0x9e3779b1) >>> shift;
}
