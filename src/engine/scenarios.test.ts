/** The shipped plans: every one passes its check and runs, and the record of October 2026 says what it should. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { catalogue } from "../facts/index.ts";
import type { Outcome } from "./outcome/assemble.ts";
import { run } from "./run.ts";
import { printIssue } from "./scenario/issue.ts";
import { resolvePlanText } from "./scenario/resolve.ts";

const folder = fileURLToPath(new URL("../../scenarios/", import.meta.url));
const files = readdirSync(folder).filter((name) => name.endsWith(".yaml"));
const textOf = (file: string): string => readFileSync(`${folder}${file}`, "utf8");

const outcomeOf = (file: string, text = textOf(file)): Outcome => {
  const result = run({
    text,
    file,
    catalogue,
    engineKey: "engine",
    factsKey: "facts",
    seed: 1n,
    draws: 0,
    sha256: (value) => String(value.length),
  });
  assert.ok(result.ok, result.ok ? "" : result.issues.map(printIssue).join("\n"));
  return result.outcome;
};

test("the shipped plans are the reference plan, the record of October 2026 and a first hall", () => {
  for (const name of ["first-hall", "openai-nvidia-10gw", "stargate-2026-10"])
    assert.ok(files.includes(`${name}.yaml`), name);
});

for (const file of files) {
  test(`${file} passes its check without an issue, and is named after its file`, () => {
    const resolved = resolvePlanText(textOf(file), file, catalogue);
    assert.deepEqual(resolved.ok ? [] : resolved.issues.map(printIssue), []);
    assert.ok(resolved.ok && `${resolved.plan.id}.yaml` === file);
  });

  test(`${file} cites sources, series and sheets that the catalogue has`, () => {
    for (const [, source] of textOf(file).matchAll(/\bsource: ([^\s,}]+)/g)) {
      const known =
        Object.hasOwn(catalogue.sources, source!) ||
        Object.hasOwn(catalogue.series, source!) ||
        Object.hasOwn(catalogue.sheets, source!);
      assert.ok(known, source);
    }
  });

  test(`${file}: each block's racks are whole and stand inside its capacity on every day`, () => {
    for (const block of outcomeOf(file).blocks) {
      for (const cohort of block.fleet) {
        assert.ok(Number.isInteger(cohort.racks));
        const together = block.fleet.filter(
          (other) =>
            other.fromOn <= cohort.fromOn &&
            (other.untilOn === null || cohort.fromOn < other.untilOn),
        );
        const drawn = together.reduce((sum, other) => sum + other.ratedItPowerW, 0);
        assert.ok(drawn <= block.itCapacityW * (1 + 1e-9), block.id);
      }
    }
  });
}

test("the announced plan releases ten times ten billion dollars from states alone", () => {
  const outcome = outcomeOf("openai-nvidia-10gw.yaml");
  assert.equal(outcome.headline["nvidiaReleasedUsd"], 100e9);
  const letter = outcome.agreements.find((one) => one.id === "nvidia-letter-2025")!;
  assert.deepEqual(
    letter.releases.map((release) => release.amount),
    Array.from({ length: 10 }, () => 10e9),
  );
});

test("whatever the slip, the announced plan never releases a cent above its cap", () => {
  const text = textOf("openai-nvidia-10gw.yaml");
  for (const months of [3, 12, 60, 400]) {
    const slipped = text
      .replace("value: 0 months", `value: ${months} months`)
      .replace("high: 13 months", "high: 999 months");
    assert.notEqual(slipped, text);
    const released = outcomeOf("openai-nvidia-10gw.yaml", slipped).headline[
      "nvidiaReleasedUsd"
    ] as number;
    assert.ok(released <= 100e9 && released % 10e9 === 0, String(released));
    if (months <= 12) assert.equal(released, 100e9);
  }
});

const record = outcomeOf("stargate-2026-10.yaml");
const block = (id: string) => record.blocks.find((one) => one.id === id)!;
const agreement = (id: string) => record.agreements.find((one) => one.id === id)!;

test("record: Abilene has 421 of 843 MW of IT load live", () => {
  const abilene = record.sites.find((site) => site.id === "abilene")!;
  assert.equal(abilene.itCapacityW, 843e6);
  assert.equal(abilene.inServiceAsOfW, 421e6);
  const buildings = record.blocks.filter((one) => one.site === "abilene");
  assert.equal(buildings.length, 8);
  assert.deepEqual(
    buildings.map((one) => one.stateAsOf),
    [...Array(4).fill("in service"), ...Array(4).fill("under construction")],
  );
  for (const one of buildings.slice(4)) assert.equal(one.reachedOn["in service"], "2026-11-01");
});

test("record: states sum to what the blocks hold, and what is in service is the four live campuses", () => {
  const byState = Object.values(record.capacityByStateAsOfW).reduce((sum, one) => sum + one, 0);
  const byBlock = record.blocks.reduce((sum, one) => sum + one.itCapacityW, 0);
  assert.ok(Math.abs(byState / byBlock - 1) < 1e-12);
  assert.equal(record.capacityByStateAsOfW["in service"], 421e6 + 369e6 + 636e6 + 262e6);
});

test("record: what went to another user, was paused or is an option is not in service at any time", () => {
  assert.equal(block("abilene-expansion").stateAsOf, "handed to another user");
  assert.equal(block("narvik").stateAsOf, "handed to another user");
  assert.equal(block("cobalt-park").stateAsOf, "paused");
  assert.equal(block("amd-rest").stateAsOf, "option");
  assert.equal(record.capacityByStateAsOfW["handed to another user"], 672e6 + 92e6);
  for (const id of [
    "abilene-expansion",
    "narvik",
    "cobalt-park",
    "amd-rest",
    "india",
    "argentina",
    "pike-rest",
  ]) {
    assert.deepEqual(block(id).fleet, [], id);
    assert.notEqual(block(id).stateAtHorizon, "in service", id);
  }
});

test("record: the letter is superseded and releases nothing, before its end or after", () => {
  const letter = agreement("nvidia-letter-2025");
  assert.deepEqual(letter.status.at(-1), {
    from: "2026-02-20",
    is: "superseded",
    by: "nvidia-equity-2026",
    kind: "reported",
  });
  assert.equal(letter.releasedUsd, 0);
  assert.ok(letter.withheld.length > 0);
  for (const one of letter.withheld) assert.equal(one.binding, "superseded");
  assert.ok(letter.withheld.every((one) => one.on > "2026-02-20"));
});

test("record: NVIDIA's money is the equity of 30 GUSD; the guaranty is exposure that starts at ready for service", () => {
  assert.equal(record.headline["nvidiaReleasedUsd"], 30e9);
  assert.deepEqual(
    agreement("nvidia-equity-2026").releases.map((one) => [one.on, one.amount]),
    [["2026-02-27", 30e9]],
  );
  const guaranty = agreement("ports-pike-guaranty-2026");
  assert.deepEqual(guaranty.releases, []);
  assert.equal(guaranty.exposures[0]!.on, "2028-12-31");
  assert.deepEqual(
    guaranty.exposures.map((one) => one.on),
    ["pike-1", "pike-2", "pike-3", "pike-4"].map((id) => block(id).reachedOn["ready for service"]),
  );
  assert.equal(guaranty.exposureUsd, 105e9);
});

test("record: the warrant opens one tranche of six, and only when its last lock does", () => {
  const warrant = agreement("amd-warrant-2025");
  assert.deepEqual(
    warrant.releases.map((one) => [one.on, one.amount]),
    [["2027-03-31", 26_666_666]],
  );
  assert.ok(block("amd-1").reachedOn["delivered"]! < "2027-03-31");
});

test("record: the last billion of the loan waits for running kit, Amazon's contingent part still waits", () => {
  assert.deepEqual(
    agreement("coreweave-ddtl4-2026").releases.map((one) => [one.on, one.amount]),
    [
      ["2026-03-31", 7.5e9],
      ["2027-06-30", 1e9],
    ],
  );
  const amazon = agreement("amazon-contingent-2026");
  assert.equal(amazon.releasedUsd, 15e9);
  assert.equal(amazon.withheld[0]!.binding, "condition");
});
