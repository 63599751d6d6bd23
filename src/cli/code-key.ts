/**
 * The code that a kept result was made by: what is taken up from a disk must have been made by the
 * code that now goes on with it. Built, the keys of the build say it; from source, a hash of every
 * file of the rooms that compute.
 */

import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { engineKey, factsKey, packageRoot } from "./context.ts";

/** The rooms whose code and facts decide a result. */
const ROOMS = ["agreements", "engine", "facts", "units"];

let fromSource: string | undefined;

/** Changes with any change of the engine or the facts, built or not. */
export function codeKey(): string {
  if (engineKey !== "source") return `${engineKey}/${factsKey}`;
  fromSource ??= `source/${sourceKey(ROOMS.map((room) => join(packageRoot, "src", room)))}`;
  return fromSource;
}

/** A hash of the names and bytes of every source in `folders` that is no test; 16 hexadecimal digits. */
export function sourceKey(folders: readonly string[]): string {
  const hash = createHash("sha256");
  for (const folder of folders) {
    const files = (readdirSync(folder, { recursive: true }) as string[])
      .filter((name) => /\.(ts|json)$/.test(name) && !/\.test\.ts$/.test(name))
      .sort();
    for (const file of files) {
      const bytes = readFileSync(join(folder, file));
      hash.update(`${file}\n${bytes.length}\n`).update(bytes);
    }
  }
  return hash.digest("hex").slice(0, 16);
}
