/**
 * Which prompt prefixes a replica still holds, and where: least recently used leaves first, from
 * HBM to host memory to flash to nowhere.
 *
 * An item is a run of tokens with one identity: a conversation so far, a shared system prompt, or
 * one block of a trace's hash list. A request finds the leading part of its prompt; the rest it
 * computes. Items in HBM share the KV memory with running requests: they fill what those leave
 * free and give way at once. Items in lower tiers must be read over a link before the prefill.
 */

export interface CacheTier {
  readonly name: string;
  readonly capacityTokens: number;
  /** Time to bring one token's keys and values up to HBM. */
  readonly loadTokenS: number;
}

interface Item {
  readonly key: number;
  tokens: number;
  tier: number;
  previous: Item | null;
  following: Item | null;
}

/** One tier's items, most recently used first. */
interface TierList {
  head: Item | null;
  tail: Item | null;
  tokens: number;
  items: number;
}

export interface CacheHit {
  /** Leading tokens found. */
  tokens: number;
  /** Time to load those that were not in HBM. */
  loadS: number;
}

export class PrefixCache {
  readonly tiers: readonly CacheTier[];
  private readonly lists: TierList[];
  private readonly byKey = new Map<number, Item>();
  readonly hit: CacheHit = { tokens: 0, loadS: 0 };
  lookups = 0;
  /** Tokens found, by tier. */
  readonly hitTokens: Float64Array;
  evictedTokens = 0;

  constructor(tiers: readonly CacheTier[]) {
    this.tiers = tiers;
    this.lists = tiers.map(() => ({ head: null, tail: null, tokens: 0, items: 0 }));
    this.hitTokens = new Float64Array(tiers.length);
  }

  /** Tokens held in a tier. */
  held(tier: number): number {
    return this.lists[tier].tokens;
  }

  /** Tokens under this key, 0 where it is not held; does not count as a use. */
  peek(key: number): number {
    return this.byKey.get(key)?.tokens ?? 0;
  }

  /**
   * Finds up to `wanted` tokens under `key` and marks them used. The answer is in `hit`, which the
   * next call overwrites.
   */
  use(key: number, wanted: number): CacheHit {
    const { hit } = this;
    this.lookups += 1;
    const item = this.byKey.get(key);
    if (item === undefined) {
      hit.tokens = 0;
      hit.loadS = 0;
      return hit;
    }
    const tokens = Math.min(item.tokens, wanted);
    hit.tokens = tokens;
    hit.loadS = tokens * this.tiers[item.tier].loadTokenS;
    this.hitTokens[item.tier] += tokens;
    this.unlink(item);
    item.tier = 0;
    this.linkFirst(item);
    return hit;
  }

  /** Remembers `tokens` under `key` in HBM, as the most recently used. */
  put(key: number, tokens: number): void {
    const item = this.byKey.get(key);
    if (item === undefined) {
      const fresh: Item = { key, tokens, tier: 0, previous: null, following: null };
      this.byKey.set(key, fresh);
      this.linkFirst(fresh);
      return;
    }
    this.unlink(item);
    item.tokens = Math.max(item.tokens, tokens);
    item.tier = 0;
    this.linkFirst(item);
  }

  /** Moves the least recently used down until HBM holds at most `roomTokens` of them. */
  shrink(roomTokens: number): void {
    const room = Math.min(roomTokens, this.tiers[0].capacityTokens);
    for (let tier = 0; tier < this.lists.length; tier++) {
      const list = this.lists[tier];
      const limit = tier === 0 ? room : this.tiers[tier].capacityTokens;
      while (list.tokens > limit && list.tail !== null) {
        const item = list.tail;
        this.unlink(item);
        if (tier + 1 < this.lists.length) {
          item.tier = tier + 1;
          this.linkFirst(item);
        } else {
          this.byKey.delete(item.key);
          this.evictedTokens += item.tokens;
        }
      }
    }
  }

  /** Takes a run out: it passes to the request that uses it. */
  remove(key: number): void {
    const item = this.byKey.get(key);
    if (item === undefined) return;
    this.unlink(item);
    this.byKey.delete(key);
  }

  /** Forgets everything: the replica failed. */
  clear(): void {
    this.byKey.clear();
    for (const list of this.lists) {
      list.head = null;
      list.tail = null;
      list.tokens = 0;
      list.items = 0;
    }
  }

  private linkFirst(item: Item): void {
    const list = this.lists[item.tier];
    item.previous = null;
    item.following = list.head;
    if (list.head !== null) list.head.previous = item;
    else list.tail = item;
    list.head = item;
    list.tokens += item.tokens;
    list.items += 1;
  }

  private unlink(item: Item): void {
    const list = this.lists[item.tier];
    if (item.previous !== null) item.previous.following = item.following;
    else list.head = item.following;
    if (item.following !== null) item.following.previous = item.previous;
    else list.tail = item.previous;
    item.previous = null;
    item.following = null;
    list.tokens -= item.tokens;
    list.items -= 1;
  }
}
