import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { drawRangesParallel } from "./draws.ts";

const file = fileURLToPath(new URL("../../../scenarios/first-hall.yaml", import.meta.url));
const text = readFileSync(file, "utf8");

test("ranges are the same bytes for any number of workers, and progress reaches the end", async () => {
  const made: string[] = [];
  for (const workers of [1, 2, 3]) {
    let last = 0;
    const drawn = await drawRangesParallel({
      text,
      file,
      draws: 120,
      seed: 4n,
      workers,
      onDraw: (done) => {
        assert.ok(done > last);
        last = done;
      },
    });
    assert.equal(last, 120);
    made.push(JSON.stringify(drawn));
  }
  assert.equal(made[1], made[0]);
  assert.equal(made[2], made[0]);
});
