import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { codeKey, sourceKey } from "./code-key.ts";

test("the key of the code changes with a file's bytes or name, and with no test", () => {
  const folder = mkdtempSync(join(tmpdir(), "code-"));
  try {
    mkdirSync(join(folder, "deep"));
    const write = (name: string, text: string): string => {
      writeFileSync(join(folder, name), text);
      return sourceKey([folder]);
    };
    const first = write("deep/a.ts", "1");
    assert.equal(sourceKey([folder]), first);
    assert.equal(write("deep/a.test.ts", "2"), first);
    const second = write("deep/a.ts", "2");
    assert.notEqual(second, first);
    assert.notEqual(write("b.ts", ""), second);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test("from source the key is that of the sources, and does not change within a run", () => {
  assert.match(codeKey(), /^source\/[0-9a-f]{16}$/);
  assert.equal(codeKey(), codeKey());
});
