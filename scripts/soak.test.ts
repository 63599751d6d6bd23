import assert from "node:assert/strict";
import test from "node:test";
import { soak } from "./soak.ts";

for (const pools of [false, true]) {
  const day = pools ? "the day with cache and pools" : "the day";
  test(`killed by SIGKILL and taken up again, a slice of ${day} ends with the same bytes`, async () => {
    const result = await soak({
      pools,
      seed: 1,
      rounds: 1,
      kills: pools ? 1 : 2,
      minutes: 10,
      samplePercent: 0.1,
      cellRequestsPerS: 4,
    });
    assert.deepEqual(result.differences, []);
    assert.ok(result.killed >= 1, "no start was killed");
    assert.ok(result.cells > 5);
    assert.ok(result.requests > 5_000);
  });
}
