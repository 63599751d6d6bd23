/**
 * Makes a folder and those above it that are missing, one at a time.
 *
 * Node's own recursive `mkdir` never returns where a parent exists and takes no folder, as `/proc`
 * does: told that there is no such place, it makes the parent again and tries once more. Here each
 * step is tried once, and the file system's word stands.
 */
import { mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";

export function makeFolders(path: string): void {
  if (isFolder(path)) return;
  const above = dirname(path);
  if (above !== path) makeFolders(above);
  try {
    mkdirSync(path);
  } catch (error) {
    // Another process may have made it meanwhile.
    if (!isFolder(path)) throw error;
  }
}

const isFolder = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
