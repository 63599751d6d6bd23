import assert from "node:assert/strict";
import { test } from "node:test";
import { type RunInput, run } from "./run.ts";
import { smallCatalogue, smallPlan } from "./small-catalogue.fixture.ts";

const input = (text = smallPlan, more: Partial<RunInput> = {}): RunInput => ({
  text,
  file: "plan.yaml",
  catalogue: smallCatalogue,
  engineKey: "engine",
  factsKey: "facts",
  seed: 1n,
  draws: 0,
  sha256: (value) => `sha256 of ${value.length} characters`,
  ...more,
});
function outcomeOf(text = smallPlan, more: Partial<RunInput> = {}) {
  const result = run(input(text, more));
  return result.ok ? result.outcome : assert.fail(JSON.stringify(result.issues));
}
const number = (text: string, name: string) => outcomeOf(text).headline[name] as number;
const uncertain = `${smallPlan.replace("outputTokens: 500", "outputTokens: { value: 500, low: 300, high: 1500 }")}assumptions: { slip-first-power: { value: 2 months, low: 0 months, high: 13 months } }\n`;
const doubled = smallPlan
  .replace("itCapacity: 60 MW", "itCapacity: 120 MW")
  .replace("capacity: 50 MW", "capacity: 100 MW");

test("the same plan, catalogue and seed give the same bytes twice, ranges among them", () => {
  for (const draws of [0, 50]) {
    const once = JSON.stringify(outcomeOf(uncertain, { draws }));
    assert.equal(JSON.stringify(outcomeOf(uncertain, { draws })), once);
  }
  const other = outcomeOf(uncertain, { draws: 50, seed: 2n });
  assert.notEqual(
    JSON.stringify(other.ranges),
    JSON.stringify(outcomeOf(uncertain, { draws: 50 }).ranges),
  );
});

test("line ends and a byte order mark change nothing but the scenario's key", () => {
  const plain = outcomeOf();
  for (const text of [smallPlan.replaceAll("\n", "\r\n"), `\uFEFF${smallPlan}`]) {
    const { keys: _, ...rest } = outcomeOf(text);
    const { keys: __, ...expected } = plain;
    assert.equal(JSON.stringify(rest), JSON.stringify(expected));
  }
});

test("an outcome is JSON: no number in it is infinite or none", () => {
  for (const text of [
    smallPlan,
    doubled,
    smallPlan.replace(/fleet: \[.*\]\n/, "fleet: []\n"),
    smallPlan.replace("requestsPerUserWeek: 25", "requestsPerUserWeek: 0"),
  ]) {
    const walk = (value: unknown, path: string): void => {
      if (typeof value === "number") assert.ok(Number.isFinite(value), path);
      else if (value !== null && typeof value === "object")
        for (const [key, inner] of Object.entries(value)) walk(inner, `${path}/${key}`);
    };
    walk(outcomeOf(text), "");
  }
});

test("each headline has its definition and each definition its headline", () => {
  const { headline, definitions } = outcomeOf();
  assert.deepEqual(Object.keys(definitions).sort(), Object.keys(headline).sort());
});

test("ranges hold their medians, and carry the names of the headline", () => {
  const { headline, ranges } = outcomeOf(uncertain, { draws: 40 });
  assert.deepEqual(Object.keys(ranges!).sort(), Object.keys(headline).sort());
  for (const range of Object.values(ranges!)) {
    if (typeof range.p10 !== "number" || typeof range.p90 !== "number") continue;
    assert.ok(range.p10 <= (range.p50 as number) && (range.p50 as number) <= range.p90);
  }
});

test("twice the capacity with demand unchanged: lower utilisation, dearer as served", () => {
  assert.ok(
    number(doubled, "servingUtilisationFraction") < number(smallPlan, "servingUtilisationFraction"),
  );
  assert.ok(
    number(doubled, "usdPerMillionOutputTokens") > number(smallPlan, "usdPerMillionOutputTokens"),
  );
  assert.equal(number(doubled, "demandTokensPerS"), number(smallPlan, "demandTokensPerS"));
  assert.equal(number(doubled, "racks"), 2 * number(smallPlan, "racks"));
});

test("more users never leave more idle, and never raise the served fraction", () => {
  const at = (millions: number) =>
    smallPlan.replace("value: 5 M users", `value: ${millions} M users`);
  let [idle, served] = [1, 1];
  for (const millions of [1, 5, 20, 100, 1000]) {
    const next = [
      number(at(millions), "idleFraction"),
      number(at(millions), "servedFraction"),
    ] as const;
    assert.ok(next[0] <= idle + 1e-12 && next[1] <= served + 1e-12);
    [idle, served] = next;
  }
});

test("capacity at the users who would fill it is full, within the peak that is cut", () => {
  const flat = smallPlan.replace("peakToTrough: 2", "peakToTrough: 1");
  const users = number(flat, "usersAtCapacity");
  const full = flat.replace("value: 5 M users", `value: ${users / 1e6} M users`);
  assert.ok(Math.abs(number(full, "servingUtilisationFraction") - 1) < 1e-9);
  assert.ok(
    Math.abs(number(full, "servedTokensPerS") / number(flat, "outputTokensCapacityPerS") - 1) <
      1e-9,
  );
});

test("the deal of the small plan pays its five tenths and not a cent more", () => {
  assert.equal(outcomeOf().headline["themReleasedUsd"], 500e6);
  assert.equal(outcomeOf(doubled).headline["themReleasedUsd"], 500e6);
});

test("issues come back instead of an outcome, and nothing is thrown", () => {
  const result = run(input(smallPlan.replace("site: home", "site: hom")));
  assert.ok(!result.ok && result.issues.length === 1);
});

test("every origin names a fact, an assumption or a line of the plan", () => {
  for (const [name, origin] of Object.entries(outcomeOf().origins)) {
    assert.ok(origin.ref !== "", name);
    if (origin.kind === "plan") assert.match(origin.ref, /^plan\.yaml:\d+:\d+$/, name);
  }
});
