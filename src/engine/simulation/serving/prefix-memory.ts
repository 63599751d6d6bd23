/**
 * A replica's prefix cache as its engine loop uses it: what a request finds on admission, and what
 * it leaves behind when it is done.
 *
 * Three kinds of prefix, one to a workload: `session` (a conversation: the next turn finds all of
 * the last one, as long as it is held), `shared` (the same opening for many), `blocks` (a trace's
 * list of block hashes). A session's run of tokens passes to the request while it runs; shared
 * runs and trace blocks are counted in the cache and again in the request, which makes the cache
 * a little smaller than one that counts references.
 */

import { type CacheTier, PrefixCache } from "./prefix-cache.ts";
import type { RequestPool } from "./request-pool.ts";
import { FILL_TOKENS, ID, PREFIX } from "./request-slots.ts";

export type PrefixKind = "session" | "shared" | "blocks";

export interface PrefixSettings {
  readonly kind: PrefixKind;
  /** Host memory, flash …: below HBM, fastest first. */
  readonly lowerTiers: readonly CacheTier[];
  /** For `shared`: tokens of the opening. */
  readonly sharedTokens: number;
  /** For `blocks`: tokens in one hashed block. */
  readonly hashBlockTokens: number;
  /** For `blocks`: the hash list of a request, by its id. */
  readonly hashes: ReadonlyMap<number, Int32Array>;
}

export class PrefixMemory {
  readonly cache: PrefixCache;
  private readonly settings: PrefixSettings;
  /** Time to load what the last `find` found below HBM. */
  loadS = 0;

  constructor(settings: PrefixSettings, hbmTokens: number) {
    this.settings = settings;
    const hbm = { name: "HBM", capacityTokens: hbmTokens, loadTokenS: 0 };
    this.cache = new PrefixCache([hbm, ...settings.lowerTiers]);
  }

  /** Leading prompt tokens that need not be computed; at least one is always left to compute. */
  find(pool: RequestPool, slot: number): number {
    const { cache, settings } = this;
    this.loadS = 0;
    const key = pool.counts[(slot << 4) + PREFIX];
    if (key < 0) return 0;
    const most = pool.counts[(slot << 4) + FILL_TOKENS] - 1;
    if (settings.kind === "blocks") return this.findBlocks(pool.numbers[(slot << 3) + ID], most);
    const wanted = settings.kind === "shared" ? Math.min(most, settings.sharedTokens) : most;
    const hit = cache.use(key, wanted);
    this.loadS = hit.loadS;
    if (settings.kind === "session" && hit.tokens > 0) cache.remove(key);
    return hit.tokens;
  }

  /** How many tokens `find` would find, without using them: for a router. */
  peek(pool: RequestPool, slot: number): number {
    const { cache, settings } = this;
    const key = pool.counts[(slot << 4) + PREFIX];
    if (key < 0) return 0;
    if (settings.kind !== "blocks")
      return Math.min(cache.peek(key), pool.counts[(slot << 4) + FILL_TOKENS]);
    const list = settings.hashes.get(pool.numbers[(slot << 3) + ID]);
    let blocks = 0;
    if (list !== undefined) while (blocks < list.length && cache.peek(list[blocks]) > 0) blocks++;
    return Math.min(blocks * settings.hashBlockTokens, pool.counts[(slot << 4) + FILL_TOKENS]);
  }

  /** Remembers what a finished (or departing) request computed. */
  release(pool: RequestPool, slot: number, tokens: number): void {
    const { cache, settings } = this;
    const key = pool.counts[(slot << 4) + PREFIX];
    if (key < 0) return;
    if (settings.kind === "session") {
      cache.put(key, tokens);
    } else if (settings.kind === "shared") {
      cache.put(key, Math.min(tokens, settings.sharedTokens));
    } else {
      const list = settings.hashes.get(pool.numbers[(slot << 3) + ID]);
      if (list === undefined) return;
      // From the last block to the first, so that the head of a prefix is the last to leave.
      for (let i = list.length - 1; i >= 0; i--) cache.put(list[i], settings.hashBlockTokens);
    }
  }

  private findBlocks(id: number, most: number): number {
    const list = this.settings.hashes.get(id);
    if (list === undefined) return 0;
    const { hashBlockTokens } = this.settings;
    let tokens = 0;
    for (let i = 0; i < list.length && tokens < most; i++) {
      const hit = this.cache.use(list[i], hashBlockTokens);
      if (hit.tokens === 0) break;
      tokens += hit.tokens;
      this.loadS += hit.loadS;
    }
    return Math.min(tokens, most);
  }
}
