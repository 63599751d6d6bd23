/**
 * Curves of the serving simulation on disk, each under a hash of everything that made it: in `--cache
 * DIR`, else where the system keeps caches. What cannot be read is made again; what cannot be
 * written is not kept; neither changes an answer.
 */

import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { type CurveStore, isCurve } from "../engine/simulation/serving/index.ts";

export function curveCache(folder = cacheFolder()): CurveStore {
  const pathOf = (key: string): string => join(folder, `${key}.json`);
  return {
    get(key) {
      try {
        const kept = JSON.parse(readFileSync(pathOf(key), "utf8")) as unknown;
        return isCurve(kept) ? kept : undefined;
      } catch {
        return undefined;
      }
    },
    set(key, curve) {
      try {
        mkdirSync(folder, { recursive: true });
        // Written beside and moved into place: a kill leaves a whole file or none.
        const part = `${pathOf(key)}.${process.pid}.part`;
        writeFileSync(part, JSON.stringify(curve));
        renameSync(part, pathOf(key));
      } catch {
        // A folder that cannot be written keeps nothing.
      }
    },
  };
}

function cacheFolder(): string {
  const base = process.env["XDG_CACHE_HOME"] || join(homedir(), ".cache");
  return join(base, "ampacity", "curves");
}
