import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import type { SeriesRow } from "../../engine/simulation/serving/index.ts";
import { runFleet } from "./run-fleet.ts";

const day = readFileSync(
  new URL("../../../examples/serving-day/sample.yaml", import.meta.url),
  "utf8",
);
/** A part of the sample's day, and cells small enough that there are several to a region. */
const short = day
  .replace("duration: 24 h", "duration: 8 min")
  .replace("cellRequestsPerS: 250", "cellRequestsPerS: 6");
const base = { text: short, file: "sample.yaml", seed: 1n, checkpoint: null };

test("the sample is the day with a thousandth of its users", () => {
  const whole = readFileSync(
    new URL("../../../examples/serving-day/day.yaml", import.meta.url),
    "utf8",
  );
  const stripped = (text: string) =>
    text
      .split("\n")
      .filter((line) => !/^#|title:|sample:/.test(line))
      .join("\n");
  assert.equal(stripped(day), stripped(whole));
  assert.match(day, /sample: 0\.1 %/);
});

test("one worker and three give the same bytes", async () => {
  const one = await runFleet({ ...base, workers: 1, seriesIntervalS: 60 });
  const three = await runFleet({ ...base, workers: 3, seriesIntervalS: 60 });
  const { report, series } = one;
  assert.ok(report.cells > 5);
  assert.ok(report.requests > 5_000);
  assert.equal(JSON.stringify(three), JSON.stringify(one));
  // The series adds nothing to the report, and its regions add up to it.
  const plain = await runFleet({ ...base, workers: 1 });
  assert.equal(plain.series, null);
  assert.equal(JSON.stringify(plain.report), JSON.stringify(report));
  const rows = series ?? [];
  const sum = (group: (name: string) => boolean, read: (row: SeriesRow) => number) =>
    rows.filter((row) => group(row.group)).reduce((total, row) => total + read(row), 0);
  const all = (name: string) => name === "all";
  assert.equal(
    sum(all, (row) => row.completions),
    report.requests,
  );
  assert.equal(
    sum(
      (name) => name !== "all",
      (row) => row.arrivals,
    ),
    report.requests,
  );
  const tokens = sum(all, (row) => row.outputTokensPerS * (row.untilS - row.fromS));
  assert.ok(Math.abs(tokens / report.outputTokens - 1) < 1e-9);
  const onS = sum(all, (row) => (row.replicas ?? 0) * (row.untilS - row.fromS));
  assert.ok(Math.abs(onS / (report.replicas.mean * report.endS) - 1) < 1e-9);
});

test("a run that was killed goes on from its finished cells and ends with the same bytes", async () => {
  const folder = mkdtempSync(join(tmpdir(), "fleet-"));
  try {
    const checkpoint = { folder, key: "k" };
    const { report: whole } = await runFleet({ ...base, workers: 1 });
    // Cancelled after two cells; a third was being written.
    const abort = new AbortController();
    const cut = runFleet({
      ...base,
      workers: 2,
      checkpoint,
      signal: abort.signal,
      onProgress: (done) => {
        if (done === 2) abort.abort();
      },
    });
    await assert.rejects(cut, /cancelled/);
    writeFileSync(join(folder, "shard-00003.json"), '{"key":"k","resu');
    const kept = readdirSync(folder).filter((name) => name.endsWith(".json")).length;
    assert.ok(kept >= 2 && kept < whole.cells);
    let redone = 0;
    const { report: resumed } = await runFleet({
      ...base,
      workers: 2,
      checkpoint,
      onProgress: () => (redone += 1),
    });
    assert.ok(redone < whole.cells);
    assert.equal(JSON.stringify(resumed), JSON.stringify(whole));
    // Another seed or file finds nothing of use there.
    const { report: other } = await runFleet({
      ...base,
      seed: 2n,
      checkpoint: { folder, key: "other" },
    });
    assert.notEqual(JSON.stringify(other), JSON.stringify(whole));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
