import assert from "node:assert/strict";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { main } from "./main.ts";
import { makeFolders } from "./make-folders.ts";

test("folders are made with those above them, again without harm, and never in place of a file", () => {
  const root = mkdtempSync(join(tmpdir(), "ampacity-folder-"));
  try {
    const deep = join(root, "a/b/c");
    makeFolders(deep);
    makeFolders(deep);
    assert.ok(statSync(deep).isDirectory());
    writeFileSync(join(root, "file"), "");
    assert.throws(() => makeFolders(join(root, "file")), /EEXIST/);
    assert.throws(() => makeFolders(join(root, "file/below")), /ENOTDIR|EEXIST/);
  } finally {
    rmSync(root, { recursive: true });
  }
});

test("a place that takes no folder is a user's mistake, and comes back", async () => {
  for (const command of [
    ["run", "scenarios/first-hall.yaml", "--no-simulate"],
    ["schedule", "scenarios/first-hall.yaml", "--draws", "10"],
  ]) {
    let err = "";
    const effects = {
      stdout: () => {},
      stderr: (text: string) => {
        err += text;
      },
    };
    assert.equal(await main([...command, "--out", "/proc/ampacity/x"], effects), 1);
    assert.match(err, /--out: expected a folder that can be written, found E[A-Z]+ at/);
  }
});
