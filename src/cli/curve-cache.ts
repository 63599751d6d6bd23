/**
 * What the serving simulation made, on disk, each under a hash of everything that made it: in `--cache
 * DIR`, else where the system keeps caches. What cannot be read is made again; what cannot be
 * written is not kept; neither changes an answer.
 */

import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { type CurveStore, isCurve } from "../engine/simulation/serving/index.ts";
import { isPoolLimits, type PoolLimits } from "../engine/simulation/serving/pool-limits.ts";
import { makeFolders } from "./make-folders.ts";

export const curveCache = (folder?: string): CurveStore => diskCache(isCurve, folder);

/** Limits of pools at a percentile. */
export const limitCache = (folder?: string) => diskCache<PoolLimits>(isPoolLimits, folder);

function diskCache<T>(isKept: (value: unknown) => value is T, folder = cacheFolder()) {
  const pathOf = (key: string): string => join(folder, `${key}.json`);
  return {
    get(key: string): T | undefined {
      try {
        const kept = JSON.parse(readFileSync(pathOf(key), "utf8")) as unknown;
        return isKept(kept) ? kept : undefined;
      } catch {
        return undefined;
      }
    },
    set(key: string, value: T): void {
      try {
        makeFolders(folder);
        // Written beside and moved into place: a kill leaves a whole file or none.
        const part = `${pathOf(key)}.${process.pid}.part`;
        writeFileSync(part, JSON.stringify(value));
        renameSync(part, pathOf(key));
      } catch {
        // A folder that cannot be written keeps nothing.
      }
    },
  };
}

function cacheFolder(): string {
  const base = process.env["XDG_CACHE_HOME"] || join(homedir(), ".cache");
  return join(base, "ampacity", "serving");
}
