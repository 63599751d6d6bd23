import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { main } from "./main.ts";

async function ampacity(...argv: string[]): Promise<string> {
  let stdout = "";
  const code = await main(argv, { stdout: (text) => (stdout += text), stderr: () => {} });
  assert.equal(code, 0);
  return stdout;
}

test("run holds each tier's percentile; a kept, a damaged and a missing cache agree", async () => {
  const cache = mkdtempSync(join(tmpdir(), "limits-"));
  try {
    const ask = (...more: string[]) =>
      ampacity("run", "scenarios/first-hall.yaml", "--simulate", "--cache", cache, ...more);
    const first = await ask("--json");
    const names = readdirSync(cache);
    assert.equal(names.length, 1);
    assert.equal(await ask("--json"), first);
    writeFileSync(join(cache, names[0]), '{"prefillFraction": 0.');
    assert.equal(await ask("--json"), first);
    writeFileSync(join(cache, names[0]), '{"prefillFraction": 7, "decodeFraction": 1}');
    assert.equal(await ask("--json"), first);
    const { atPercentile, headline } = JSON.parse(first);
    const [cell] = atPercentile.cells;
    assert.ok(cell.prefillFraction > 0 && cell.prefillFraction < 1);
    assert.ok(atPercentile.outputTokensCapacityPerS < headline.outputTokensCapacityPerS);
    // Neither pool is asked for less than its own limit allows.
    const share = atPercentile.outputTokensCapacityPerS / headline.outputTokensCapacityPerS;
    assert.ok(share >= Math.min(cell.prefillFraction, cell.decodeFraction) - 1e-9);
    assert.ok(share <= Math.max(cell.prefillFraction, cell.decodeFraction) + 1e-9);
    const plain = JSON.parse(await ampacity("run", "scenarios/first-hall.yaml", "--json"));
    assert.deepEqual(plain.headline, headline);
    assert.equal(plain.atPercentile, undefined);
    for (const line of (await ask()).split("\n")) assert.ok([...line].length <= 80, line);
  } finally {
    rmSync(cache, { recursive: true, force: true });
  }
});
